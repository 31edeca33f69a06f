import { addDays, type CalendarDay } from '../calendar/day.ts';
import { HUNDREDTHS } from '../merit/amount.ts';
import { itemOf, worth } from '../merit/rubric.ts';
import { RUBRIC_TEMPLATES } from '../merit/templates.ts';
import type { DemoOf } from './document.ts';
import type { DemoFamily } from './people.ts';
import type { Chance } from './random.ts';

type NewId = (kind: 'rubric' | 'good' | 'stockMove' | 'deed' | 'judgement') => string;

/** What a deed of the demonstration has come to. */
export type DemoDeedStage = 'waiting' | 'judged' | 'deposited';

export interface DemoDeed {
  deed: DemoOf<'deed'>;
  stage: DemoDeedStage;
  /** Absent while it waits. */
  judgement?: DemoOf<'judgement'>;
}

/** Deeds by the rubric's item, as an information officer words them. */
const DEEDS: readonly [item: string, description: string][] = [
  ['1', '参加村里组织的清河道活动'],
  ['2', '中秋晚会上台演花灯'],
  ['3', '拾到钱包交还失主'],
  ['3', '送走失老人回家'],
  ['4', '调解邻里排水沟纠纷'],
  ['5', '给独居老人送饭一周'],
  ['5', '参加防火巡查'],
  ['6', '评为家庭卫生月度之星'],
];

/** What the shop has, how many were brought in at first, and for how many fen each; what cost nothing was given. */
const GOODS: readonly [name: string, unit: string, price: number, brought: number, fenEach: number][] = [
  ['洗衣粉', '袋', 10, 40, 850],
  ['食用油', '桶', 60, 12, 5600],
  ['大米', '袋', 80, 8, 6800],
  ['毛巾', '条', 8, 30, 0],
  ['牙膏', '支', 6, 24, 480],
  ['作业本', '本', 2, 3, 150],
];

/** So few of a good are a line on the desk. */
const LOW_AT = 5;

const DEEDS_DONE = 36;
const DEEDS_JUDGED = 2;
const DEEDS_WAITING = 3;
/** The oldest deed of the demonstration, in days before today. */
const OLDEST_DAYS = 150;

export function demoRubric(newId: NewId, from: CalendarDay): DemoOf<'rubric'> {
  const [terms] = RUBRIC_TEMPLATES;
  if (!terms) throw new RangeError('no rubric template');
  return { kind: 'rubric', id: newId('rubric'), content: { ...terms, name: '柳树坪村积分细则', validFrom: from } };
}

export function demoGoods(newId: NewId): DemoOf<'good'>[] {
  return GOODS.map(([name, unit, price]) => ({
    kind: 'good',
    id: newId('good'),
    content: { name, unit, price: price * HUNDREDTHS, lowAt: LOW_AT },
  }));
}

/** How the goods came to the shop: bought from the township's store, or given by it. */
export function demoStock(goods: readonly DemoOf<'good'>[], newId: NewId, on: CalendarDay): DemoOf<'stockMove'>[] {
  return goods.map(({ id }, n) => {
    const [, , , change, fenEach] = GOODS[n] as (typeof GOODS)[number];
    const came = fenEach === 0 ? { way: 'donated' as const } : { way: 'bought' as const, cost: change * fenEach };
    const content = { good: id, on, change, from: '青石镇供销社', reason: '', ...came };
    return { kind: 'stockMove', id: newId('stockMove'), content };
  });
}

/** Deeds of half a year, oldest first: most deposited, a few on the notice board, a few that wait for the council. */
export function demoDeeds(
  families: readonly DemoFamily[],
  rubric: DemoOf<'rubric'>,
  chance: Chance,
  newId: NewId,
  today: CalendarDay,
): DemoDeed[] {
  const count = DEEDS_DONE + DEEDS_JUDGED + DEEDS_WAITING;
  return Array.from({ length: count }, (_, n) => {
    const stage = n < DEEDS_DONE ? 'deposited' : n < DEEDS_DONE + DEEDS_JUDGED ? 'judged' : 'waiting';
    const daysAgo = stage === 'deposited' ? OLDEST_DAYS - n * 4 : stage === 'judged' ? 4 : n === count - 1 ? 1 : 2;
    const family = chance.pick(families.slice(0, families.length / 2));
    return deedOf({ family, rubric, happenedOn: addDays(today, -daysAgo), stage }, chance, newId, today);
  });
}

function deedOf(
  {
    family,
    rubric,
    happenedOn,
    stage,
  }: { family: DemoFamily; rubric: DemoOf<'rubric'>; happenedOn: CalendarDay; stage: DemoDeedStage },
  chance: Chance,
  newId: NewId,
  today: CalendarDay,
): DemoDeed {
  const [item, description] = chance.pick(DEEDS);
  const doer = chance.pick(family.members.filter((member) => member.content.phone !== ''));
  const deed: DemoOf<'deed'> = {
    kind: 'deed',
    id: newId('deed'),
    content: {
      household: family.household.id,
      person: doer.id,
      happenedOn,
      description,
      rubric: rubric.id,
      item,
      quantity: 1,
    },
  };
  if (stage === 'waiting') return { deed, stage };
  const rubricItem = itemOf(rubric.content, item);
  if (!rubricItem) throw new RangeError(`the rubric has no item ${item}`);
  const judgedOn = stage === 'judged' ? addDays(today, -1) : addDays(happenedOn, 3);
  const content = {
    deed: deed.id,
    approved: true,
    points: worth(rubricItem, 1).least,
    reason: '',
    judgedOn,
    judgedBy: '柳树坪村道德评议会',
  };
  return { deed, stage, judgement: { kind: 'judgement', id: newId('judgement'), content } };
}
