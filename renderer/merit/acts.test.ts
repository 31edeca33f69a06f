import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Deposit } from '../../shared/domain/merit/entry.ts';
import { RUBRIC_TEMPLATES } from '../../shared/domain/merit/templates.ts';
import { balance } from '../../shared/store/derived/ledger.ts';
import type { Creation, Station } from '../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import type { Acted } from '../errors/acted.ts';
import { acted } from '../errors/acted.ts';
import { today } from '../station/today.ts';
import { adoptRubric, handInDeed, recordDeposit, recordJudgement, recordRedemption, recordReversal } from './acts.ts';
import { readDeed, readPassbook } from './read.ts';
import { countToSettle, readToSettle } from './settling/read.ts';
import { recordPrice, recordStockMove, setShopRule } from './stock/acts.ts';
import { readGood } from './stock/read.ts';

let station: Station;
let household: string;

beforeEach(async () => {
  station = await openTestStation(testDisk());
  const home = { villagersGroup: '1组', headName: '孔兰玉', address: '柳河村1组1号', note: '' };
  const created = await station.create('household', home);
  if (!created.ok) throw new Error(created.reason);
  household = created.value.id;
});

afterEach(() => station.close());

function idOf(acted: Acted): string {
  if (!acted.ok) throw new Error(acted.problem.reason);
  return acted.id;
}

/** A deed judged to be worth 50 points. */
async function judgedDeed(noticeDays = 0) {
  const rubric = idOf(
    await adoptRubric(
      station,
      { ...(RUBRIC_TEMPLATES[0] as (typeof RUBRIC_TEMPLATES)[number]), noticeDays },
      '2026-01-01',
    ),
  );
  const words = { household, happenedOn: '2026-03-05', description: '送迷路老人回家', rubric, item: '3', quantity: 1 };
  const deed = idOf(await handInDeed(station, words));
  const verdict = { deed, approved: true, points: 5000, reason: '', judgedOn: '2026-03-06', judgedBy: '道德评议会' };
  idOf(await recordJudgement(station, verdict));
  return deed;
}

async function deposit(deedId: string): Promise<Acted> {
  const found = await readDeed(station, deedId);
  if (!found?.judgement) throw new Error('nothing was judged');
  return recordDeposit(station, found.deed, found.judgement);
}

async function entry(id: string): Promise<Deposit> {
  return (await station.getMany([id])).get(id) as unknown as Deposit;
}

it('a deed is deposited once, until its deposit was reversed', async () => {
  const deed = await judgedDeed();
  const first = idOf(await deposit(deed));
  expect(await deposit(deed)).toMatchObject({ ok: false, problem: { reason: 'deposit.alreadyDeposited' } });
  expect(await balance(station.device, household)).toBe(5000);
  idOf(await recordReversal(station, await entry(first), '存错了户'));
  expect(await balance(station.device, household)).toBe(0);
  idOf(await deposit(deed));
  expect(await balance(station.device, household)).toBe(5000);
});

it('an entry is reversed once, and the passbook tells of it', async () => {
  const first = idOf(await deposit(await judgedDeed()));
  idOf(await recordReversal(station, await entry(first), '存错了户'));
  const again = await recordReversal(station, await entry(first), '又存错了');
  expect(again).toMatchObject({ ok: false, problem: { reason: 'reversal.alreadyReversed' } });
  const lines = (await readPassbook(station, household, 10))?.lines;
  expect(lines?.map(({ points, balance: after, standing }) => [points, after, standing])).toEqual([
    [-5000, 0, 'reversal'],
    [5000, 5000, 'reversed'],
  ]);
});

it('goods are handed over only against the balance at that moment', async () => {
  idOf(await deposit(await judgedDeed()));
  const good = idOf(await acted(await station.create('good', { name: '肥皂', unit: '块', price: 1000 })));
  const soap = { good, name: '肥皂', quantity: 3 };
  idOf(await recordRedemption(station, household, [soap], false));
  expect(await recordRedemption(station, household, [soap], false)).toEqual({
    ok: false,
    problem: { reason: 'redemption.insufficientPoints', values: { points: '10' } },
  });
  expect(await balance(station.device, household)).toBe(2000);
});

