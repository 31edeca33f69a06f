import { DownloadOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FileFact } from '../../shared/domain/file/file.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { bytesText } from '../sync/bytes.ts';
import styles from './file.module.css';
import { OriginalButton } from './OriginalButton.tsx';
import type { FileStanding } from './read.ts';
import { saveAs } from './saveAs.ts';
import { useDetach } from './useDetach.ts';
import { type Picture, useThumbnail, useWhole } from './usePicture.ts';
import { useStandings } from './useStandings.ts';

/** One file as large as the window lets it be. Left and right lead to the document's other files. */
export function FilePage({ file, among }: { file: FileFact; among: readonly FileFact[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const detach = useDetach();
  const whole = useWhole(file);
  const standing = useStandings(useMemo(() => [file], [file])).get(file.id);
  useTurning(file, among);
  const takeOff = async () => {
    if (await detach(file)) await navigate(addressOf(file.about));
  };
  return (
    <ThingPage
      title={file.name}
      about={t('file.about', { by: file.createdBy, at: format.moment(file.createdAt), size: bytesText(file.bytes) })}
      acts={
        <>
          <Button type="primary" onClick={() => void navigate(addressOf(file.about))}>
            {t('file.back')}
          </Button>
          {whole.is === 'here' && (
            <Button icon={<DownloadOutlined />} onClick={() => saveAs(whole.url, saveName(file))}>
              {t('file.save')}
            </Button>
          )}
          <OriginalButton file={file} />
          <Button onClick={() => void takeOff()}>{t('file.detach')}</Button>
        </>
      }
    >
      {standing && <p className={styles.stands}>{t(`file.stands.${standing}`)}</p>}
      <Shown file={file} whole={whole} standing={standing} />
      <Turning file={file} among={among} />
    </ThingPage>
  );
}

/** The picture; until it is here, its thumbnail. A PDF is opened by the computer's own program. */
function Shown({ file, whole, standing }: { file: FileFact; whole: Picture; standing: FileStanding | undefined }) {
  const { t } = useTranslation();
  const thumbnail = useThumbnail(file);
  if (whole.is === 'damaged' || standing === 'damaged') return <Sentence problem={{ reason: 'file.damaged' }} />;
  if (file.type === 'application/pdf') return <p className={styles.hint}>{t('file.pdf')}</p>;
  const shown = whole.is === 'here' ? whole : thumbnail;
  return shown?.is === 'here' ? <img className={styles.whole} src={shown.url} alt={file.name} /> : null;
}

function neighbour(file: FileFact, among: readonly FileFact[], step: 1 | -1): FileFact | undefined {
  return among[among.findIndex(({ id }) => id === file.id) + step];
}

function Turning({ file, among }: { file: FileFact; among: readonly FileFact[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (among.length < 2) return null;
  const button = (step: 1 | -1, label: string, icon: React.ReactNode) => {
    const next = neighbour(file, among, step);
    return (
      <Button icon={icon} disabled={!next} onClick={() => next && void navigate(addressOf(next.id), { replace: true })}>
        {label}
      </Button>
    );
  };
  return (
    <nav className={styles.turning} aria-label={t('file.title')}>
      {button(-1, t('file.earlier'), <LeftOutlined />)}
      {button(1, t('file.later'), <RightOutlined />)}
    </nav>
  );
}

/** The arrow keys turn the pages, unless something is being typed. */
function useTurning(file: FileFact, among: readonly FileFact[]): void {
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      if ((event.target as Element | null)?.closest('input, textarea, [contenteditable]')) return;
      const next = neighbour(file, among, event.key === 'ArrowLeft' ? -1 : 1);
      if (next) void navigate(addressOf(next.id), { replace: true });
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [file, among, navigate]);
}

/** What a file is called where it is saved: a picture is a JPEG whatever it was called before. */
function saveName({ name, type }: FileFact): string {
  return type === 'image/jpeg' ? `${name.replace(/\.\w{1,5}$/, '')}.jpg` : name;
}
