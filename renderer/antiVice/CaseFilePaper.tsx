import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import { readCaseFile } from '../../shared/store/caseFiles.ts';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { noteAccess } from '../station/accessLog.ts';
import { PinGate } from '../station/lock/PinGate.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';

/** One case file on paper, by itself, and behind the PIN. */
export default function CaseFilePaper() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  return (
    <PinGate title={t('caseFile.list')}>
      <Paper id={id} />
    </PinGate>
  );
}

function Paper({ id }: { id: string }) {
  const { t } = usePaperWords();
  const station = useStation();
  const read = useCallback(
    async (from: Station) => {
      const [file, settings] = await Promise.all([readCaseFile(from.device, id), readSettings(from)]);
      return { file, signer: settings?.name ?? '' };
    },
    [id],
  );
  const { value } = useLive(read);
  const file = value?.file;
  const openedOn = file?.openedOn;
  useEffect(() => {
    if (!openedOn) return;
    const of = t('caseFile.logged', { date: openedOn });
    void noteAccess(station.device, { at: new Date().toISOString(), clerk: station.clerk, what: 'printed', of });
  }, [station, openedOn, t]);
  if (value && !file) return <Sentence problem={{ reason: 'caseFile.gone' }} />;
  const title = t('caseFile.paper');
  return (
    <PrintView title={title} ready={file !== undefined}>
      {file && (
        <OfficialPaper title={title} signer={value?.signer ?? ''} day={today()}>
          <p className="flush">{t('caseFile.internal')}</p>
          <p>{t('caseFile.about', { name: file.name, vice: t(`caseFile.viceChoice.${file.vice}`) })}</p>
          <p>{file.account}</p>
          {file.notes.map(({ on, by, says, writtenAt }) => (
            <p key={`${writtenAt} ${says}`}>{t('caseFile.noteLine', { date: paperDate(on), by, says })}</p>
          ))}
        </OfficialPaper>
      )}
    </PrintView>
  );
}
