import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Council } from '../../shared/domain/council/council.ts';
import { CHARTER_TEMPLATES } from '../../shared/domain/council/templates.ts';
import type { Station } from '../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { today } from '../station/today.ts';
import { addMotion, callMeeting, editMotion, foundCouncil, mark, recordDecision, recordFulfilment } from './acts.ts';
import { readCharters, readFollowed, readMeeting } from './read.ts';

let station: Station;
let council: Council;

const TEMPLATE = CHARTER_TEMPLATES.find((template) => template.council === 'deliberation');

function value<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

beforeEach(async () => {
  station = await openTestStation(testDisk());
  const members = ['孔兰玉', '金水生', '白云飞'].map((name, index) => ({
    person: station.newId('person'),
    name,
    post: index === 0 ? ('chair' as const) : ('member' as const),
  }));
  const words = { council: 'deliberation' as const, name: '柳河村村民议事会', term: 1, from: '2026-01-01' };
  const id = value(await foundCouncil(station, words, members, TEMPLATE));
  council = (await station.get<'council'>(id)) as Council;
});

afterEach(() => station.close());

async function meetingWithVote(deadline: string) {
  const id = value(await callMeeting(station, council, '19:42'));
  for (const member of council.members) value(await mark(station, id, member, 'present', ''));
  value(await addMotion(station, id));
  const motion = (await readMeeting(station, id))?.meeting.motions[0]?.id ?? '';
  const vote = { for: 2, against: 1, abstain: 0, counter: '金水生', supervisor: '白云飞', responsible: '孔兰玉' };
  value(await editMotion(station, id, motion, { title: '修整村东水渠', ...vote, deadline }));
  return id;
}

it('a new council has a charter from its first day on', async () => {
  expect((await readCharters(station)).map((charter) => charter.validFrom)).toEqual(['2026-01-01']);
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
    called: council.members,
  });
  expect((await station.get<'meeting'>(first))?.startsAt).toBe('19:30');
});

it('a blank taken out of a ballot is no nought', async () => {
  const id = await meetingWithVote('2027-05-01');
  const motion = (await readMeeting(station, id))?.meeting.motions[0]?.id ?? '';
  value(await editMotion(station, id, motion, { abstain: undefined }));
  const [paper] = (await readMeeting(station, id))?.meeting.motions ?? [];
  expect(paper?.ballot).not.toHaveProperty('abstain');
  expect(paper?.ballot.for).toBe(2);
});

it('a decision is followed from its deadline to its end', async () => {
  const id = await meetingWithVote(today());
  const room = await readMeeting(station, id);
  const paper = room?.meeting.motions[0];
  if (!room || !paper) throw new Error('no motion');
  const decision = value(await recordDecision(station, paper, room.setting));
  expect((await readFollowed(station)).map((one) => one.state)).toEqual(['open']);
  value(await recordFulfilment(station, decision));
  expect((await readFollowed(station)).map((one) => one.state)).toEqual(['done']);
  expect((await readMeeting(station, id))?.decisions.get(paper.id)).toMatchObject({ passed: true, for: 2, present: 3 });
});
