import { TableOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { liveQuery } from 'dexie';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../app/address.ts';
import { type Sheet, saveXlsx } from '../export/saveXlsx.ts';
import { type Format, useFormat } from '../i18n/format.ts';
import { type Access, countAccesses, noteAccess, readAccessLog } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import styles from './settings.module.css';

/** Lines shown at once, and more of them with each press. */
const PAGE = 30;

/** Lines of one file: what a spreadsheet opens at once, and years of a log. */
const EXPORT_MAX = 20_000;

const WHATS = ['seen', 'printed', 'exported'] as const satisfies readonly Access['what'][];

/** Who looked at masked numbers, printed or took lists out of the program, when and what for, newest first. */
export function AccessPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const [what, setWhat] = useState<Access['what'] | ''>('');
  const [shown, setShown] = useState(PAGE);
  const read = useAccessLog(what === '' ? undefined : what, shown);

  const save = async () => {
    const name = t('settings.access.file');
    const log = await readAccessLog(station.device, { what: what === '' ? undefined : what, limit: EXPORT_MAX });
    await saveXlsx(sheetOf(log, name, t, format));
    await noteAccess(station.device, {
      at: new Date().toISOString(),
      clerk: station.clerk,
      what: 'exported',
      of: name,
    });
    say({ says: { done: t('settings.access.saved', { name }) } });
  };

  if (!read) return null;
  return (
    <>
      <p className={styles.about}>{t('settings.access.explained')}</p>
      <div className={styles.accessTools}>
        <Select
          aria-label={t('settings.access.which')}
          className={styles.accessWhich as string}
          value={what}
          onChange={(next) => {
            setWhat(next);
            setShown(PAGE);
          }}
          options={[
            { value: '', label: t('settings.access.all') },
            ...WHATS.map((value) => ({ value, label: t(`settings.access.what.${value}`) })),
          ]}
        />
        <span>{t('settings.access.count', { number: format.count(read.count) })}</span>
        {read.count > 0 && (
          <Button icon={<TableOutlined />} onClick={() => void save()}>
            {t('action.export')}
          </Button>
        )}
      </div>
      {read.count === 0 ? <p>{t('settings.access.none')}</p> : <AccessTable log={read.log} />}
      {read.count > read.log.length && (
        <Button onClick={() => setShown(shown + PAGE)}>{t('settings.access.more')}</Button>
      )}
    </>
  );
}

function AccessTable({ log }: { log: readonly Access[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {['at', 'clerk', 'did', 'of', 'why'].map((head) => (
            <th key={head} scope="col">
              {t(`settings.access.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {log.map((access) => (
          <tr key={`${access.at} ${access.of} ${access.what}`}>
            <td>{format.moment(access.at)}</td>
            <td>{access.clerk}</td>
            <td>{t(`settings.access.what.${access.what}`)}</td>
            <td>{access.record ? <Link to={addressOf(access.record)}>{access.of}</Link> : access.of}</td>
            <td>{access.why ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useAccessLog(what: Access['what'] | undefined, limit: number) {
  const { device } = useStation();
  const [read, setRead] = useState<{ log: Access[]; count: number }>();
  useEffect(() => {
    const all = async () => ({
      log: await readAccessLog(device, { what, limit }),
      count: await countAccesses(device, what),
    });
    const subscription = liveQuery(all).subscribe(setRead);
    return () => subscription.unsubscribe();
  }, [device, what, limit]);
  return read;
}

function sheetOf(log: readonly Access[], name: string, t: TFunction, format: Format): Sheet {
  const heads = [
    ['at', 20],
    ['clerk', 10],
    ['did', 8],
    ['of', 24],
    ['why', 24],
  ] as const;
  return {
    name,
    columns: heads.map(([head, width]) => ({ header: t(`settings.access.head.${head}`), width })),
    rows: log.map(({ at, clerk, what, of, why = '' }) => [
      format.moment(at),
      clerk,
      t(`settings.access.what.${what}`),
      of,
      why,
    ]),
  };
}
