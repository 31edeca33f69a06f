import { Button, Checkbox } from 'antd';
import { liveQuery } from 'dexie';
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FileFact } from '../../shared/domain/file/file.ts';
import { piecesIn } from '../../shared/store/file/pieces.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import { type Format, useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { bytesText } from '../sync/bytes.ts';
import { useSync, useSyncStatus } from '../sync/SyncRoom.tsx';
import styles from '../sync/sync.module.css';
import { type FilesStatus, METERED } from './fileCarrier.ts';

/** What of the files the county does not have yet, what they wait for, and the clerk's say in it (SYNC V3). */
export function FilesPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const sync = useSync();
  const { files, connected } = useSyncStatus();
  const waits = files.waiting.files > 0;
  return (
    <section className={styles.block} aria-label={t('file.queue')}>
      <h2>{t('file.queue')}</h2>
      {files.problem && files.problem !== 'offline' && <Sentence problem={{ reason: `sync.${files.problem}` }} />}
      <p className={waits ? undefined : pieces.soft} role="status">
        {waits ? waitingText(files, t, format) : t('file.nothingWaits')}
      </p>
      {connected && (
        <div className={styles.acts}>
          {waits && <Button onClick={sync.sendFiles}>{t('file.sendNow')}</Button>}
          {files.phase === 'paused' ? (
            <Button onClick={sync.resumeFiles}>{t('file.resume')}</Button>
          ) : (
            waits && <Button onClick={sync.pauseFiles}>{t('file.pause')}</Button>
          )}
        </div>
      )}
      <Metered />
      {files.wrong > 0 && <WrongFiles />}
    </section>
  );
}

/** `3 张, 约 1.2 MB`, and why they are not on their way. */
function waitingText({ waiting, phase }: FilesStatus, t: TFunction, format: Format): string {
  const left = t('file.waiting', { number: format.count(waiting.files), size: bytesText(waiting.bytes) });
  return t('file.waitingFor', { left, why: t(`file.phase.${phase}`) });
}

/** The clerk knows what no program can ask the system: whether this line costs by what goes over it. */
function Metered() {
  const { t } = useTranslation();
  const { device } = useStation();
  const { nudge } = useSync();
  const [metered, setMetered] = useState(false);
  useEffect(() => {
    const held = liveQuery(() => device.readState<boolean>(METERED));
    const subscription = held.subscribe({ next: (said) => setMetered(said ?? false), error: console.error });
    return () => subscription.unsubscribe();
  }, [device]);
  const say = useCallback(
    async (said: boolean) => {
      await device.writeState(METERED, said);
      nudge();
    },
    [device, nudge],
  );
  return (
    <Checkbox checked={metered} onChange={({ target }) => void say(target.checked)}>
      {t('file.metered')}
    </Checkbox>
  );
}

/** As many as are shown at once; when these are seen to, the next come. */
const WRONG_MAX = 5;

/** Files of which the county holds something else, or which it did not take: each leads to its page. */
function WrongFiles() {
  const { t } = useTranslation();
  const station = useStation();
  const [files, setFiles] = useState<FileFact[]>([]);
  useEffect(() => {
    const subscription = liveQuery(() => wrongIds(station)).subscribe({
      next: (ids) => void station.getMany(ids).then((found) => setFiles([...found.values()] as unknown as FileFact[])),
      error: console.error,
    });
    return () => subscription.unsubscribe();
  }, [station]);
  return (
    <>
      <Sentence problem={{ reason: 'file.wrong' }} />
      <ul>
        {files.map(({ id, name }) => (
          <li key={id}>
            <Link to={addressOf(id)}>{name}</Link>
          </li>
        ))}
      </ul>
      <p className={pieces.soft}>{t('file.wrongHint')}</p>
    </>
  );
}

async function wrongIds({ device }: Station): Promise<string[]> {
  const states = ['forged', 'refused'] as const;
  const rows = await Promise.all(
    states.flatMap((state) => [0, 1].map((rank) => piecesIn(device, state, { rank: rank as 0, limit: WRONG_MAX }))),
  );
  return [...new Set(rows.flat().flatMap((row) => row.files))].slice(0, WRONG_MAX);
}
