import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FILES_PER_DOCUMENT_MAX } from '../../shared/domain/file/file.ts';
import type { Station } from '../../shared/store/station.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { useLive } from '../station/station.ts';
import { FileTile } from './FileTile.tsx';
import styles from './file.module.css';
import { standingFilesOf } from './read.ts';
import { useAttach } from './useAttach.ts';
import { useStandings } from './useStandings.ts';

export interface AttachmentsProps {
  /** The id of the document that the files belong to. */
  about: string;
}

/** What the file chooser offers; what is really in a file is looked at when it is read. */
const ACCEPT = 'image/*,application/pdf';

const NO_FILES: never[] = [];

/** The photos and scans of a document: by button, by dropping them here, or pasted. */
export function Attachments({ about }: AttachmentsProps) {
  const { t } = useTranslation();
  const { value: files = NO_FILES, error } = useLive(
    useCallback((station: Station) => standingFilesOf(station, about), [about]),
  );
  const standings = useStandings(files);
  const { add, busy, problem } = useAttach(about);
  const { over, drop } = useDrop(add);
  usePaste(add);
  const title = useId();
  return (
    <section className={styles.attachments} aria-labelledby={title} data-over={over} {...drop}>
      <header className={styles.head}>
        <h2 id={title}>{t('file.title')}</h2>
        <AddButton busy={busy} onChosen={add} />
      </header>
      {problem && <Sentence problem={problem} />}
      {error !== undefined && <Sentence problem={problemOf(error)} />}
      {files.length === 0 && <p className={styles.hint}>{t('file.empty', { most: FILES_PER_DOCUMENT_MAX })}</p>}
      {files.length > 0 && (
        <ul className={styles.tiles}>
          {files.map((file) => (
            <FileTile key={file.id} file={file} standing={standings.get(file.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function AddButton({ busy, onChosen }: { busy: boolean; onChosen: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<PaperClipOutlined />} loading={busy} onClick={() => chooser.current?.click()}>
        {t('file.add')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept={ACCEPT}
        multiple
        hidden
        aria-label={t('file.add')}
        onChange={({ target }) => {
          onChosen([...(target.files ?? [])]);
          // The same file may be chosen again after it was taken off.
          target.value = '';
        }}
      />
    </>
  );
}

/** Files dropped on the section. `over` while some are held above it. */
function useDrop(add: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      add([...event.dataTransfer.files]);
    },
  };
  return { over, drop };
}

/** Pictures pasted anywhere on the page that shows the section. Pasted text is left to the field it is meant for. */
function usePaste(add: (files: readonly File[]) => void): void {
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [add]);
}
