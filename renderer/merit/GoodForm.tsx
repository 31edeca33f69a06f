import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Good, good } from '../../shared/domain/merit/merit.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Form } from '../form/Form.tsx';
import { type Field, type FormPlan, untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { type Finished, useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';

const IDENTITY: readonly Field[] = [
  { name: 'name', shape: { as: 'text' } },
  {
    name: 'unit',
    shape: { as: 'words', words: ['块', '袋', '瓶', '桶', '盒', '条', '个', '斤'] },
    required: true,
  },
];

const PRICE: Field = { name: 'price', shape: { as: 'points' }, explain: () => ({ reason: 'merit.priceRange' }) };

const KEEPING: readonly Field[] = [
  { name: 'barcode', shape: { as: 'text' }, explain: () => ({ reason: 'merit.badBarcode' }) },
  { name: 'lowAt', shape: { as: 'number' } },
  { name: 'monthlyMax', shape: { as: 'number' } },
];

function planOf(fields: readonly Field[]): FormPlan {
  return { kind: 'good', schema: good, groups: [{ name: 'good', fields }] };
}

const NEW_PLAN = planOf([...IDENTITY, PRICE, ...KEEPING]);
/** A good that is there gets another price by its day, on its page. */
const EDIT_PLAN = planOf([...IDENTITY, ...KEEPING]);

/** Goods to add, or to change. */
export function GoodForm({ id }: { id: string | undefined }) {
  const { value } = useLive(
    useCallback(async (station: Station) => ({ found: id ? await station.get<'good'>(id) : undefined }), [id]),
  );
  if (!value) return null;
  if (id && (!value.found || value.found.voided)) return <Sentence problem={{ reason: 'merit.goodGone' }} />;
  return <OpenGoodForm good={value.found as Good | undefined} />;
}

function OpenGoodForm({ good: present }: { good: Good | undefined }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { id, updatedAt } = present ?? {};
  const plan = present ? EDIT_PLAN : NEW_PLAN;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the record is another beginning
  const initial = useMemo(() => (present ? typedFrom(plan, present) : untouched(plan)), [id, updatedAt]);
  const form = useForm({ plan, draft: id ?? 'good/new', initial, today: today() });
  const save = async ({ content, changed }: Finished) => {
    const written = id
      ? await station.edit<'good'>(id, () => changed as Partial<Content<'good'>>)
      : await station.create('good', content as Content<'good'>);
    const problem = refusalOf(written);
    if (problem) return problem;
    say({ says: { done: t('good.saved') } });
    const at = id ?? (written.ok && !Array.isArray(written.value) ? written.value.id : undefined);
    if (at) void navigate(addressOf(at), { replace: true });
    return undefined;
  };
  return (
    <ThingPage title={present?.name ?? t('good.add')}>
      <Form
        form={form}
        handIn={t('good.save')}
        onFinish={save}
        onCancel={() => void navigate(id ? addressOf(id) : '/good')}
      />
    </ThingPage>
  );
}

export function VoidGood({ id }: { id: string }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const voidIt = async () => {
    const problem = refusalOf(await station.void(id, t('good.voidReason')));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      await station.edit<'good'>(id, () => ({ voided: undefined }) as never);
    };
    say({ says: { done: t('good.voided') }, action: { label: t('action.undo'), run: undo } });
    await navigate('/good');
  };
  return <Button onClick={() => void voidIt()}>{t('good.void')}</Button>;
}
