import {
  CheckCircleFilled,
  CloudUploadOutlined,
  DisconnectOutlined,
  SyncOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Format, useFormat } from '../i18n/format.ts';
import styles from './frame.module.css';
import type { Light } from './light.ts';

/** Each state has a shape of its own beside its colour. */
const ICONS: Record<Light['state'], ComponentType> = {
  synced: CheckCircleFilled,
  pending: CloudUploadOutlined,
  pendingFiles: CloudUploadOutlined,
  syncing: SyncOutlined,
  offline: DisconnectOutlined,
  attention: WarningFilled,
};

export const SYNC_PAGE = '/settings/sync';

export function lightText(light: Light, t: TFunction, format: Format): string {
  switch (light.state) {
    case 'synced':
      return t('light.synced', { time: format.time(light.at) });
    case 'pending':
      return t('light.pending', { number: format.count(light.count) });
    case 'pendingFiles':
      return t('light.pendingFiles', { number: format.count(light.count) });
    case 'syncing':
      return t('light.syncing', { done: format.count(light.done), total: format.count(light.total) });
    case 'offline':
      return t('light.offline');
    case 'attention':
      return t('light.attention', { number: format.count(light.count) });
  }
}

/** Says whether the county has everything; opens the sync page. */
export function SyncLight({ light }: { light: Light }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = ICONS[light.state];
  return (
    <Link to={SYNC_PAGE} className={styles.light} data-state={light.state}>
      <span aria-hidden className={styles.lightIcon}>
        <Icon />
      </span>
      <span role="status">{lightText(light, t, format)}</span>
    </Link>
  );
}
