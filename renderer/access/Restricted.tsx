import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteAccess } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import styles from './access.module.css';
import { REASONS } from './reasons.ts';

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

/** One press says what for. Digits choose too, Esc leaves it masked. */
function WhatFor({ onReason, onCancel }: { onReason: (why: string) => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const hear = (event: KeyboardEvent) => {
    const chosen = REASONS[Number(event.key) - 1];
    if (chosen) onReason(t(`access.reason.${chosen}`));
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset stands in a block of its own; this is a line
    <span className={styles.why} role="group" aria-label={t('access.why')} onKeyDown={hear}>
      <span>{t('access.why')}</span>
      {REASONS.map((reason, place) => (
        <Button
          key={reason}
          ref={place === 0 ? first : null}
          size="small"
          aria-keyshortcuts={String(place + 1)}
          onClick={() => onReason(t(`access.reason.${reason}`))}
        >
          {t(`access.reason.${reason}`)}
        </Button>
      ))}
      <Button size="small" type="text" onClick={onCancel}>
        {t('access.cancel')}
      </Button>
    </span>
  );
}
