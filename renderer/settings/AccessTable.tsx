import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { type Access, readAccessLog } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import styles from './settings.module.css';

/** Lines shown; the log keeps more than anyone reads on a screen. */
const SHOWN_MAX = 20;

/** Who looked at masked numbers, printed or took lists out of the program, newest first. */
export function AccessTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const { device } = useStation();
  const [log, setLog] = useState<Access[]>();
  useEffect(() => {
    const subscription = liveQuery(() => readAccessLog(device)).subscribe(setLog);
    return () => subscription.unsubscribe();
  }, [device]);
  if (!log || log.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{t('settings.storage.access')}</caption>
      <tbody>
        {log.slice(0, SHOWN_MAX).map((access) => (
          <tr key={`${access.at} ${access.of}`}>
            <td>{format.moment(access.at)}</td>
            <td>{access.clerk}</td>
            <td>{t(`settings.storage.accessWhat.${access.what}`)}</td>
            <td>{access.of}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
