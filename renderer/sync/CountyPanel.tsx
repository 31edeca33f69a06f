import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hostClient } from '../../shared/host/client.ts';
import type { CountyConnection } from '../../shared/host/contract.ts';
import { Form } from '../form/Form.tsx';
import { untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { useSync, useSyncStatus } from './SyncRoom.tsx';
import { signInOf, signInPlan } from './signInPlan.ts';
import styles from './sync.module.css';

/** Which county this station is signed in to, and the way in and out. */
export function CountyPanel() {
  const { t } = useTranslation();
  const { code } = useStation();
  const { problem } = useSyncStatus();
  const { reconnect } = useSync();
  const [connection, setConnection] = useState<CountyConnection | null>();
  const [asked, setAsked] = useState(false);

  const look = useCallback(async () => {
    const county = await hostClient(fetch.bind(globalThis)).county();
    setConnection(county.ok && county.value?.station === code ? county.value : null);
    setAsked(false);
  }, [code]);
  useEffect(() => void look(), [look]);
  const changed = async () => {
    reconnect();
    await look();
  };

  if (connection === undefined) return null;
  const showsForm = connection === null || asked || problem === 'signIn';
  return (
    <section className={styles.block}>
      <h2>{t('sync.county')}</h2>
      {connection === null && <p className={pieces.soft}>{t('sync.notConnected')}</p>}
      {connection && <Connection connection={connection} />}
      {showsForm ? (
        <SignIn connection={connection} onSignedIn={changed} {...(asked && { onCancel: () => setAsked(false) })} />
      ) : (
        <div className={styles.acts}>
          <Button onClick={() => setAsked(true)}>{t('sync.signInAgain')}</Button>
          <SignOut onSignedOut={changed} />
        </div>
      )}
    </section>
  );
}

function Connection({ connection }: { connection: CountyConnection }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('sync.address')}</dt>
        <dd>{connection.address}</dd>
      </div>
      <div>
        <dt>{t('sync.user')}</dt>
        <dd>{connection.user}</dd>
      </div>
      <div>
        <dt>{t('sync.stationCode')}</dt>
        <dd>{connection.station}</dd>
      </div>
    </dl>
  );
}

interface SignInProps {
  /** The one in use, whose address and user need not be typed again. */
  connection: CountyConnection | null;
  onSignedIn: () => Promise<void>;
  onCancel?: () => void;
}

function SignIn({ connection, onSignedIn, onCancel }: SignInProps) {
  const { t } = useTranslation();
  const { code } = useStation();
  const { say } = useToasts();
  const plan = useMemo(() => signInPlan(code), [code]);
  const initial = useMemo(
    () => ({ ...untouched(plan), ...(connection && { address: connection.address, user: connection.user }) }),
    [plan, connection],
  );
  const form = useForm({ plan, draft: 'sync:signIn', initial, today: today() });
  return (
    <div className={styles.signIn}>
      <Form
        form={form}
        handIn={t('sync.signIn')}
        {...(onCancel && { onCancel })}
        onFinish={async ({ content }) => {
          const signedIn = await hostClient(fetch.bind(globalThis)).signIn(signInOf(content, code));
          if (!signedIn.ok) return { reason: `county.${signedIn.reason}` };
          await form.clear();
          say({ says: { done: t('sync.signedIn') } });
          await onSignedIn();
          return undefined;
        }}
      />
    </div>
  );
}

/** Signing out is asked about: the password is forgotten, and no 撤销 brings it back. */
function SignOut({ onSignedOut }: { onSignedOut: () => Promise<void> }) {
  const { t } = useTranslation();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    const signedOut = await hostClient(fetch.bind(globalThis)).signOut();
    if (!signedOut.ok) return say({ says: { problem: { reason: `county.${signedOut.reason}` } } });
    say({ says: { done: t('sync.signedOut') } });
    await onSignedOut();
  };
  if (!asking) return <Button onClick={() => setAsking(true)}>{t('sync.signOut')}</Button>;
  return (
    <div className={styles.asks} role="alert">
      <p>{t('sync.signOutAsk')}</p>
      <div className={styles.acts}>
        <Button type="primary" onClick={() => void leave()}>
          {t('sync.signOut')}
        </Button>
        <Button autoFocus onClick={() => setAsking(false)}>
          {t('sync.signOutStay')}
        </Button>
      </div>
    </div>
  );
}
