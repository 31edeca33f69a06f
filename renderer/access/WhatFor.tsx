import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './access.module.css';
import { REASONS } from './reasons.ts';

/** One press says what for. Digits choose too, Esc leaves it masked. */
export function WhatFor({ onReason, onCancel }: { onReason: (why: string) => void; onCancel: () => void }) {
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
