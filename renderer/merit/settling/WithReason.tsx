import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { acknowledgement } from '../../../shared/domain/merit/acknowledging.ts';
import type { Acted } from '../../errors/acted.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';

/** Both acts ask for the one thing: why. */
const PLAN: FormPlan = {
  kind: 'acknowledgement',
  schema: acknowledgement.pick({ reason: true }),
  groups: [{ name: 'acknowledgement', fields: [{ name: 'reason', shape: { as: 'text' } }] }],
};

export interface WithReasonProps {
  /** Under what the reason is kept while it is typed: the act and what it is about. */
  draft: string;
  label: string;
  /** The label together with what it is about, for who does not see the row. */
  labelOf: string;
  willRecord: (reason: string) => string;
  record: (reason: string) => Promise<Acted>;
  recorded: string;
}

/** An act about something to settle: a button, a reason, one sentence of what will be on the record. */
export function WithReason(props: WithReasonProps) {
  const [open, setOpen] = useState(false);
  if (open) return <ReasonForm {...props} onDone={() => setOpen(false)} />;
  return (
    <Button aria-label={props.labelOf} onClick={() => setOpen(true)}>
      {props.label}
    </Button>
  );
}

function ReasonForm({ draft, label, willRecord, record, recorded, onDone }: WithReasonProps & { onDone: () => void }) {
  const { say } = useToasts();
  const initial = useMemo(() => untouched(PLAN), []);
  const form = useForm({ plan: PLAN, draft, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      quiet
      handIn={label}
      onCancel={onDone}
      confirm={({ content }) => willRecord(String(content.reason))}
      onFinish={async ({ content }) => {
        const made = await record(String(content.reason));
        if (!made.ok) return made.problem;
        say({ says: { done: recorded } });
        onDone();
        return undefined;
      }}
    />
  );
}
