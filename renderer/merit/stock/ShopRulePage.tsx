import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShopRule, shopRule } from '../../../shared/domain/merit/merit.ts';
import { DatedRules } from '../../datedRule/DatedRules.tsx';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { type ShopTerms, setShopRule } from './acts.ts';
import { readShopRules } from './read.ts';

const schema = shopRule.pick({
  minimum: true,
  dayMax: true,
  monthMax: true,
  fenPerPoint: true,
  laptops: true,
  clause: true,
  validFrom: true,
});

const PLAN: FormPlan = {
  kind: 'shopRule',
  schema,
  groups: [
    {
      name: 'rule',
      fields: [
        { name: 'minimum', shape: { as: 'points' } },
        { name: 'dayMax', shape: { as: 'points' } },
        { name: 'monthMax', shape: { as: 'points' } },
        { name: 'fenPerPoint', shape: { as: 'money' } },
        { name: 'laptops', shape: { as: 'number' }, explain: () => ({ reason: 'merit.laptopsRange' }) },
        { name: 'validFrom', shape: { as: 'date' } },
        { name: 'clause', shape: { as: 'text' } },
      ],
    },
  ],
};

/** 兑换规则: the least, the most and the cash at the counter, each from a day on. */
export function ShopRulePage() {
  const { t } = useTranslation();
  const { value: rules } = useLive(readShopRules);
  if (!rules) return null;
  return (
    <ThingPage title={t('shopRule.title')} about={t('shopRule.about')}>
      <DatedRules rules={rules} says={(rule) => <RuleWords rule={rule} />} none={t('shopRule.none')} />
      <ShopRuleForm />
    </ThingPage>
  );
}

function RuleWords({ rule: { minimum, dayMax, monthMax, fenPerPoint, laptops } }: { rule: ShopRule }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = [
    minimum !== undefined && t('shopRule.words.minimum', { points: format.points(minimum) }),
    dayMax !== undefined && t('shopRule.words.dayMax', { points: format.points(dayMax) }),
    monthMax !== undefined && t('shopRule.words.monthMax', { points: format.points(monthMax) }),
    fenPerPoint !== undefined && t('shopRule.words.fenPerPoint', { money: format.money(fenPerPoint) }),
    laptops !== undefined && t('shopRule.words.laptops', { number: laptops }),
  ].filter((one) => one !== false);
  return said.length === 0 ? t('shopRule.words.nothing') : said.join('，');
}

function ShopRuleForm() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ ...untouched(PLAN), validFrom: today() }), []);
  const form = useForm({ plan: PLAN, draft: 'shopRule/new', initial, today: today() });
  return (
    <section>
      <h2>{t('shopRule.add')}</h2>
      <Form
        form={form}
        quiet
        handIn={t('shopRule.set')}
        onFinish={async ({ content }) => {
          const made = await setShopRule(station, content as ShopTerms);
          if (!made.ok) return made.problem;
          const undo = async () => {
            await station.void(made.id, t('rubric.voidReason'));
            say({ says: { done: t('datedRule.voided') } });
          };
          say({ says: { done: t('shopRule.wasSet') }, action: { label: t('action.undo'), run: undo } });
          return undefined;
        }}
      />
    </section>
  );
}
