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
import { type FormPlan, untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { type Finished, useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';

const PLAN: FormPlan = {
  kind: 'good',
  schema: good,
  groups: [
    {
      name: 'good',
      fields: [
        { name: 'name', shape: { as: 'text' } },
        {
          name: 'unit',
          shape: { as: 'words', words: ['块', '袋', '瓶', '桶', '盒', '条', '个', '斤'] },
          required: true,
        },
        { name: 'price', shape: { as: 'points' }, explain: () => ({ reason: 'merit.priceRange' }) },
      ],
    },
  ],
};

/** Goods to add, or to change. A changed price holds from now on; what was redeemed keeps the price it had. */
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the record is another beginning
  const initial = useMemo(() => (present ? typedFrom(PLAN, present) : untouched(PLAN)), [id, updatedAt]);
  const form = useForm({ plan: PLAN, draft: id ?? 'good/new', initial, today: today() });
  const save = async ({ content, changed }: Finished) => {
    const written = id
      ? await station.edit<'good'>(id, () => changed as Partial<Content<'good'>>)
      : await station.create('good', content as Content<'good'>);
    const problem = refusalOf(written);
    if (problem) return problem;
    say({ says: { done: t('good.saved') } });
    if (written.ok && !Array.isArray(written.value)) void navigate(addressOf(written.value.id), { replace: true });
    return undefined;
  };
  return (
    <ThingPage title={present?.name ?? t('good.add')} acts={id && <VoidGood id={id} />}>
      <Form form={form} handIn={t('good.save')} onFinish={save} onCancel={() => void navigate('/good')} />
    </ThingPage>
  );
}

function VoidGood({ id }: { id: string }) {
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
