import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acknowledge, acknowledgement } from '../../../shared/domain/merit/acknowledging.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { type DoubledAct, idsOf } from './read.ts';

const PLAN: FormPlan = {
  kind: 'acknowledgement',
  schema: acknowledgement.pick({ reason: true }),
  groups: [{ name: 'acknowledgement', fields: [{ name: 'reason', shape: { as: 'text' } }] }],
};

async function recordAcknowledgement(station: Station, { act, entries }: DoubledAct, reason: string): Promise<Acted> {
  const made = acknowledge(act, idsOf(entries), reason);
  if (!made.ok) return { ok: false, problem: { reason: `acknowledgement.${made.reason}` } };
  return acted(await station.create('acknowledgement', made.value));
}

/** 看过了，就这样: says why an act stands as it does, so that it is not asked about again. */
export function Acknowledge({ act }: { act: DoubledAct }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open) return <AcknowledgeForm act={act} onDone={() => setOpen(false)} />;
  return (
    <Button
      aria-label={t('acknowledgement.seenOf', { text: act.entries[0]?.text ?? '' })}
      onClick={() => setOpen(true)}
    >
      {t('acknowledgement.seen')}
    </Button>
  );
}

function AcknowledgeForm({ act, onDone }: { act: DoubledAct; onDone: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => untouched(PLAN), []);
  const form = useForm({ plan: PLAN, draft: `acknowledgement/${act.act}`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      quiet
      handIn={t('acknowledgement.seen')}
      onCancel={onDone}
      confirm={({ content }) =>
        t('acknowledgement.willRecord', { text: act.entries[0]?.text ?? '', reason: String(content.reason) })
      }
      onFinish={async ({ content }) => {
        const made = await recordAcknowledgement(station, act, String(content.reason));
        if (!made.ok) return made.problem;
        say({ says: { done: t('acknowledgement.recorded') } });
        onDone();
        return undefined;
      }}
    />
  );
}
