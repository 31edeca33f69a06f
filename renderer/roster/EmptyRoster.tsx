import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { NEW } from '../app/address.ts';
import { useLive } from '../station/station.ts';
import styles from './roster.module.css';

const readAnybody = async ({ device }: Station) => (await device.residents.limit(1).count()) > 0;

/** What stands in place of rows while there are none: nobody is on the roster yet, or nobody it is narrowed to. */
export function EmptyRoster() {
  const { t } = useTranslation();
  const isAnybody = useLive(readAnybody).value;
  if (isAnybody === undefined) return null;
  if (isAnybody) return <p>{t('roster.nobodyLikeThis')}</p>;
  return (
    <>
      <p>{t('roster.empty')}</p>
      <div className={styles.emptyActs}>
        <Link to="/roster/import">
          <Button type="primary" tabIndex={-1}>
            {t('roster.importFirst')}
          </Button>
        </Link>
        <Link to={`/household/${NEW}`}>
          <Button tabIndex={-1}>{t('roster.newHousehold')}</Button>
        </Link>
      </div>
    </>
  );
}
