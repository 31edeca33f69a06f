import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import styles from './errors.module.css';
import { Sentence } from './Sentence.tsx';

/** Stands where a screen failed; the frame around it still works. */
export function BrokenScreen() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <div className={styles.page}>
      <Sentence
        problem={{ reason: 'unexpected.screen' }}
        action={{ label: t('action.reopen'), onClick: () => location.reload() }}
      />
    </div>
  );
}
