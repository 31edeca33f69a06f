import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { votersAt } from '../domain/council/attendance.ts';
import type { AgendaItem, Confirmation, Decision, Meeting, Motion, SignIn, Vote } from '../domain/council/meeting.ts';
import { minutesOf } from '../domain/council/minutes.ts';
import { roomOf } from '../domain/council/room.ts';
import { confirmationContent } from '../domain/council/seal.ts';
import { charterOf, councilOf, member } from '../domain/council/testing/papers.ts';
import { decisionContent } from '../domain/council/vote.ts';
import type { Content, Station } from '../store/station.ts';
import { testDisk } from '../store/testing/station.ts';
import { ModelCounty } from './testing/modelCounty.ts';
import { type SteppedDevice, steppedDevice } from './testing/steps.ts';

/** A meeting that two laptops of one station write at once, apart. */
const called = Array.from({ length: 9 }, (_, n) => member(n + 1, n === 0 ? 'chair' : 'member'));
const TODAY = '2026-03-05';

let one: SteppedDevice;
let two: SteppedDevice;
let meeting: string;

beforeEach(async () => {
  const server = { model: new ModelCounty() };
  one = await steppedDevice(server, testDisk(), undefined, ['meetings']);
  two = await steppedDevice(server, testDisk(), undefined, ['meetings']);
  two.now += 1000;
  const content: Content<'meeting'> = {
    council: councilOf().id,
    title: '修渠专题会',
    heldOn: TODAY,
    startsAt: '19:30',
    place: '',
    chair: '',
    chairPost: '',
    recorder: '',
    discussion: '',
    called,
    guests: '',
    signedPaper: '',
  };
  meeting = value(await one.station.create('meeting', content)).id;
  await agree();
});

afterEach(async () => {
  await one.station.close();
  await two.station.close();
});

function value<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function agree() {
  for (const device of [one, two, one, two]) await device.level();
}

async function roomAt({ station }: SteppedDevice) {
  const ids = await station.device.entries.where('within').equals(meeting).primaryKeys();
  const parts = [...(await station.getMany(ids)).values()];
  const of = <T>(kind: string) => parts.filter((part) => part.kind === kind) as unknown as T[];
  return roomOf(
    {
      council: councilOf(),
      meeting: (await station.get<'meeting'>(meeting)) as Meeting,
      charters: [charterOf()],
      agenda: of<AgendaItem>('agendaItem'),
      motions: of<Motion>('motion'),
      signIns: of<SignIn>('signIn'),
      turnouts: [],
      votes: of<Vote>('vote'),
      decisions: of<Decision>('decision'),
      fulfilments: [],
      postponements: [],
      confirmations: of<Confirmation>('confirmation'),
      addenda: [],
    },
    TODAY,
  );
}

async function signIn(station: Station, n: number, attendance: SignIn['attendance']) {
  const { person, name } = member(n);
  return value(await station.create('signIn', { meeting, person, name, attendance }));
}

async function confirm(device: SteppedDevice) {
  const content = confirmationContent((await roomAt(device)).draft) as Content<'confirmation'>;
  return value(await device.station.create('confirmation', content));
}

describe('two laptops at one meeting', () => {
  test('that both took the roll come to the union, and to the later word on whoever both called', async () => {
    for (const n of [1, 2, 3, 4, 5]) await signIn(one.station, n, 'present');
    for (const n of [5, 6, 7, 8, 9]) await signIn(two.station, n, n === 5 ? 'leave' : 'present');
    await agree();
    for (const device of [one, two]) {
      const { roll } = await roomAt(device);
      expect(roll.size).toBe(9);
      expect(votersAt(called, roll, charterOf(), undefined).map(({ name }) => name)).toEqual(
        [1, 2, 3, 4, 6, 7, 8, 9].map((n) => `村民${n}`),
      );
    }
  });

  test('that wrote the agenda and the motions have all of both, and no dispute', async () => {
    const item = (title: string) => ({ meeting, title, notes: '' });
    const shared = value(await one.station.create('agendaItem', item('修渠')));
    await agree();
    value(await one.station.edit<'agendaItem'>(shared.id, () => ({ notes: '渠底淤了两年。' })));
    value(await two.station.edit<'agendaItem'>(shared.id, () => ({ title: '修整村东水渠' })));
    value(await one.station.create('agendaItem', item('路灯')));
    value(await two.station.create('agendaItem', item('轮值')));
    await agree();
    for (const device of [one, two]) {
      const { agenda } = await roomAt(device);
      expect(agenda.map(({ title }) => title).sort()).toEqual(['修整村东水渠', '路灯', '轮值'].sort());
      expect(agenda.find(({ id }) => id === shared.id)?.notes).toBe('渠底淤了两年。');
      expect(await device.station.device.disputes.count()).toBe(0);
    }
  });
});

describe('a meeting confirmed on one laptop', () => {
  beforeEach(async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await signIn(one.station, n, 'present');
    const motion = { meeting, title: '修整村东水渠', content: '', round: 1, method: 'hands' as const };
    const counts = { for: 7, against: 2, abstain: 0, counter: '村民2', supervisor: '村民3', responsible: '村民1' };
    value(await one.station.create('motion', { ...motion, ...counts }));
    await agree();
    const room = await roomAt(one);
    const content = decisionContent(room.drafts[0] as Motion, room.setting) as Content<'decision'>;
    value(await one.station.create('decision', content));
    await confirm(one);
  });

  test('is not changed by what the other wrote meanwhile, which is told as having come later', async () => {
    const minutes = minutesOf(await roomAt(one));
    const [motion] = (await roomAt(two)).drafts;
    value(await two.station.edit<'motion'>(motion?.id ?? '', () => ({ title: '另一件事', for: 0 })));
    value(await two.station.edit<'meeting'>(meeting, () => ({ place: '祠堂' })));
    await signIn(two.station, 9, 'absent');
    await agree();
    for (const device of [one, two]) {
      const room = await roomAt(device);
      expect(minutesOf(room)).toEqual(minutes);
      expect(room.cameLater).toEqual(['paper', 'motions', 'signIns']);
      expect(await device.station.edit<'meeting'>(meeting, () => ({ place: '学校' }))).toEqual({
        ok: false,
        reason: 'meetingConfirmed',
      });
    }
  });

  test('and on the other too is the one that was confirmed first, on both', async () => {
    const minutes = minutesOf(await roomAt(one));
    value(await two.station.edit<'meeting'>(meeting, () => ({ place: '祠堂' })));
    two.now += 60_000;
    await confirm(two);
    await agree();
    for (const device of [one, two]) {
      const room = await roomAt(device);
      expect(minutesOf(room)).toEqual(minutes);
      expect(room.otherConfirmations).toBe(1);
    }
  });
});
