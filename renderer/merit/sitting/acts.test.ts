import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { RUBRIC_TEMPLATES } from '../../../shared/domain/merit/templates.ts';
import type { PostedNotice } from '../../../shared/domain/notice/notice.ts';
import { balance } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import type { Acted } from '../../errors/acted.ts';
import { postNotice, recordAnswer, recordObjection } from '../../notice/acts.ts';
import { readNotice } from '../../notice/read.ts';
import { today } from '../../station/today.ts';
import { adoptRubric, handInDeed, recordDeposit } from '../acts.ts';
import { readDeed } from '../read.ts';
import { draftMeritNotice, judgementsOf, recordDeposits, recordSitting } from './acts.ts';
import { readJudged, readSitting } from './read.ts';

let station: Station;
let households: string[];
let deeds: string[];

function idOf(acted: Acted): string {
  if (!acted.ok) throw new Error(acted.problem.reason);
  return acted.id;
}

beforeEach(async () => {
  station = await openTestStation(testDisk(), {
    collections: ['people', 'households', 'groups', 'rules', 'deeds', 'ledger', 'notices'],
  });
  households = [];
  deeds = [];
  const terms = RUBRIC_TEMPLATES[0] as (typeof RUBRIC_TEMPLATES)[number];
  const rubric = idOf(await adoptRubric(station, terms, '2026-01-01'));
  for (const headName of ['孔兰玉', '金水生']) {
    const home = { villagersGroup: '1组', headName, address: '', note: '' };
    const made = await station.create('household', home);
    if (!made.ok) throw new Error(made.reason);
    households.push(made.value.id);
    const happenedOn = addDays(today(), -20);
    const deed = { household: made.value.id, happenedOn, description: '送医', rubric, item: '3', quantity: 1 };
    deeds.push(idOf(await handInDeed(station, deed)));
  }
});

afterEach(() => station.close());

async function sit(said: Map<string, { approved: boolean; reason: string }>) {
  const terms = { judgedOn: addDays(today(), -10), judgedBy: '道德评议会' };
  const judged = judgementsOf(await readSitting(station), said, terms);
  if (!judged.ok) return judged;
  return recordSitting(station, judged.value);
}

const stages = async () => (await readJudged(station)).map(({ readiness }) => readiness);

it('a sitting judges many deeds together, or none where one verdict cannot stand', async () => {
  const [one, other] = deeds as [string, string];
  const unfounded = new Map([
    [one, { approved: true, reason: '' }],
    [other, { approved: false, reason: ' ' }],
  ]);
  expect(await sit(unfounded)).toEqual({ ok: false, reason: 'reasonMissing', detail: other });
  expect(await stages()).toEqual([]);
  expect(await sit(new Map())).toMatchObject({ reason: 'nothingSaid' });
  expect(await sit(unfounded.set(other, { approved: false, reason: '查无此事' }))).toEqual({ ok: true });
  expect((await readJudged(station)).map(({ deed }) => deed.id)).toEqual([one]);
});

it('points are deposited once they were posted, and an objection holds up its own line only', async () => {
  await sit(new Map(deeds.map((deed) => [deed, { approved: true, reason: '' }])));
  expect(await stages()).toEqual(['unposted', 'unposted']);
  const found = await readDeed(station, deeds[0] as string);
  if (!found?.judgement) throw new Error('nothing was judged');
  const early = await recordDeposit(station, found.deed, found.judgement);
  expect(early).toMatchObject({ ok: false, problem: { reason: 'deposit.unposted' } });
  expect(await recordDeposits(station, deeds)).toEqual({ ok: true, count: 0 });

  const notice = idOf(await draftMeritNotice(station, await readJudged(station)));
  idOf(await postNotice(station, notice, addDays(today(), -4)));
  const posted = (await readNotice(station, notice))?.postings[0]?.posted as PostedNotice;
  expect(posted.lines.map(({ cells }) => cells)).toEqual([
    ['孔*玉', '1组', '送医', '50'],
    ['金*生', '1组', '送医', '50'],
  ]);
  const raised = { line: posted.lines[1]?.id, objector: '', content: '那天不是他', raisedOn: today() };
  const objection = idOf(await recordObjection(station, posted, raised));
  expect(await stages()).toEqual(['ready', 'suspended']);
  expect(await recordDeposits(station, deeds)).toEqual({ ok: true, count: 1 });
  expect(await balance(station.device, households[0] as string)).toBe(5000);
  expect(await balance(station.device, households[1] as string)).toBe(0);

  const fact = await station.get<'objection'>(objection);
  if (!fact) throw new Error('no objection');
  const said = { upheld: false, content: '查过了，是他', answeredOn: today(), answeredBy: '评议会' };
  idOf(await recordAnswer(station, fact, said));
  expect(await recordDeposits(station, deeds)).toEqual({ ok: true, count: 1 });
  expect(await balance(station.device, households[1] as string)).toBe(5000);
});
