import { DeleteOutlined, RetweetOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../shared/store/station.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import { Facts } from '../frame/Facts.tsx';
import { useFormat } from '../i18n/format.ts';
import { useSession } from '../station/session.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { CheckLedger } from './CheckLedger.tsx';
import { ExportStation } from './ExportStation.tsx';
import styles from './settings.module.css';

const KINDS = ['person', 'household', 'meeting', 'proposal', 'review', 'deed', 'good', 'notice', 'file'] as const;

async function readCounts(station: Station): Promise<[string, number][]> {
  const { entries } = station.device;
  return Promise.all(
    KINDS.map(async (kind): Promise<[string, number]> => [kind, await entries.where('kind').equals(kind).count()]),
  );
}

/** What is kept on this laptop, who looked at what, and how to be rid of the demonstration. */
export function StoragePart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value: counts } = useLive(readCounts);
  return (
    <>
      {counts && (
        <Facts
          title={t('settings.storage.kept')}
          facts={counts.map(([kind, count]) => ({
            label: t(`journal.kind.${kind}`),
            value: t('settings.storage.count', { number: format.count(count) }),
          }))}
        />
      )}
      <Rebuild />
      <ExportStation />
      <CheckLedger />
      <EndDemo />
    </>
  );
}

function Rebuild() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const rebuild = async () => {
    setBusy(true);
    await station.rebuildDerived().finally(() => setBusy(false));
    say({ says: { done: t('settings.storage.rebuilt') } });
  };
  return (
    <div className={styles.act}>
      <Button icon={<RetweetOutlined />} loading={busy} onClick={() => void rebuild()}>
        {t('settings.storage.rebuild')}
      </Button>
      <span className={styles.note}>{t('settings.storage.rebuildAbout')}</span>
    </div>
  );
}

/** Only the demonstration village can be thrown away: nothing in it is anybody's. */
function EndDemo() {
  const { t } = useTranslation();
  const { entry, leave, forget } = useSession();
  const [asking, setAsking] = useState(false);
  if (entry.origin !== 'demo') {
    return (
      <div className={styles.act}>
        <Button onClick={leave}>{t('lock.others')}</Button>
        <span className={styles.note}>{t('settings.storage.othersAbout')}</span>
      </div>
    );
  }
  if (asking)
    return <ConfirmFact says={t('settings.storage.endDemoSays')} onConfirm={forget} onBack={() => setAsking(false)} />;
  return (
    <div className={styles.act}>
      <Button icon={<DeleteOutlined />} onClick={() => setAsking(true)}>
        {t('settings.storage.endDemo')}
      </Button>
      <span className={styles.note}>{t('settings.storage.endDemoAbout')}</span>
    </div>
  );
}
