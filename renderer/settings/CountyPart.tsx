import { DisconnectOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { hostClient } from '../../shared/host/client.ts';
import { type CountyConnection, countySignIn } from '../../shared/host/contract.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { useNotices } from '../notices/notices.ts';
import { Facts } from '../roster/Facts.tsx';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useSync } from '../sync/SyncRoom.tsx';
import styles from './settings.module.css';

const { address, user, password } = countySignIn.shape;

const COUNTY: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ address, user, password }),
  groups: [
    {
      name: 'county',
      fields: [
        { name: 'address', shape: { as: 'text' } },
        { name: 'user', shape: { as: 'text' } },
        { name: 'password', shape: { as: 'secret' } },
      ],
    },
  ],
};

const host = hostClient(fetch.bind(globalThis));

/** What the host says: null where nobody has signed in, `noHost` where it does not answer. */
type Known = CountyConnection | null | 'noHost' | undefined;

/** The connection to the county. The password is typed here once and kept by the host, never by the page (SYNC S5). */
export function CountyPart() {
  const { t } = useTranslation();
  const station = useStation();
  const sync = useSync();
  const { say } = useNotices();
  const [known, setKnown] = useState<Known>();
  const look = useCallback(async () => {
    const answer = await host.county();
    setKnown(answer.ok ? answer.value : 'noHost');
  }, []);
  useEffect(() => void look(), [look]);

  if (known === undefined) return null;
  if (known === 'noHost') {
    return (
      <Sentence
        problem={{ reason: 'county.noHost' }}
        action={{ label: t('action.again'), onClick: () => void look() }}
      />
    );
  }
  const leave = async () => {
    const left = await host.signOut();
    if (!left.ok) return say({ says: { problem: { reason: 'county.noHost' } } });
    sync.reconnect();
    await look();
  };
  const isOurs = known?.station === station.code;
  return (
    <>
      {known && isOurs && (
        <>
          <Facts
            facts={[
              { label: t('firstRun.address'), value: known.address },
              { label: t('firstRun.user'), value: known.user },
            ]}
          />
          <div>
            <Button icon={<DisconnectOutlined />} onClick={() => void leave()}>
              {t('settings.county.leave')}
            </Button>
          </div>
        </>
      )}
      {known && !isOurs && <p className={styles.note}>{t('settings.county.otherStation', { code: known.station })}</p>}
      {!known && <p className={styles.note}>{t('settings.county.none')}</p>}
      <CountyForm
        known={isOurs ? known : null}
        onSignedIn={() => {
          sync.reconnect();
          say({ says: { done: t('settings.county.connected') } });
          void look();
        }}
      />
    </>
  );
}

function CountyForm({ known, onSignedIn }: { known: CountyConnection | null; onSignedIn: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const initial = useMemo(
    () => typedFrom(COUNTY, { address: known?.address ?? '', user: known?.user ?? '' }),
    [known?.address, known?.user],
  );
  const form = useForm({ plan: COUNTY, draft: 'settings:county', initial, today: today() });
  return (
    <Form
      form={form}
      handIn={t(known ? 'settings.county.signInAgain' : 'settings.county.signIn')}
      onFinish={async ({ content }) => {
        const signedIn = await host.signIn(countySignIn.parse({ ...content, station: station.code }));
        if (!signedIn.ok) return { reason: `county.${signedIn.reason}` };
        onSignedIn();
        return undefined;
      }}
    />
  );
}
