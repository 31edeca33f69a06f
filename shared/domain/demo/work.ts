import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Kind } from '../kinds.ts';
import type { DemoDocument } from './document.ts';
import type { DemoFamily } from './people.ts';

/** What lies on a station's desk beside meetings and points: proposals, a review, the anti-vice register, honours, a merchant. */
export interface DemoWork {
  records: DemoDocument[];
  facts: DemoDocument[];
}

const CLERK = '王会计';
const COUNCIL = '柳树坪村道德评议会';

/** The work of the last weeks, its dates counted from `today`. */
export function demoWork(families: readonly DemoFamily[], newId: (kind: Kind) => string, today: CalendarDay): DemoWork {
  const before = (days: number) => addDays(today, -days);
  const parts = [
    proposals(families, newId, before),
    oneReview(families, newId, before),
    antiVice(newId, before),
    honours(families, newId, before, Number(today.slice(0, 4))),
  ];
  const merchant = { name: '东街便民超市', trade: '超市', contact: '周掌柜', phone: '19900000088', fenPerPoint: 100 };
  return {
    records: [
      ...parts.flatMap(({ records }) => records),
      { kind: 'merchant', id: newId('merchant'), content: merchant },
    ],
    facts: parts.flatMap(({ facts }) => facts),
  };
}

type Before = (days: number) => CalendarDay;

/** One of a family, by id and name. */
function memberOf(family: DemoFamily | undefined, at: number): { id: string; name: string } {
  const member = family?.members.at(at);
  if (!member) throw new RangeError('the demonstration has no such family');
  return { id: member.id, name: member.content.name };
}

function headOf(family: DemoFamily | undefined): { id: string; name: string } {
  return memberOf(family, 0);
}

/** One that waits for an answer, one that is taken up for the next meeting, one that was answered. */
function proposals(families: readonly DemoFamily[], newId: (kind: Kind) => string, before: Before): DemoWork {
  const told = [
    { title: '给晒谷场装一盏灯', content: '秋收时晚上看不见，容易出事。', days: 3, steps: [] },
    { title: '三组垃圾桶太少', content: '三组只有两个桶，离得远。', days: 12, steps: ['accepted'] },
    {
      title: '把祠堂门口的路铺平',
      content: '下雨积水，老人容易滑倒。',
      days: 40,
      steps: ['accepted', 'discussed', 'replied'],
    },
  ] as const;
  const records: DemoDocument[] = [];
  const facts: DemoDocument[] = [];
  for (const [at, { title, content, days, steps }] of told.entries()) {
    const { id: person, name: proposer } = headOf(families[4 + at]);
    const id = newId('proposal');
    const dates = { handedInOn: before(days), replyBy: addDays(before(days), 30) };
    records.push({ kind: 'proposal', id, content: { title, content, proposer, person, seconders: '', ...dates } });
    for (const [number, step] of steps.entries()) {
      const says = step === 'replied' ? '议事会同意，列入明年开春的活，村里出料，各户出工。' : '';
      const on = addDays(before(days), 5 * (number + 1));
      facts.push({
        kind: 'proposalStep',
        id: newId('proposalStep'),
        content: { proposal: id, step, on, by: CLERK, says },
      });
    }
  }
  return { records, facts };
}

/** A good deed before the council, whose doer was told and heard. */
function oneReview(families: readonly DemoFamily[], newId: (kind: Kind) => string, before: Before): DemoWork {
  const { id: person, name } = headOf(families[9]);
  const id = newId('review');
  const account = '雨夜把独居老人背到卫生室，守到天亮。';
  const dates = { happenedOn: before(20), nominatedOn: before(14) };
  const content = {
    title: '雨夜送医',
    conduct: 'good' as const,
    person,
    name,
    account,
    nominatedBy: '三组组长',
    ...dates,
  };
  const step = (name: 'notified' | 'heard', days: number, says: string): DemoDocument => ({
    kind: 'reviewStep',
    id: newId('reviewStep'),
    content: { review: id, step: name, on: before(days), by: CLERK, says },
  });
  return {
    records: [{ kind: 'review', id, content }],
    facts: [step('notified', 10, '上门告知，本人知道了。'), step('heard', 6, '本人说应该做的，不要宣传。')],
  };
}

function antiVice(newId: (kind: Kind) => string, before: Before): DemoWork {
  const lines = [
    {
      work: 'education',
      title: '赶集日禁毒宣传',
      days: 45,
      place: '村口集市',
      reached: 120,
      content: '发宣传单，讲识毒防毒。',
    },
    { work: 'inspection', title: '麻将馆走访', days: 20, place: '村东两家', reached: 8, content: '没有发现赌钱。' },
    { work: 'persuasion', title: '劝散聚众打牌', days: 9, place: '老戏台', reached: 5, content: '讲清道理，都散了。' },
  ] as const;
  const records = lines.map(({ days, ...line }): DemoDocument => {
    return { kind: 'antiViceEntry', id: newId('antiViceEntry'), content: { ...line, on: before(days), by: CLERK } };
  });
  return { records, facts: [] };
}

/** The year's honours: two that were voted on, one that waits for the vote. */
function honours(
  families: readonly DemoFamily[],
  newId: (kind: Kind) => string,
  before: Before,
  year: number,
): DemoWork {
  const told = [
    { title: '好邻居', who: 0, deeds: '十年如一日照顾隔壁老人', votes: { for: 7, against: 1, abstain: 0 } },
    { title: '好儿女', who: 0, deeds: '照料瘫痪的母亲八年', votes: { for: 4, against: 4, abstain: 0 } },
    // The youngest of the house.
    { title: '新时代好少年', who: -1, deeds: '捡到钱包送回失主', votes: undefined },
  ];
  const records: DemoDocument[] = [];
  const facts: DemoDocument[] = [];
  for (const [at, { title, who, deeds, votes }] of told.entries()) {
    const family = families[15 + at];
    const { id: person, name } = memberOf(family, who);
    const id = newId('honour');
    const household = family?.household.id ?? '';
    const villagersGroup = family?.household.content.villagersGroup ?? '';
    const by = { nominatedBy: `${villagersGroup}组长`, nominatedOn: before(25) };
    records.push({
      kind: 'honour',
      id,
      content: { title, year, household, person, name, villagersGroup, deeds, ...by },
    });
    if (!votes) continue;
    const awarded = votes.for * 2 > votes.for + votes.against + votes.abstain;
    const content = { honour: id, ...votes, awarded, votedOn: before(8), votedBy: COUNCIL };
    facts.push({ kind: 'honourVote', id: newId('honourVote'), content });
  }
  return { records, facts };
}
