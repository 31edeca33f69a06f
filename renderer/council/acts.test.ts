import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { Matter } from '../../shared/domain/council/agenda.ts';
import { votingMembers } from '../../shared/domain/council/charter.ts';
import type { Council } from '../../shared/domain/council/council.ts';
import { membersOn } from '../../shared/domain/council/seats.ts';
import { CHARTER_TEMPLATES } from '../../shared/domain/council/templates.ts';
import type { Station } from '../../shared/store/station.ts';
import { somebody } from '../../shared/store/testing/somebody.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { leavePost } from '../post/acts.ts';
import { today } from '../station/today.ts';
import {
  addAddendum,
  addMatter,
  addMotion,
  addUsualItems,
  callMeeting,
  castVote,
  changeCharter,
  confirmMeeting,
  editCouncil,
  foundCouncil,
  mark,
  postpone,
  recordDecision,
  recordFulfilment,
  voteAgain,
} from './acts.ts';
import { mattersWaiting } from './matters.ts';
import { readCharters, readDecided, readFollowed, readMeeting, readSeats, readWarnings } from './read.ts';

let station: Station;
let council: Council;

const TEMPLATE = CHARTER_TEMPLATES.find((template) => template.council === 'deliberation');
const WORDS = { council: 'deliberation' as const, name: '柳河村村民议事会', electedBy: '', confirmedBy: '' };

function value<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function members(names: readonly string[]) {
  const found = [];
  for (const name of names) {
    const person = value(await station.create('person', { ...somebody, name }));
    found.push({ person: person.id, name, post: found.length === 0 ? ('chair' as const) : ('member' as const) });
  }
  return found;
}

beforeEach(async () => {
  station = await openTestStation(testDisk());
  const list = await members(['孔兰玉', '金水生', '白云飞']);
  const id = value(await foundCouncil(station, { ...WORDS, term: 1, from: '2026-01-01' }, list, TEMPLATE));
  council = (await station.get<'council'>(id)) as Council;
});

afterEach(() => station.close());

const sitting = async (id = council.id) => membersOn(await readSeats(station, id), today());

async function roomOf(id: string) {
  const room = await readMeeting(station, id);
  if (!room) throw new Error('no meeting');
  return room;
}

async function meetingWithVote(deadline: string, method: 'hands' | 'roll' = 'hands') {
  const id = value(await callMeeting(station, council, '19:42'));
  for (const member of await sitting()) value(await mark(station, id, member, { attendance: 'present' }));
  const vote = { for: 2, against: 1, abstain: 0, counter: '金水生', supervisor: '白云飞', responsible: '孔兰玉' };
  const motion = value(await addMotion(station, id, { title: '修整村东水渠', ...vote, method, deadline }));
  return { id, motion };
}

async function decided(deadline: string) {
  const { id, motion } = await meetingWithVote(deadline);
  const decision = value(await recordDecision(station, motion, (await roomOf(id)).setting));
  return { id, motion, decision };
}

