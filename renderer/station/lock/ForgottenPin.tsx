import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line } from '../../../shared/domain/document.ts';
import { hostClient } from '../../../shared/host/client.ts';
import type { CountyConnection } from '../../../shared/host/contract.ts';
import { DraftsContext } from '../../form/drafts.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import type { Desk, StationEntry } from '../desk.ts';
import { deviceDrafts } from '../drafts.ts';
import { CODE_FIELD, clerkShape, NEW_PIN_FIELDS, pinsAgree, typedCode } from '../newStationPlan.ts';
import { recordPin } from '../pin.ts';
import { today } from '../today.ts';

const { pin, pinAgain } = clerkShape;

/** Where the county knows this station, its password proves the clerk. */
const BY_COUNTY: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ password: z.string().min(1), pin, pinAgain }),
  groups: [
    { name: 'proof', fields: [{ name: 'password', shape: { as: 'secret' } }] },
    { name: 'newPin', fields: NEW_PIN_FIELDS },
  ],
  check: pinsAgree,
};

/** Where nobody else knows the station, its code and the clerk's name are asked for: neither stands on the lock screen. */
const BY_CODE: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ code: typedCode, clerk: line.min(1), pin, pinAgain }),
  groups: [
    { name: 'proof', fields: [CODE_FIELD, { name: 'clerk', shape: { as: 'text' } }] },
    { name: 'newPin', fields: NEW_PIN_FIELDS },
  ],
  check: pinsAgree,
};

export interface ForgottenPinProps {
  desk: Desk;
  entry: StationEntry;
  onRenewed: (entry: StationEntry) => void;
  onBack: () => void;
}

const host = hostClient(fetch.bind(globalThis));

/** A new PIN for a clerk who forgot the old one. The PIN keeps passers-by out; the disk's own encryption keeps thieves. */
export function ForgottenPin(props: ForgottenPinProps) {
  const [connection, setConnection] = useState<CountyConnection | null>();
  const { code } = props.entry;
  useEffect(() => {
    void host.county().then((answer) => {
      const county = answer.ok ? answer.value : null;
      setConnection(county?.station === code ? county : null);
    });
  }, [code]);
  if (connection === undefined) return null;
  return (
    <DraftsContext value={deviceDrafts(props.desk)}>
      <RenewPin {...props} connection={connection} />
    </DraftsContext>
  );
}

function RenewPin({
  desk,
  entry,
  onRenewed,
  onBack,
  connection,
}: ForgottenPinProps & { connection: CountyConnection | null }) {
  const { t } = useTranslation();
  const plan = connection ? BY_COUNTY : BY_CODE;
  const [initial] = useState(() => untouched(plan));
  const form = useForm({ plan, draft: 'lock:forgotten', initial, today: today() });

  const prove = async ({ password, code, clerk }: Record<string, string>) => {
    if (!connection)
      return code === entry.code && clerk === entry.clerk ? undefined : { reason: 'station.notTheClerk' };
    const signedIn = await host.signIn({ ...connection, password: password as string });
    return signedIn.ok ? undefined : { reason: `county.${signedIn.reason}` };
  };
  return (
    <Form
      form={form}
      focusFirst
      handIn={t('lock.renew')}
      onCancel={onBack}
      onFinish={async ({ content }) => {
        const typed = content as Record<string, string>;
        const problem = await prove(typed);
        if (problem) return problem;
        const renewed = { ...entry, pin: await recordPin(typed.pin as string) };
        await desk.stations.put(renewed);
        await form.clear();
        onRenewed(renewed);
        return undefined;
      }}
    />
  );
}
