import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteAccess } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import styles from './access.module.css';
import { WhatFor } from './WhatFor.tsx';

export interface RestrictedProps {
  text: string;
  mask: (text: string) => string;
  /** Whose it is, for the log of who saw what. */
  of: string;
  /** The record that it stands in. */
  record: string;
  /** What it is, for those who hear the screen and for the log. */
  label: string;
}

/** Something that stands masked until it is asked for; who asked and what for is noted before it is shown. */
export function Restricted({ text, mask, of, record, label }: RestrictedProps) {
  const { t } = useTranslation();
  const station = useStation();
  const [state, setState] = useState<'masked' | 'asking' | 'shown'>('masked');
  if (state === 'shown') return <span className={styles.shown}>{text}</span>;
  const show = async (why: string) => {
    await noteAccess(station.device, {
      at: new Date().toISOString(),
      clerk: station.clerk,
      what: 'seen',
      of: `${of} ${label}`,
      record,
      why,
    });
    setState('shown');
  };
  return (
    <span className={styles.restricted}>
      <span className={styles.masked}>{mask(text)}</span>
      {state === 'asking' ? (
        <WhatFor onReason={(why) => void show(why)} onCancel={() => setState('masked')} />
      ) : (
        <Button
          size="small"
          icon={<EyeOutlined />}
          aria-label={t('access.showOf', { label })}
          onClick={() => setState('asking')}
        >
          {t('access.show')}
        </Button>
      )}
    </span>
  );
}
