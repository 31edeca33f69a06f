import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { line } from '../../shared/domain/document.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { clerkShape, NEW_PIN_FIELDS, pinsAgree } from '../station/newStationPlan.ts';
import { isPin, recordPin } from '../station/pin.ts';
import { useSession } from '../station/session.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';

const CLERK: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ clerk: line.min(1) }),
  groups: [{ name: 'clerk', fields: [{ name: 'clerk', shape: { as: 'text' } }] }],
};

const { pin, pinAgain } = clerkShape;
const PIN: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ oldPin: z.string().min(1), pin, pinAgain }),
  groups: [{ name: 'newPin', fields: [{ name: 'oldPin', shape: { as: 'secret' } }, ...NEW_PIN_FIELDS] }],
  check: pinsAgree,
};
/** At the demonstration village there is no PIN to ask for first. */
const FIRST_PIN: FormPlan = {
  ...PIN,
  schema: z.object({ pin, pinAgain }),
  groups: [{ name: 'newPin', fields: NEW_PIN_FIELDS }],
};

/** Who works here, and with which PIN. */
export function ClerkPart() {
  const { t } = useTranslation();
  const { entry, lock } = useSession();
  return (
    <>
      <ClerkForm />
      <PinForm key={entry.pin?.hash ?? ''} />
      {entry.pin && (
        <div>
          <Button icon={<LockOutlined />} onClick={lock}>
            {t('settings.clerk.lock')}
          </Button>
        </div>
      )}
    </>
  );
}

function ClerkForm() {
  const { t } = useTranslation();
  const { say } = useToasts();
  const { entry, update } = useSession();
  const initial = useMemo(() => typedFrom(CLERK, { clerk: entry.clerk }), [entry.clerk]);
  const form = useForm({ plan: CLERK, draft: 'settings:clerk', initial, today: today() });
  return (
    <Form
      form={form}
      handIn={t('action.save')}
      onFinish={async ({ content }) => {
        await update({ clerk: String(content.clerk) });
        say({ says: { done: t('settings.clerk.saved') } });
        return undefined;
      }}
    />
  );
}

function PinForm() {
  const { t } = useTranslation();
  const { say } = useToasts();
  const { entry, update } = useSession();
  const plan = entry.pin ? PIN : FIRST_PIN;
  const initial = useMemo(() => untouched(plan), [plan]);
  const form = useForm({ plan, draft: 'settings:pin', initial, today: today() });
  return (
    <Form
      form={form}
      handIn={t('lock.renew')}
      quiet
      onFinish={async ({ content }) => {
        const typed = content as Record<string, string>;
        if (entry.pin && !(await isPin(typed.oldPin as string, entry.pin))) return { reason: 'station.pinWrong' };
        await update({ pin: await recordPin(typed.pin as string) });
        say({ says: { done: t('settings.clerk.pinSaved') } });
        return undefined;
      }}
    />
  );
}
