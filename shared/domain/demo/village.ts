import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Document } from '../kinds.ts';
import type { RedeemedItem } from '../merit/entry.ts';
import { deposit } from '../merit/judging.ts';
import type { Deed, Judgement } from '../merit/merit.ts';
import { redeem } from '../merit/redeeming.ts';
import type { PostedNotice } from '../notice/notice.ts';
import { demoAffairs } from './affairs.ts';
import { calledMeeting, type DemoTopic, demoCouncil, heldMeeting } from './councils.ts';
import { type DemoDocument, type DemoOf, demoIds } from './document.ts';
import { type DemoDeed, demoDeeds, demoGoods, demoRubric, demoStock } from './merit.ts';
import { demoRedList, demoTakedown } from './notices.ts';
import { demoPact } from './pact.ts';
import { demoFamilies } from './people.ts';
import { chanceFrom } from './random.ts';
import { demoDouble, demoRosterEvents } from './rosterEvents.ts';
import { demoVolunteers } from './volunteers.ts';
import { demoWork } from './work.ts';

/** Codes that begin with 99 belong to no county. */
export const DEMO_CODE = '990101001001';
export const DEMO_STATION = '柳树坪村新时代文明实践站';
export const DEMO_VILLAGE = '柳树坪村';
export const DEMO_CLERK = '王会计';

/** Another seed gives another village: other people, the same kind of year. */
export const DEMO_SEED = 20260305;

/** The demonstration village, in the order in which a station takes it in. */
export interface DemoVillage {
  records: DemoDocument[];
  /** Sign-ins, decisions, judgements and the roster's events. */
  facts: DemoDocument[];
  /** What follows once these facts are on the record and have their ids: the merit bank's entries, confirmed meetings, takedowns. */
  afterwards(facts: readonly Document[]): DemoDocument[];
}

const WATER: DemoTopic = {
  title: '修整村东水渠议事会',
  discussion:
    '村东水渠年久失修，三组、四组浇地困难。与会人员实地看过后，一致认为要在春灌前修好；对集体出资的数额有不同意见。',
  motions: [
    {
      title: '关于修整村东水渠',
      content: '经费 3 万元，从集体收入列支。',
      against: 1,
      responsible: '村委会',
      deadlineInDays: 25,
    },
    {
      title: '关于水渠管护轮值',
      content: '各组每月轮值一次，名单上墙。',
      against: 0,
      responsible: '各组组长',
      deadlineInDays: 60,
    },
  ],
};
const LAMPS: DemoTopic = {
  title: '安装路灯议事会',
  discussion: '二组到学校一段没有路灯，学生晚归不安全。',
  motions: [
    {
      title: '关于安装太阳能路灯',
      content: '安装 12 盏，向镇里申请补助。',
      against: 2,
      responsible: '村委会',
      deadlineInDays: 90,
    },
  ],
};
const REVIEW: DemoTopic = { title: '好人好事评议会', discussion: '', motions: [] };

/** A notice past its last day for longer than this was taken down. */
const CLERK_LATE_DAYS = 5;

