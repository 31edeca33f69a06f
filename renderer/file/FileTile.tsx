import { FileImageOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FileFact } from '../../shared/domain/file/file.ts';
import { addressOf } from '../app/address.ts';
import { bytesText } from '../sync/bytes.ts';
import styles from './file.module.css';
import type { FileStanding } from './read.ts';
import { useDetach } from './useDetach.ts';
import { useThumbnail } from './usePicture.ts';

/** One file among those of its document: its thumbnail, its name, and whether the county has it. */
export function FileTile({ file, standing }: { file: FileFact; standing: FileStanding | undefined }) {
  const { t } = useTranslation();
  const detach = useDetach();
  return (
    <li className={styles.tile}>
      <Link to={addressOf(file.id)} className={styles.open} title={file.name}>
        <Thumbnail file={file} />
        <span className={styles.name}>{file.name}</span>
      </Link>
      <p className={styles.about} data-standing={standing}>
        {bytesText(file.bytes)}
        {standing && ` · ${t(`file.standing.${standing}`)}`}
      </p>
      <Button size="small" type="text" onClick={() => void detach(file)}>
        {t('file.detach')}
      </Button>
    </li>
  );
}

function Thumbnail({ file }: { file: FileFact }) {
  const picture = useThumbnail(file);
  const Icon = file.type === 'application/pdf' ? FilePdfOutlined : FileImageOutlined;
  return (
    <span className={styles.thumbnail}>
      {picture?.is === 'here' ? <img src={picture.url} alt="" /> : <Icon aria-hidden className={styles.icon} />}
    </span>
  );
}
