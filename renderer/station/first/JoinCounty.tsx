import { useTranslation } from 'react-i18next';
import { ulid } from 'ulid';
import { hostClient } from '../../../shared/host/client.ts';
import { Form } from '../../form/Form.tsx';
import { untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import { JOIN_COUNTY, signInOf } from '../joinPlan.ts';
import { recordPin } from '../pin.ts';
import { today } from '../today.ts';
import type { WayProps } from './NewStation.tsx';

const EMPTY = untouched(JOIN_COUNTY);

/** 接入县里: the county is asked first, and only what it agrees to is kept. */
export function JoinCounty({ isKnown, onFounded, onBack }: WayProps) {
  const { t } = useTranslation();
  const form = useForm({ plan: JOIN_COUNTY, draft: 'firstRun:join', initial: EMPTY, today: today() });
  return (
    <Form
      form={form}
      handIn={t('firstRun.join.handIn')}
      onCancel={onBack}
      onFinish={async ({ content }) => {
        const { code, clerk, pin } = content as Record<string, string>;
        if (isKnown(code as string)) return { reason: 'station.alreadyHere' };
        const signedIn = await hostClient(fetch.bind(globalThis)).signIn(signInOf(content));
        if (!signedIn.ok) return { reason: `county.${signedIn.reason}` };
        await form.clear();
        await onFounded({
          code: code as string,
          name: t('firstRun.join.nameUntilKnown', { code }),
          clerk: clerk as string,
          deviceId: ulid(),
          pin: await recordPin(pin as string),
          origin: 'joined',
          usedAt: new Date().toISOString(),
        });
        return undefined;
      }}
    />
  );
}
