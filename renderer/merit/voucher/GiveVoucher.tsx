import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { calendarDate } from '../../../shared/domain/document.ts';
import { price } from '../../../shared/domain/merit/entry.ts';
import { usualEnd } from '../../../shared/domain/merit/voucher.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import pieces from '../../frame/pieces.module.css';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { recordVoucher } from './acts.ts';
import { anyMerchant } from './read.ts';

interface VoucherWords {
  points: number;
  validUntil: string;
}

const PLAN: FormPlan = {
  kind: 'voucher',
  schema: z.object({ points: price, validUntil: calendarDate }),
  groups: [
    {
      name: 'voucher',
      fields: [
        { name: 'points', shape: { as: 'points' } },
        { name: 'validUntil', shape: { as: 'date', lean: 'future' } },
      ],
    },
  ],
};

/** 开商家券: points that the household spends at a partner merchant. Not offered where there is no merchant. */
export function GiveVoucher({ household }: { household: Household }) {
  const { value: offered } = useLive(anyMerchant);
  return offered ? <Give household={household} /> : null;
}

function Give({ household }: { household: Household }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const initial = useMemo(() => ({ ...untouched(PLAN), validUntil: usualEnd(today()) }), []);
  const form = useForm({ plan: PLAN, draft: `${household.id}/voucher`, initial, today: today() });
  return (
    <details className={pieces.block}>
      <summary>{t('voucher.give')}</summary>
      <Form
        form={form}
        quiet
        handIn={t('voucher.give')}
        confirm={({ content }) => {
          const { points, validUntil } = content as unknown as VoucherWords;
          return t('voucher.willGive', {
            name: household.headName,
            points: format.points(points),
            until: format.date(validUntil),
          });
        }}
        onFinish={async ({ content }) => {
          const made = await recordVoucher(station, household.id, content as unknown as VoucherWords);
          if (!made.ok) return made.problem;
          say({ says: { done: t('voucher.given') } });
          await navigate(`/paper/voucher/${encodeURIComponent(made.id)}`);
          return undefined;
        }}
      />
    </details>
  );
}
