import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { latestBy } from '../../../shared/domain/latest.ts';
import { goodPrice } from '../../../shared/domain/merit/stock.ts';
import type { Content } from '../../../shared/store/station.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import pieces from '../../frame/pieces.module.css';
import { useFormat } from '../../i18n/format.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { recordPrice } from './acts.ts';
import type { OpenGood } from './read.ts';

const schema = goodPrice.pick({ price: true, from: true, reason: true });

const PLAN: FormPlan = {
  kind: 'goodPrice',
  schema,
  groups: [
    {
      name: 'price',
      fields: [
        { name: 'price', shape: { as: 'points' }, explain: () => ({ reason: 'merit.priceRange' }) },
        { name: 'from', shape: { as: 'date' } },
        { name: 'reason', shape: { as: 'text' } },
      ],
    },
  ],
};

/** The prices a good had and will have, and another one from a day on. */
export function PriceForm({ found: { good, prices } }: { found: OpenGood }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ ...untouched(PLAN), from: today() }), []);
  const form = useForm({ plan: PLAN, draft: `${good.id}/price`, initial, today: today() });
  const held = [...latestBy(prices, ({ from }) => from).values()].sort((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <section className={pieces.block}>
      <h2>{t('goodPrice.title')}</h2>
      <ul>
        {held.map(({ id, from, price, reason }) => (
          <li key={id}>{t('goodPrice.since', { date: format.date(from), points: format.points(price), reason })}</li>
        ))}
        <li>{t('goodPrice.first', { points: format.points(good.price) })}</li>
      </ul>
      <Form
        form={form}
        quiet
        handIn={t('goodPrice.set')}
        confirm={({ content }) => {
          const { price, from } = content as Content<'goodPrice'>;
          return t('goodPrice.willRecord', { name: good.name, date: format.date(from), points: format.points(price) });
        }}
        onFinish={async ({ content }) => {
          const made = await recordPrice(station, { ...(content as Content<'goodPrice'>), good: good.id });
          if (!made.ok) return made.problem;
          say({ says: { done: t('goodPrice.recorded') } });
          return undefined;
        }}
      />
    </section>
  );
}
