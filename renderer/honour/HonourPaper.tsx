import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { readHonour } from './read.ts';

async function readPaper(station: Station, id: string) {
  const [found, settings] = await Promise.all([readHonour(station, id), readSettings(station)]);
  return { found: found?.state === 'awarded' ? found : undefined, village: settings?.village ?? '' };
}

/** 荣誉证书: for whom an honour was given, to take home: `/paper/honour/01J…`. */
export default function HonourPaper() {
  const { t } = usePaperWords();
  const id = idAt('honour', useParams().id) ?? '';
  const { value } = useLive(useCallback((station: Station) => readPaper(station, id), [id]));
  if (value && !value.found) return <Sentence problem={{ reason: 'honour.notAwarded' }} />;
  const title = t('honour.paper');
  const { found, village = '' } = value ?? {};
  return (
    <PrintView title={title} ready={found !== undefined}>
      {found?.vote && (
        <OfficialPaper title={title} signer={t('honour.paperSigner', { village })} day={found.vote.votedOn}>
          <p>{t('honour.paperTo', { name: found.honour.name })}</p>
          <p>
            {t('honour.paperWords', {
              year: found.honour.year,
              deeds: found.honour.deeds.replace(/[。．.\s]+$/u, ''),
              title: found.honour.title,
            })}
          </p>
          <p>{t('honour.paperEnd')}</p>
        </OfficialPaper>
      )}
    </PrintView>
  );
}
