import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Merchant, merchant } from '../../../shared/domain/merit/voucher.ts';
import type { Content, Station } from '../../../shared/store/station.ts';
import { addressOf } from '../../app/address.ts';
import { refusalOf } from '../../errors/refusalOf.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { typedFrom } from '../../form/typed.ts';
import { type Finished, useForm } from '../../form/useForm.ts';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';

const PLAN: FormPlan = {
  kind: 'merchant',
  schema: merchant,
  groups: [
    {
      name: 'merchant',
      fields: [
        { name: 'name', shape: { as: 'text' } },
        { name: 'trade', shape: { as: 'words', words: ['超市', '理发', '农资', '饭馆', '药店', '五金'] } },
        { name: 'contact', shape: { as: 'text' } },
        { name: 'phone', shape: { as: 'text' } },
        { name: 'fenPerPoint', shape: { as: 'money' } },
      ],
    },
  ],
};

/** A merchant to add, or to change. */
export function MerchantForm({ id }: { id: string | undefined }) {
  const { value } = useLive(
    useCallback(async (station: Station) => ({ found: id ? await station.get<'merchant'>(id) : undefined }), [id]),
  );
  return value ? <OpenForm present={value.found as Merchant | undefined} /> : null;
}

function OpenForm({ present }: { present: Merchant | undefined }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { id, updatedAt } = present ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the record is another beginning
  const initial = useMemo(() => (present ? typedFrom(PLAN, present) : untouched(PLAN)), [id, updatedAt]);
  const form = useForm({ plan: PLAN, draft: id ?? 'merchant/new', initial, today: today() });
  const save = async ({ content, changed }: Finished) => {
    if (id) {
      const problem = refusalOf(await station.edit<'merchant'>(id, () => changed as Partial<Content<'merchant'>>));
      if (problem) return problem;
      void navigate(addressOf(id), { replace: true });
    } else {
      const made = await station.create('merchant', content as Content<'merchant'>);
      if (!made.ok) return refusalOf(made);
      void navigate(addressOf(made.value.id), { replace: true });
    }
    say({ says: { done: t('merchant.saved') } });
    return undefined;
  };
  return (
    <ThingPage title={present?.name ?? t('merchant.add')}>
      <Form
        form={form}
        focusFirst
        handIn={t('merchant.save')}
        onFinish={save}
        onCancel={() => void navigate(id ? addressOf(id) : '/merchant')}
      />
    </ThingPage>
  );
}
