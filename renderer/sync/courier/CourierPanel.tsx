import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionName } from '../../../shared/domain/kinds.ts';
import { problemOf } from '../../../shared/store/problem.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type LastBundle, writeForCounty } from '../../../shared/sync/courier/atStation.ts';
import { BUNDLE_ENDING } from '../../../shared/sync/courier/fileName.ts';
import type { Packed } from '../../../shared/sync/courier/pack.ts';
import type { Taken } from '../../../shared/sync/courier/takeAnswer.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { saveFile } from '../../export/saveFile.ts';
import { pieceStoreOf } from '../../file/pieceStores.ts';
import pieces from '../../frame/pieces.module.css';
import { type Format, useFormat } from '../../i18n/format.ts';
import { useStation } from '../../station/station.ts';
import { useToasts } from '../../toast/toasts.ts';
import { useSync, useSyncStatus } from '../SyncRoom.tsx';
import styles from '../sync.module.css';
import { type BundleFile, blobSink } from './blobs.ts';
import { ChooseFiles } from './ChooseFiles.tsx';
import { CountyKeyForm } from './CountyKeyForm.tsx';
import type { ReadingBack } from './readingBack.ts';
import { useCourier } from './useCourier.ts';

/** Saves what the county has not acknowledged as files. @returns the problem that kept it from doing so, if any did */
async function writeFiles(station: Station): Promise<string | undefined> {
  const files: BundleFile[] = [];
  try {
    const written = await writeForCounty(station, pieceStoreOf(station), (about) => blobSink(about, files));
    if (!written.ok) return `courier.${written.reason}`;
  } catch (error) {
    return `sync.${problemOf(error)}`;
  }
  for (const { name, content } of files) saveFile(name, content);
  return undefined;
}

/** 用 U 盘送到县里: for a station without a line. What was written goes on waiting until the county's answer is read. */
export function CourierPanel() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { readBack } = useSync();
  const { readingBack } = useSyncStatus();
  const courier = useCourier();
  const [writing, setWriting] = useState(false);
  if (!courier) return null;
  const write = async () => {
    setWriting(true);
    const reason = await writeFiles(station);
    setWriting(false);
    say({ says: reason ? { problem: { reason } } : { done: t('sync.courier.written') } });
  };
  return (
    <section className={styles.block}>
      <h2>{t('sync.courier.title')}</h2>
      <p className={pieces.soft}>{t('sync.courier.about')}</p>
      {courier.last && <Last last={courier.last} />}
      {readingBack && <Outcome reading={readingBack} />}
      {courier.county ? (
        <div className={styles.acts}>
          <Button loading={writing} onClick={() => void write()}>
            {t('sync.courier.write')}
          </Button>
          <ChooseFiles
            label={t('sync.courier.read')}
            accept={BUNDLE_ENDING}
            multiple
            busy={readingBack?.is === 'running'}
            onChosen={readBack}
          />
        </div>
      ) : (
        <CountyKeyForm />
      )}
      <dl className={styles.facts}>
        {courier.county && (
          <div>
            <dt>{t('sync.courier.countyFingerprint')}</dt>
            <dd>{courier.county}</dd>
          </div>
        )}
        <div>
          <dt>{t('sync.courier.ownFingerprint')}</dt>
          <dd>{courier.own}</dd>
        </div>
      </dl>
    </section>
  );
}

/** The last bundle: when, what is in it, and whether the county has answered. */
function Last({ last }: { last: LastBundle }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { writtenAt, answeredAt, packed, parts } = last;
  const words = { at: format.moment(writtenAt), parts: format.count(parts), content: contentText(packed, t, format) };
  return (
    <p className={answeredAt ? styles.settled : styles.needsYou} role="status">
      {t('sync.courier.last', words)}
      {answeredAt ? t('sync.courier.answered', { at: format.moment(answeredAt) }) : t('sync.courier.waitsForAnswer')}
    </p>
  );
}

function contentText(packed: Packed, t: TFunction, format: Format): string {
  const { files, ...records } = packed;
  const kinds = Object.entries(records) as [CollectionName, number][];
  if (kinds.length === 0 && !files) return t('sync.courier.empty');
  const words = kinds.map(([collection, count]) =>
    t('sync.courier.kind', { kind: t(`sync.collection.${collection}`), number: format.count(count) }),
  );
  if (files) words.push(t('sync.courier.files', { number: format.count(files) }));
  return words.join(t('sync.courier.and'));
}

function Outcome({ reading }: { reading: ReadingBack }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (reading.is === 'running') return null;
  if (reading.is === 'failed') {
    const { problem, detail } = reading;
    const isStorage = problem === 'diskFull' || problem === 'storageBroken';
    return (
      <Sentence
        problem={{ reason: `${isStorage ? 'sync' : 'courier'}.${problem}`, values: { detail: detail ?? '' } }}
      />
    );
  }
  const { stored, refused, conflicts, received, filesKept, filesReceived } = reading.taken;
  const counts = Object.entries({ stored, refused, conflicts, received, filesKept, filesReceived });
  const words = Object.fromEntries(counts.map(([name, count]) => [name, format.count(count)]));
  const next = nextStep(reading.taken);
  return (
    <div role="status">
      <p>{t('sync.courier.taken', words)}</p>
      {filesKept + filesReceived > 0 && <p>{t('sync.courier.filesTaken', words)}</p>}
      {next && <p className={styles.needsYou}>{t(`sync.courier.next.${next}`)}</p>}
    </div>
  );
}

/** Why another bundle is needed, if one is. */
function nextStep({ conflicts, countyWentBack, deviceWentBack }: Taken): string | undefined {
  if (countyWentBack) return 'countyWentBack';
  if (deviceWentBack) return 'deviceWentBack';
  return conflicts > 0 ? 'merged' : undefined;
}
