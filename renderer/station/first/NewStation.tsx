import { useTranslation } from 'react-i18next';
import { ulid } from 'ulid';
import { Form } from '../../form/Form.tsx';
import { untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import type { StationEntry } from '../desk.ts';
import { NEW_STATION } from '../newStationPlan.ts';
import { recordPin } from '../pin.ts';
import { today } from '../today.ts';

export interface WayProps {
  /** Whether this laptop has a station of that code. */
  isKnown: (code: string) => boolean;
  onFounded: (entry: StationEntry) => Promise<void>;
  onBack: () => void;
}

const EMPTY = untouched(NEW_STATION);

/** 建一个新站点. */
export function NewStation({ isKnown, onFounded, onBack }: WayProps) {
  const { t } = useTranslation();
  const form = useForm({ plan: NEW_STATION, draft: 'firstRun:found', initial: EMPTY, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      handIn={t('firstRun.found.handIn')}
      onCancel={onBack}
      onFinish={async ({ content }) => {
        const { code, name, clerk, pin } = content as Record<string, string>;
        if (isKnown(code as string)) return { reason: 'station.alreadyHere' };
        await form.clear();
        await onFounded({
          code: code as string,
          name: name as string,
          clerk: clerk as string,
          deviceId: ulid(),
          pin: await recordPin(pin as string),
          origin: 'founded',
          usedAt: new Date().toISOString(),
        });
        return undefined;
      }}
    />
  );
}