describe('a body', () => {
  it('has a charter from its first day on, and a new version from its own', async () => {
    const [first] = await readCharters(station);
    if (!first) throw new Error('no charter');
    const { council: of, name, source, size, posts, termYears, meetsEveryMonths, quorum, quorumStrict } = first;
    const { pass, passStrict, tie, proxiesMax, noticeDays, basis } = first;
    const terms = { council: of, name, source, size, posts, termYears, meetsEveryMonths, quorum, quorumStrict };
    const rest = { pass, passStrict, tie, proxiesMax, noticeDays: noticeDays + 4, basis, validFrom: today() };
    value(await changeCharter(station, { ...terms, ...rest }));
    expect((await readCharters(station)).map(({ validFrom }) => validFrom)).toEqual(['2026-01-01', today()]);
    const { id } = await meetingWithVote(today());
    expect((await roomOf(id)).charter?.noticeDays).toBe(noticeDays + 4);
    value(await station.edit<'meeting'>(id, () => ({ heldOn: addDays(today(), -1) })));
    expect((await roomOf(id)).charter?.noticeDays).toBe(noticeDays);
  });

  it('has its next term founded from the last, which then ends the day before', async () => {
    const list = await sitting();
    const from = addDays(today(), -1);
    const next = value(await foundCouncil(station, { ...WORDS, term: 2, from }, list.slice(0, 2), undefined));
    expect((await station.get<'council'>(council.id))?.to).toBe(addDays(from, -1));
    expect((await sitting(next)).map(({ name }) => name)).toEqual(['孔兰玉', '金水生']);
    expect(await sitting()).toHaveLength(3);
  });

  it('remembers who left when and why, and who came', async () => {
    const seat = (await readSeats(station, council.id)).find(({ name }) => name === '白云飞');
    value(await leavePost(station, seat?.id ?? '', addDays(today(), -1), '外出务工'));
    expect((await sitting()).map(({ name }) => name)).toEqual(['孔兰玉', '金水生']);
    const [came] = await members(['华春来']);
    const words = { ...WORDS, term: 1, from: '2026-01-01' };
    value(await editCouncil(station, council.id, words, [...(await sitting()), { ...came, post: 'member' } as never]));
    const seats = await readSeats(station, council.id);
    expect(membersOn(seats, addDays(today(), -1)).map(({ name }) => name)).toContain('白云飞');
    expect(seats.find(({ name }) => name === '华春来')).toMatchObject({ from: today(), cameBy: '补选' });
  });

  it('counts two records that were merged as one member, under the survivor’s name', async () => {
    const [first, second] = await sitting();
    if (!first || !second) throw new Error('no members');
    const merged = await station.edit<'person'>(second.person, () => ({ mergedInto: first.person }));
    value(merged);
    const terms = {
      posts: [
        { post: 'chair', min: 0, max: 9, votes: true },
        { post: 'member', min: 0, max: 9, votes: true },
      ],
    };
    const now = await sitting();
    expect(now.map(({ name }) => name)).toEqual(['孔兰玉', '孔兰玉', '白云飞']);
    expect(votingMembers(now, terms as never).map(({ name }) => name)).toEqual(['孔兰玉', '白云飞']);
  });

  it('is warned about', async () => {
    const [warned] = await readWarnings(station);
    expect(warned?.warnings.map(({ reason }) => reason)).toContain('tooFewMembers');
  });
});

it('a meeting is called with the members, the chair, the next number and the last place', async () => {
  const first = value(await callMeeting(station, council, '19:42'));
  value(await station.edit<'meeting'>(first, () => ({ place: '村委会会议室' })));
  const second = value(await callMeeting(station, council, '08:05'));
  const year = today().slice(0, 4);
  expect(await station.get<'meeting'>(second)).toMatchObject({
    title: `${year}年第2次会议`,
    startsAt: '08:00',
    place: '村委会会议室',
    chair: '孔兰玉',
    chairPost: '会长',
    called: await sitting(),
  });
  expect((await station.get<'meeting'>(first))?.startsAt).toBe('19:30');
});

it('the agenda takes the usual items once, and what waits keeps what it is about', async () => {
  const words = { ...WORDS, council: 'moralReview' as const, term: 1, from: '2026-01-01' };
  const review = value(await foundCouncil(station, words, await sitting(), undefined));
  const deed = {
    household: station.newId('household'),
    happenedOn: today(),
    description: '扶起摔倒的老人',
    rubric: station.newId('rubric'),
    item: 'A1',
    quantity: 1,
  };
  const { id: about } = value(await station.create('deed', deed));
  const id = value(await callMeeting(station, (await station.get<'council'>(review)) as Council, '08:05'));
  value(await addUsualItems(station, await roomOf(id)));
  value(await addUsualItems(station, await roomOf(id)));
  expect((await roomOf(id)).agenda).toHaveLength(4);
  const [waiting] = await mattersWaiting(station, 'moralReview');
  const [matter] = waiting?.matters ?? [];
  if (!matter) throw new Error('nothing waits');
  value(await addMatter(station, id, matter));
  expect((await roomOf(id)).agenda.at(-1)).toMatchObject({ about, title: '评议：扶起摔倒的老人' });
  expect(await mattersWaiting(station, 'moralReview')).toEqual([]);
});

