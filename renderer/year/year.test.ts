import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { CHARTER_TEMPLATES } from '../../shared/domain/council/templates.ts';
import type { Station } from '../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { callMeeting, foundCouncil } from '../council/acts.ts';
import { readCouncils } from '../council/read.ts';
import { draftNotice, postNotice } from '../notice/acts.ts';
import { draftPact, recordStep } from '../pact/acts.ts';
import { readPactRoom } from '../pact/read.ts';
import { today } from '../station/today.ts';
import { readInspection } from './inspection.ts';
import { readYear } from './read.ts';

let station: Station;

beforeEach(async () => {
  station = await openTestStation(testDisk());
});

afterEach(() => station.close());

function value<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<T, { ok: true }>;
}

const yearOf = (day: string) => Number(day.slice(0, 4));

/** What the years from the last to the next hold, as `thing state day`. */
async function told(): Promise<string[]> {
  const year = yearOf(today());
  const years = await Promise.all([year - 1, year, year + 1].map((one) => readYear(station, one)));
  return years.flat().map(({ thing, state, day }) => `${thing} ${state} ${day}`);
}

it('a year tells of meetings held and due, notices, objections and steps of the pact, each once', async () => {
  const template = CHARTER_TEMPLATES.find(({ council }) => council === 'deliberation');
  const from = addDays(today(), -40);
  const words = {
    council: 'deliberation' as const,
    name: '柳河村村民议事会',
    term: 1,
    from,
    electedBy: '',
    confirmedBy: '',
  };
  value(await foundCouncil(station, words, [], template));
  // A month has passed since its first day, and it never met.
  const overdue = (await told()).filter((line) => line.startsWith('meetingDue overdue'));
  expect(overdue).toHaveLength(1);
  const [council] = await readCouncils(station);
  if (!council) throw new Error('no council');
  value(await callMeeting(station, council, '09:00'));
  expect(await told()).toContain(`meeting due ${today()}`);
  expect((await told()).filter((line) => line.startsWith('meetingDue overdue'))).toEqual([]);

  const list = {
    subject: 'other' as const,
    title: '红榜',
    opening: '如下。',
    columns: [],
    lines: [],
    issuer: '村委会',
  };
  const notice = value(await draftNotice(station, list, 3));
  value(await postNotice(station, notice.id, addDays(today(), -9)));
  expect(await told()).toContain(`takedown overdue ${addDays(today(), -6)}`);

  const pact = value(await draftPact(station, '柳河村村规民约', { from: 'template' }));
  const room = await readPactRoom(station, pact.id);
  if (!room) throw new Error('no pact');
  value(await recordStep(station, room, { step: 'comments', on: today(), until: addDays(today(), 9), note: '' }));
  const lines = await told();
  expect(lines).toContain(`pact done ${today()}`);
  expect(lines).toContain(`pact coming ${addDays(today(), 9)}`);
  expect(new Set(lines).size).toBe(lines.length);

  const found = await readInspection(station, yearOf(today()));
  expect(found.councils.map(({ name }) => name)).toEqual(['柳河村村民议事会']);
  expect(found.meetings.map((line) => line.council)).toEqual(['柳河村村民议事会']);
  expect(found.pacts).toHaveLength(1);
  const posted = await readInspection(station, yearOf(addDays(today(), -9)));
  expect(posted.notices.map(({ number }) => number)).toEqual([`〔${yearOf(addDays(today(), -9))}〕1号`]);
});
