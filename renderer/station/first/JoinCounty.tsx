import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ulid } from 'ulid';
import { decodeCountyCode } from '../../../shared/domain/station/countyCode.ts';
import { hostClient } from '../../../shared/host/client.ts';
import { Form } from '../../form/Form.tsx';
import { untouched } from '../../form/plan.ts';
import { type FormState, useForm } from '../../form/useForm.ts';
import { JOIN_COUNTY, signInOf } from '../joinPlan.ts';
import { recordPin } from '../pin.ts';
import { today } from '../today.ts';
import type { WayProps } from './NewStation.tsx';

const EMPTY = untouched(JOIN_COUNTY);

/** 接入县里: the county is asked first, and only what it agrees to is kept. */
export function JoinCounty({ isKnown, onFounded, onBack }: WayProps) {
  const { t } = useTranslation();
  const form = useForm({ plan: JOIN_COUNTY, draft: 'firstRun:join', initial: EMPTY, today: today() });
  useFromCountyCode(form);
  return (
    <Form
      form={form}
      focusFirst
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

/** A code that was pasted or typed fills the fields that it is made of. */
function useFromCountyCode(form: FormState): void {
  const { countyCode = '' } = form.values;
  const seen = useRef<unknown>('');
  useEffect(() => {
    if (!form.ready || seen.current === countyCode) return;
    seen.current = countyCode;
    const decoded = decodeCountyCode(String(countyCode));
    if (!decoded.ok) {
      if (decoded.reason === 'mistyped') form.leave('countyCode');
      return;
    }
    const { address, station, user, password } = decoded.value;
    for (const [field, value] of Object.entries({ address, code: station, user, password })) form.change(field, value);
  }, [form, countyCode]);
}
