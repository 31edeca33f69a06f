import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './import.module.css';
import type { ImportState } from './importSession.ts';

interface ImportingProps {
  state: Extract<ImportState, { at: 'importing' }>;
  onStop: () => void;
}

/** While people are written: how many are on the disk, and a way to stop. */
export function Importing({ state: { file, done, total, stopping }, onStop }: ImportingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ThingPage title={t('rosterImport.importing', { file })} about={t('rosterImport.leave')}>
      <div className={styles.waiting}>
        <p role="status">{t('rosterImport.progress', { done: format.count(done), total: format.count(total) })}</p>
        <Progress percent={total === 0 ? 0 : Math.round((done / total) * 100)} showInfo={false} />
        <Button onClick={onStop} disabled={stopping}>
          {t(stopping ? 'rosterImport.cancelling' : 'rosterImport.cancel')}
        </Button>
      </div>
    </ThingPage>
  );
}