it('goods cost what they cost on the day, and leave no more than is there and the rule lets', async () => {
  idOf(await deposit(await judgedDeed()));
  const good = idOf(await acted(await station.create('good', { name: '肥皂', unit: '块', price: 900, monthlyMax: 4 })));
  idOf(await recordPrice(station, { good, price: 1000, from: today(), reason: '' }));
  idOf(await recordPrice(station, { good, price: 5000, from: '2999-01-01', reason: '' }));
  const soap = (quantity: number) => [{ good, name: '肥皂', quantity }];
  idOf(await recordStockMove(station, { good, on: today(), way: 'donated', quantity: 3, from: '镇里', reason: '' }));
  expect(await recordRedemption(station, household, soap(4), false)).toMatchObject({
    problem: { reason: 'redemption.outOfStock', values: { points: '肥皂 3 块' } },
  });
  idOf(await recordRedemption(station, household, soap(2), false));
  expect(await balance(station.device, household)).toBe(3000);
  expect((await readGood(station, good, 9))?.books).toMatchObject({ quantity: 1, isKept: true });
  idOf(await recordStockMove(station, { good, on: today(), way: 'counted', quantity: 9, reason: '多出来的' }));
  expect(await recordRedemption(station, household, soap(3), false)).toMatchObject({
    problem: { reason: 'redemption.overGoodMax', values: { points: '肥皂 2 块' } },
  });
  idOf(await setShopRule(station, { dayMax: 2500, clause: '', validFrom: today() }));
  expect(await recordRedemption(station, household, soap(1), false)).toMatchObject({
    problem: { reason: 'redemption.overDayMax', values: { points: '5' } },
  });
});

it('older lines of a passbook carry their balance on', async () => {
  for (let n = 0; n < 5; n += 1) idOf(await deposit(await judgedDeed()));
  const page = await readPassbook(station, household, 2);
  expect(page?.older).toBe(true);
  expect(page?.lines.map((line) => line.balance)).toEqual([25000, 20000]);
  expect((await readPassbook(station, household, 5))?.lines.at(-1)?.balance).toBe(5000);
});

it('a balance that two laptops overspent shows, with both sales there', async () => {
  idOf(await deposit(await judgedDeed()));
  const sale = (points: number) => ({
    postedOn: today(),
    household,
    items: [{ good: station.newId('good'), name: '肥皂', quantity: 1, price: points }],
    postings: [
      { account: household, points: -points },
      { account: 'shop' as const, points },
    ],
  });
  // As the other laptop's sale arrives: it knew nothing of this one.
  idOf(await acted(await station.create('redemption', sale(4000))));
  idOf(await acted(await station.create('redemption', sale(3000))));
  const { overdrafts, acts } = await readToSettle(station);
  expect(overdrafts).toMatchObject([{ household: { id: household }, balance: -2000 }]);
  expect(acts).toEqual([]);
  expect(await station.find('ledger', { selector: { kind: 'redemption' }, limit: 5 })).toHaveLength(2);
});

it('what was acknowledged over the years does not hide what was not', async () => {
  const postings = [
    { account: household, points: 100 },
    { account: 'issue' as const, points: -100 },
  ];
  const twice = async (count: number) => {
    const creations = Array.from({ length: count }, () => {
      const [deed, judgement] = [station.newId('deed'), station.newId('judgement')];
      return ['一号机', '二号机'].map((description): Creation => {
        return { kind: 'deposit', content: { postedOn: today(), deed, judgement, description, postings } };
      });
    });
    const made = await station.createMany(creations.flat());
    if (!made.ok) throw new Error(made.reason);
  };
  await twice(100);
  const { acts } = await readToSettle(station);
  expect(acts).toHaveLength(100);
  const seen = acts.map(({ act, entries }): Creation => {
    return { kind: 'acknowledgement', content: { act, entries: entries.map(({ id }) => id), reason: '看过' } };
  });
  await station.createMany(seen);
  expect(await countToSettle(station)).toBe(0);
  await twice(1);
  expect(await countToSettle(station)).toBe(1);
});
