import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waiver } from '../../../shared/domain/merit/entry.ts';
import { waive } from '../../../shared/domain/merit/waiving.ts';
import { balance } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import { useFormat } from '../../i18n/format.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import type { Overdraft } from './read.ts';

interface WaiverWords {
  decidedBy: string;
  reason: string;
}

const PLAN: FormPlan = {
  kind: 'waiver',
  schema: waiver.pick({ decidedBy: true, reason: true }),
  groups: [
    {
      name: 'waiver',
      fields: [
        { name: 'decidedBy', shape: { as: 'words', words: ['村两委', '道德评议会', '村民代表会议'] } },
        { name: 'reason', shape: { as: 'text' } },
      ],
    },
  ],
};

/** Lets a household off what it is overdrawn by at this moment. */
async function recordWaiver(station: Station, account: string, words: WaiverWords): Promise<Acted> {
  const made = waive(account, words, { balance: await balance(station.device, account), postedOn: today() });
  if (!made.ok) return { ok: false, problem: { reason: `waiver.${made.reason}` } };
  return acted(await station.create('waiver', made.value));
}

/** 免掉透支: for a household that redeemed twice at two laptops, and is not to pay for it. */
export function Waive({ overdraft }: { overdraft: Overdraft }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { headName } = overdraft.household;
  if (open) return <WaiveForm overdraft={overdraft} onDone={() => setOpen(false)} />;
  return (
    <Button type="text" aria-label={t('waiver.waiveOf', { name: headName })} onClick={() => setOpen(true)}>
      {t('waiver.waive')}
    </Button>
  );
}

function WaiveForm({ overdraft: { household, balance: below }, onDone }: { overdraft: Overdraft; onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => untouched(PLAN), []);
  const form = useForm({ plan: PLAN, draft: `${household.id}/waiver`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      quiet
      handIn={t('waiver.waive')}
      onCancel={onDone}
      confirm={({ content }) =>
        t('waiver.willRecord', {
          ...(content as unknown as WaiverWords),
          name: household.headName,
          points: format.points(-below),
        })
      }
      onFinish={async ({ content }) => {
        const made = await recordWaiver(station, household.id, content as unknown as WaiverWords);
        if (!made.ok) return made.problem;
        say({ says: { done: t('waiver.recorded') } });
        onDone();
        return undefined;
      }}
    />
  );
}