it('an objection that nobody has answered waits for every body, until it stands on an agenda', async () => {
  const words = { subject: 'other' as const, title: '三月积分', opening: '', columns: ['户主'], issuer: '村委会' };
  const draft = value(await station.create('notice', { ...words, lines: [{ id: 'A', cells: ['孔*玉'] }], days: 5 }));
  const rest = { closing: '', year: 2026, number: 1, from: today(), to: addDays(today(), 5), answerDays: 3 };
  const { id: posted } = value(
    await station.create('postedNotice', {
      ...{ ...words, lines: draft.lines, notice: draft.id },
      ...{ ...rest, objectionsUntil: addDays(today(), 5) },
    }),
  );
  const raised = { posted, objector: '金水生', content: '我家没有多领', raisedOn: today() };
  const { id: about } = value(await station.create('objection', { ...raised, answerBy: addDays(today(), 3) }));
  const objections = async () => (await mattersWaiting(station, 'deliberation')).flatMap(({ matters }) => matters);
  expect(await objections()).toEqual([{ id: about, title: '处理异议：我家没有多领' }]);
  const meeting = value(await callMeeting(station, council, '19:42'));
  const [matter] = await objections();
  value(await addMatter(station, meeting, matter as Matter));
  expect(await objections()).toEqual([]);
});

describe('a decision', () => {
  it('is followed from its deadline to its end', async () => {
    const { id, motion, decision } = await decided(today());
    expect((await readFollowed(station)).map((one) => one.state)).toEqual(['open']);
    value(await postpone(station, decision, addDays(today(), 9), '等天晴'));
    expect(await readFollowed(station)).toMatchObject([{ due: addDays(today(), 9), postponed: 1 }]);
    value(await recordFulfilment(station, decision, { outcome: 'dropped', note: '镇里另行安排' }));
    expect(await readFollowed(station)).toEqual([]);
    expect(await readDecided(station, council.id)).toMatchObject([{ state: 'dropped' }]);
    expect((await roomOf(id)).held.get(motion.id)).toMatchObject({ passed: true, for: 2, present: 3 });
  });

  it('of a meeting that was voided is followed no longer', async () => {
    const { id } = await decided(today());
    value(await station.void(id, '误建'));
    expect(await readFollowed(station)).toEqual([]);
  });

  it('is voted on again with nothing counted; both votes stay', async () => {
    const { id, motion } = await decided(today());
    value(await voteAgain(station, motion.id));
    const again = (await roomOf(id)).drafts[0];
    expect(again).toMatchObject({ round: 2, title: '修整村东水渠' });
    expect(again).not.toHaveProperty('for');
    value(await station.edit<'motion'>(motion.id, () => ({ for: 1, against: 2, abstain: 0 })));
    const room = await roomOf(id);
    value(await recordDecision(station, room.drafts[0] as typeof motion, room.setting));
    expect((await roomOf(id)).rounds.get(motion.id)?.map(({ passed }) => passed)).toEqual([true, false]);
    expect(await readFollowed(station)).toEqual([]);
  });

  it('by name counts each member’s word', async () => {
    const { id, motion } = await meetingWithVote(today(), 'roll');
    for (const member of await sitting()) value(await castVote(station, motion, member, 'for'));
    const content = value(await recordDecision(station, motion, (await roomOf(id)).setting));
    expect(content).toMatchObject({ for: 3, against: 0, method: 'roll' });
  });
});

describe('a confirmed meeting', () => {
  it('can only be added to, put up and filed', async () => {
    const { id, motion } = await decided(today());
    value(await confirmMeeting(station, await roomOf(id)));
    const confirmed = await roomOf(id);
    expect(confirmed).toMatchObject({ drafts: [], cameLater: [] });
    const refused = { ok: false, reason: 'meetingConfirmed' };
    const [member] = confirmed.meeting.called;
    if (!member) throw new Error('nobody called');
    expect(await station.edit<'meeting'>(id, () => ({ title: '另一次会议' }))).toEqual(refused);
    expect(await station.edit<'motion'>(motion.id, () => ({ for: 0 }))).toEqual(refused);
    expect(await mark(station, id, member, { attendance: 'absent' })).toEqual(refused);
    expect(await addMotion(station, id)).toEqual(refused);
    expect(await castVote(station, motion, member, 'against')).toEqual(refused);
    expect(await confirmMeeting(station, confirmed)).toEqual(refused);
    value(await station.edit<'meeting'>(id, () => ({ publishedOn: today(), signedPaper: '2026-议-03' })));
    value(await addAddendum(station, id, '经费应为 3.2 万元。'));
    expect(await roomOf(id)).toMatchObject({
      addenda: [{ text: '经费应为 3.2 万元。' }],
      meeting: { title: confirmed.meeting.title },
    });
  });
});
