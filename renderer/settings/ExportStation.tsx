import { ExportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportStation, whileLedgerRests } from '../../shared/store/exportStation.ts';
import type { Station } from '../../shared/store/station.ts';
import { saveFile } from '../export/saveFile.ts';
import { noteAccess } from '../station/accessLog.ts';
import { readSettings } from '../station/settings.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import styles from './settings.module.css';

/** The file's parts are handed to the browser one by one, which keeps a large one on the disk. */
async function exportedBlob(station: Station): Promise<Blob> {
  return whileLedgerRests(station, async () => {
    let file = new Blob([], { type: 'application/json' });
    for await (const part of exportStation(station, new Date().toISOString())) {
      file = new Blob([file, part], { type: 'application/json' });
    }
    return file;
  });
}

/** Everything the station keeps, as one file; who took it out is noted. */
export function ExportStation() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const of = t('settings.export.of');
      await noteAccess(station.device, { at: new Date().toISOString(), clerk: station.clerk, what: 'exported', of });
      const name = (await readSettings(station))?.name ?? station.code;
      const file = await exportedBlob(station);
      saveFile(`${t('settings.export.fileName', { station: name, date: today() })}.json`, file);
      say({ says: { done: t('settings.export.saved') } });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.act}>
      <Button icon={<ExportOutlined />} loading={busy} onClick={() => void run()}>
        {t('settings.export.act')}
      </Button>
      <span className={styles.note}>{t('settings.export.about')}</span>
    </div>
  );
}