/** The same village every time, its dates counted from `today`. */
export function demoVillage(today: CalendarDay, seed = DEMO_SEED): DemoVillage {
  const newId = demoIds();
  const chance = chanceFrom(seed);
  const before = (days: number) => addDays(today, -days);
  const families = demoFamilies(chance, newId, today);
  const deliberation = demoCouncil('deliberation', '柳树坪村村民议事会', families.slice(0, 20), newId, today);
  const review = demoCouncil('moralReview', '柳树坪村道德评议会', families.slice(20, 28), newId, today);
  const held = [
    heldMeeting(deliberation, LAMPS, before(75), newId, today),
    heldMeeting(deliberation, WATER, before(30), newId, today),
  ];
  const coming = calledMeeting(review, REVIEW, addDays(today, 2), newId);
  const rubric = demoRubric(newId, before(300));
  const goods = demoGoods(newId);
  const deeds = demoDeeds(families, rubric, chance, newId, today);
  // After all others, so that their ids stay what they were.
  const double = demoDouble(families, newId);
  const rosterEvents = demoRosterEvents(families, newId, today);
  const pact = demoPact(`${DEMO_VILLAGE}村规民约`, `${DEMO_VILLAGE}村民委员会`, newId, today);
  const redList = demoRedList(families.slice(30, 42), newId, today);
  const stock = demoStock(goods, newId, before(160));
  const work = demoWork(families, newId, today);
  const volunteers = demoVolunteers(families, newId, today);
  const affairs = demoAffairs(families, newId, today);

  return {
    records: [
      { kind: 'stationSettings', id: newId('stationSettings'), content: { name: DEMO_STATION, village: DEMO_VILLAGE } },
      ...families.flatMap(({ household, members }) => [household, ...members]),
      ...double,
      ...[deliberation, review].flatMap(({ charter, council, seats }) => [charter, council, ...seats]),
      ...held.flatMap(({ records }) => records),
      ...coming,
      rubric,
      ...goods,
      ...deeds.map(({ deed }) => deed),
      ...pact.records,
      redList.notice,
      ...work.records,
      ...volunteers.records,
      ...affairs.records,
    ],
    facts: [
      ...pact.facts,
      redList.posted,
      ...held.flatMap(({ facts }) => facts),
      ...rosterEvents,
      ...stock,
      ...work.facts,
      ...volunteers.facts,
      ...affairs.facts,
      ...deeds.flatMap(({ judgement }) => (judgement ? [judgement] : [])),
    ],
    afterwards: (facts) => [
      ...ledgerOf(deeds, goods, judgementsIn(facts), newId, today),
      ...held.map(({ confirmation }) => confirmation(facts)),
      ...takedownsOf(facts, newId, before(CLERK_LATE_DAYS)),
    ],
  };
}

/** The takedowns of the notices whose last day had passed by then. */
function takedownsOf(facts: readonly Document[], newId: (kind: 'takedown') => string, by: CalendarDay): DemoDocument[] {
  const posted = facts.filter(({ kind }) => kind === 'postedNotice') as unknown as PostedNotice[];
  return posted.filter(({ to }) => to < by).map((one) => demoTakedown(one, newId));
}

function judgementsIn(facts: readonly Document[]): Judgement[] {
  return facts.filter(({ kind }) => kind === 'judgement') as unknown as Judgement[];
}

/** How much a household must have saved before it shops in the demonstration, in hundredths of a point. */
const SHOPS_FROM = 60_00;

function ledgerOf(
  deeds: readonly DemoDeed[],
  goods: readonly DemoOf<'good'>[],
  judgements: readonly Judgement[],
  newId: (kind: 'deposit' | 'redemption') => string,
  today: CalendarDay,
): DemoDocument[] {
  const judged = new Map(judgements.map((judgement) => [judgement.deed, judgement]));
  const entries: DemoDocument[] = [];
  const saved = new Map<string, number>();
  for (const { deed, stage } of deeds) {
    const judgement = judged.get(deed.id);
    if (stage !== 'deposited' || !judgement) continue;
    const made = deposit({ id: deed.id, ...deed.content } as Deed, judgement, {
      postedOn: addDays(judgement.judgedOn, 3),
      deposited: false,
      // The year of the demonstration is told, not lived: its lists hung on the board.
      readiness: 'ready',
      item: undefined,
    });
    if (!made.ok) continue;
    entries.push({ kind: 'deposit', id: newId('deposit'), content: made.value });
    const { household } = deed.content;
    saved.set(household, (saved.get(household) ?? 0) + judgement.points);
  }
  for (const [household, balance] of saved) {
    if (balance < SHOPS_FROM) continue;
    const basket = [goods[0], goods[3]].flatMap((good): RedeemedItem[] =>
      good ? [{ good: good.id, name: good.content.name, quantity: 1, price: good.content.price }] : [],
    );
    const made = redeem(household, basket, { balance, postedOn: addDays(today, -5) });
    if (made.ok) entries.push({ kind: 'redemption', id: newId('redemption'), content: made.value });
  }
  return entries;
}
