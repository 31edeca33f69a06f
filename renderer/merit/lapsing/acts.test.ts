import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { type DuePeriod, duePeriods } from '../../../shared/domain/merit/lapsing.ts';
import { balance } from '../../../shared/store/derived/ledger.ts';
import type { Creation, Station } from '../../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import { today } from '../../station/today.ts';
import { runPeriod, setPeriodRule } from './acts.ts';
import { PAGE, periodToRun, readLapsing, readPeriodRules } from './read.ts';

/** More than one page, so that the run has to go on after the first. */
const HOUSEHOLDS = PAGE + 20;
const TERMS = {
  mode: 'carry',
  every: 'year',
  clause: '村民代表会议',
  validFrom: '2020-01-01',
  keepPercent: 40,
} as const;

let station: Station;
let households: string[];

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: ['rules', 'ledger', 'deeds'] });
  households = Array.from({ length: HOUSEHOLDS }, () => station.newId('household'));
  await give(households, 1000, '2021-05-01');
});

afterEach(() => station.close());

async function give(accounts: readonly string[], points: number, postedOn: string) {
  const creations = accounts.map((account): Creation => {
    const [deed, judgement] = [station.newId('deed'), station.newId('judgement')];
    const postings = [
      { account, points },
      { account: 'issue', points: -points },
    ];
    return { kind: 'deposit', content: { postedOn, deed, judgement, description: '打扫街道', postings } };
  });
  const made = await station.createMany(creations);
  if (!made.ok) throw new Error(made.reason);
}

async function due(): Promise<DuePeriod> {
  const [found] = duePeriods(await readPeriodRules(station), today());
  if (!found) throw new Error('no period is due');
  return found;
}

const pointsOf = (index: number) => balance(station.device, households[index] as string);

it('a rule needs the number that its mode asks for', async () => {
  const { keepPercent: _, ...without } = TERMS;
  expect(await setPeriodRule(station, without)).toMatchObject({ problem: { reason: 'periodRule.percentMissing' } });
  expect(await readPeriodRules(station)).toEqual([]);
});

it('a period lets old points lapse of every account, once, and leaves those earned since', async () => {
  const yearBegan = `${today().slice(0, 4)}-01-01`;
  await give([households[0] as string], 500, yearBegan);
  await give([households[1] as string], 500, addDays(yearBegan, -1));
  expect(await setPeriodRule(station, TERMS)).toMatchObject({ ok: true });
  expect(await readLapsing(station, await due())).toEqual({ accounts: HOUSEHOLDS, points: 600 * HOUSEHOLDS + 300 });

  expect(await runPeriod(station, await due(), '到期')).toEqual({ ok: true, count: HOUSEHOLDS });
  expect([await pointsOf(0), await pointsOf(1), await pointsOf(HOUSEHOLDS - 1)]).toEqual([900, 600, 400]);
  expect(await balance(station.device, 'expiry')).toBe(600 * HOUSEHOLDS + 300);

  expect(await runPeriod(station, await due(), '到期')).toEqual({ ok: true, count: 0 });
  expect(await readLapsing(station, await due())).toEqual({ accounts: 0, points: 0 });
  expect(await pointsOf(0)).toBe(900);
});

it('is the same period whichever rule of its length held: a second rule runs nothing again', async () => {
  await setPeriodRule(station, TERMS);
  await runPeriod(station, await due(), '到期');
  await setPeriodRule(station, { ...TERMS, mode: 'clear', validFrom: '2020-06-01' });
  expect((await due()).rule.mode).toBe('clear');
  expect(await runPeriod(station, await due(), '到期')).toEqual({ ok: true, count: 0 });
  expect(await pointsOf(0)).toBe(400);
});

it('a period that ended is named until it was run; one in which nothing lapses is not', async () => {
  expect(await periodToRun(station)).toBeUndefined();
  await setPeriodRule(station, TERMS);
  const { ended } = await due();
  expect(await periodToRun(station)).toBe(ended.period);
  const made = await runPeriod(station, await due(), '年底结转');
  expect(made).toMatchObject({ ok: true });
  expect(await periodToRun(station)).toBeUndefined();
});

it('that nothing lapses is asked again when other accounts arrive, as on a laptop that has just joined', async () => {
  await setPeriodRule(station, TERMS);
  await runPeriod(station, await due(), '年底结转');
  expect(await periodToRun(station)).toBeUndefined();
  await give([station.newId('household')], 1000, '2021-05-01');
  expect(await periodToRun(station)).toBe((await due()).ended.period);
});
