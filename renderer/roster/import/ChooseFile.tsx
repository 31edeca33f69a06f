import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Problem } from '../../errors/problem.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import styles from './import.module.css';

/** Endings that the file dialog offers; a file is told by its content, so any other may be dropped here too. */
const OFFERED = '.xlsx,.xlsm,.csv,.txt,.xls,.et';
const READABLE = '.xlsx、.csv';

/** The first step: a file by button or by dropping it. */
export function ChooseFile({ problem, onFile }: { problem: Problem | undefined; onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <ThingPage title={t('rosterImport.title')} acts={<Link to="/person">{t('rosterImport.toRoster')}</Link>}>
      {problem && <Sentence problem={problem} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is everybody's */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{t('rosterImport.drop')}</p>
        <Button type="primary" size="large" icon={<UploadOutlined />} onClick={() => input.current?.click()}>
          {t('rosterImport.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept={OFFERED}
          data-testid="roster-file"
          onChange={(event) => {
            take(event.target.files);
            // The same file may be chosen again after it was put right.
            event.target.value = '';
          }}
        />
        <p className={pieces.soft}>{t('rosterImport.formats', { formats: READABLE })}</p>
      </div>
    </ThingPage>
  );
}
