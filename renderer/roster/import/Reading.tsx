import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './import.module.css';
import type { ImportState } from './importSession.ts';

interface ReadingProps {
  state: Extract<ImportState, { at: 'reading' }>;
  onStop: () => void;
}

/** While the file is read: which, how far, and a way out. */
export function Reading({ state: { file, done, total }, onStop }: ReadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ThingPage title={t('rosterImport.reading', { file })}>
      <div className={styles.waiting}>
        <p role="status">
          {total === 0
            ? t('rosterImport.opening')
            : t('rosterImport.rowsRead', { done: format.count(done), total: format.count(total) })}
        </p>
        <Progress percent={total === 0 ? 0 : Math.round((done / total) * 100)} showInfo={false} />
        <Button onClick={onStop}>{t('rosterImport.stop')}</Button>
      </div>
    </ThingPage>
  );
}
