import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteAccess } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import styles from './roster.module.css';

export interface RestrictedProps {
  text: string;
  mask: (text: string) => string;
  /** Whose it is, for the log of who saw what. */
  of: string;
  /** What it is, for those who hear the screen. */
  label: string;
}

/** A number that stands masked until it is asked for; that it was asked for is noted. */
export function Restricted({ text, mask, of, label }: RestrictedProps) {
  const { t } = useTranslation();
  const station = useStation();
  const [isShown, setShown] = useState(false);
  if (text === '') return <span className={styles.absent}>{t('roster.absent')}</span>;
  if (isShown) return <span className={styles.number}>{text}</span>;
  const show = async () => {
    await noteAccess(station.device, { at: new Date().toISOString(), clerk: station.clerk, what: 'seen', of });
    setShown(true);
  };
  return (
    <span className={styles.restricted}>
      <span className={styles.number}>{mask(text)}</span>
      <Button
        size="small"
        icon={<EyeOutlined />}
        aria-label={t('roster.showOf', { label })}
        onClick={() => void show()}
      >
        {t('roster.show')}
      </Button>
    </span>
  );
}
