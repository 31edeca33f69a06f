import { AuditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSound, type LedgerFigures } from '../../shared/domain/merit/check.ts';
import { countDoubledActs } from '../../shared/store/derived/ledger.ts';
import { checkLedger } from '../../shared/store/exportStation.ts';
import { useStation } from '../station/station.ts';
import styles from './settings.module.css';

interface Checked {
  figures: LedgerFigures;
  /** Acts that two computers entered. */
  doubled: number;
}

/** Works the merit ledger out again from every entry and says whether it agrees with what the screens show. */
export function CheckLedger() {
  const { t } = useTranslation();
  const station = useStation();
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked>();
  const run = async () => {
    setBusy(true);
    try {
      setChecked({ figures: await checkLedger(station), doubled: await countDoubledActs(station.device) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.act}>
      <Button icon={<AuditOutlined />} loading={busy} onClick={() => void run()}>
        {t('settings.ledger.act')}
      </Button>
      <span className={styles.note} role="status">
        {checked
          ? t(isSound(checked.figures) ? 'settings.ledger.sound' : 'settings.ledger.wrong', { ...checked.figures })
          : t('settings.ledger.about')}
        {checked && checked.doubled > 0 && ` · ${t('settings.ledger.doubled', { count: checked.doubled })}`}
      </span>
    </div>
  );
}
