import { useTranslation } from 'react-i18next';
import { lightText } from '../frame/SyncLight.tsx';
import { useFormat } from '../i18n/format.ts';
import { lightOf } from './lightOf.ts';
import { useSyncStatus } from './SyncRoom.tsx';

/** What stands behind the light (SYNC V1). */
export default function SyncScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useSyncStatus();
  return (
    <>
      <h1>{t('nav.sync')}</h1>
      <p>{lightText(lightOf(status), t, format)}</p>
    </>
  );
}
