import { AuditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './confirm.module.css';

export interface ConfirmFactProps {
  /** The plain sentence of what will be on the record. */
  says: string;
  busy?: boolean;
  onConfirm: () => void;
  onBack: () => void;
}

/**
 * An act that creates a fact is confirmed once, in place: what will be on the record stands there in one sentence.
 * Enter confirms, Esc goes back.
 */
export function ConfirmFact({ says, busy = false, onConfirm, onBack }: ConfirmFactProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  const hear = (event: KeyboardEvent) => {
    // An Enter held down since before the question was asked is no answer to it.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onBack();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need controls of its own; this is a question and its answers
    <div className={styles.confirm} role="group" aria-label={t('confirm.label')} onKeyDown={hear}>
      <AuditOutlined aria-hidden className={styles.icon} />
      <p className={styles.says} role="alert">
        <span className={styles.lead}>{t('confirm.willRecord')}</span>
        <strong>{says}</strong>
        <span className={styles.note}>{t('confirm.note')}</span>
      </p>
      <div className={styles.buttons}>
        <Button ref={button} type="primary" loading={busy} onClick={onConfirm}>
          {t('confirm.record')}
        </Button>
        <Button disabled={busy} onClick={onBack}>
          {t('confirm.back')}
        </Button>
      </div>
    </div>
  );
}
