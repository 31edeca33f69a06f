import { useCallback } from 'react';
import { useParams } from 'react-router';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { readDeed } from './read.ts';

async function readPaper(station: Station, id: string) {
  const [found, settings] = await Promise.all([readDeed(station, id), readSettings(station)]);
  return { found, name: settings?.name ?? '' };
}

/** 扣分告知单: minus points are told to the household alone, with where it may speak up: `/paper/minus/01J…`. */
export default function MinusPaper() {
  const { t, format } = usePaperWords();
  const id = idAt('deed', useParams().deed) ?? '';
  const { value } = useLive(useCallback((station: Station) => readPaper(station, id), [id]));
  const { household, deed, judgement } = value?.found ?? {};
  if (value && !(judgement && judgement.points < 0)) return <Sentence problem={{ reason: 'merit.notMinus' }} />;
  const title = t('minus.paper');
  return (
    <PrintView title={title} ready={judgement !== undefined}>
      {deed && judgement && (
        <OfficialPaper title={title} signer={judgement.judgedBy} day={today()}>
          <p>{t('minus.to', { name: household?.headName ?? '' })}</p>
          <p>
            {t('minus.words', {
              happened: paperDate(deed.happenedOn),
              description: deed.description,
              judged: paperDate(judgement.judgedOn),
              by: judgement.judgedBy,
              points: format.points(-judgement.points),
              because: judgement.reason === '' ? '' : t('minus.because', { reason: judgement.reason }),
            })}
          </p>
          <p>{t('minus.speakUp', { station: value?.name ?? '' })}</p>
          <p>{t('minus.receipt')}</p>
        </OfficialPaper>
      )}
    </PrintView>
  );
}
