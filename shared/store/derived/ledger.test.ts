import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { factId } from '../../domain/fact.ts';
import type { Document } from '../../domain/kinds.ts';
import { isBalanced, Trial } from '../../domain/merit/books.ts';
import { chainBreaks } from '../../domain/merit/chain.ts';
import type { Deposit, Redemption } from '../../domain/merit/entry.ts';
import { actOf, balancesOf, postingsOf } from '../../domain/merit/ledger.ts';
import { redeem } from '../../domain/merit/redeeming.ts';
import { reverse } from '../../domain/merit/reversing.ts';
import { giveVoucher, settle, type TakenVoucher, takeVoucher, type Voucher } from '../../domain/merit/voucher.ts';
import { waive } from '../../domain/merit/waiving.ts';
import type { Content, Creation, Station } from '../station.ts';
import { type Stored, withoutLocal } from '../stored.ts';
import { openTestStation, testDisk } from '../testing/station.ts';
import {
  actStandings,
  balance,
  countDoubledActs,
  doubledActs,
  eachBalance,
  eachPostingFrom,
  earnedAfter,
  highestBalances,
  standingPostings,
} from './ledger.ts';

const open: Station[] = [];
async function station(disk = testDisk()) {
  const one = await openTestStation(disk, { collections: ['ledger'] });
  open.push(one);
  return one;
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function value<T>(result: { ok: true; value: T } | { ok: false; reason: string; detail?: string }): T {
  if (!result.ok) throw new Error(`${result.reason} ${result.detail ?? ''}`);
  return result.value;
}

const ulid = (n: number) => `01J${String(n).padStart(23, '0')}`;
const householdId = (n: number) => `household:${ulid(n)}`;

function depositOf(deed: number, household: number, points: number, postedOn = '2026-03-05'): Content<'deposit'> {
  return {
    postedOn,
    deed: `deed:${ulid(deed)}`,
    judgement: `judgement:${ulid(deed)}.0123456789abcdef`,
    description: '义务巡逻',
    postings: [
      { account: householdId(household), points },
      { account: 'issue', points: -points },
    ],
  };
}

/** The same act as another laptop stated it, arriving as sync brings it. */
async function arrives(one: Station, content: Content<'deposit'>, updatedAt: string): Promise<void> {
  const body = {
    ...content,
    kind: 'deposit',
    station: one.code,
    v: 0,
    createdAt: updatedAt.slice(0, 24),
    createdBy: '李会计',
    updatedAt,
    updatedBy: '李会计',
    device: ulid(777),
    chain: { number: 1 },
  };
  const document = { ...body, id: factId('deposit', ulid(888), body), local: { upload: 'sent' } } as unknown as Stored;
  await one.changeForSync('ledger', [document.id], (current) => (current ? undefined : document));
}

async function entriesOf(one: Station): Promise<Document[]> {
  return (await one.find('ledger', { limit: 1000 })).map(withoutLocal);
}

/** What must be true after every act. */
async function expectSound(one: Station): Promise<void> {
  const [documents, balances, postings] = await Promise.all([
    entriesOf(one),
    one.device.balances.toArray(),
    one.device.postings.toArray(),
  ]);
  const kept = new Map(balances.map(({ account, points }) => [account, points]));
  const folded = balancesOf(documents);
  expect([...kept.values()].reduce((sum, points) => sum + points, 0)).toBe(0);
  for (const [account, points] of kept) {
    expect(points).toBe(folded.get(account) ?? 0);
    const lines = postings.filter((posting) => posting.account === account);
    expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(points);
  }
  for (const account of folded.keys()) expect(kept.has(account)).toBe(true);
  for (const document of documents) {
    expect(postingsOf(document)).not.toEqual([]);
    const { deed, judgement, household, reverses, voucher, vouchers, decidedBy } = document as Partial<
      Record<string, unknown>
    >;
    expect((deed && judgement) || household || reverses || voucher || vouchers || decidedBy).toBeTruthy();
  }
  expect(chainBreaks(documents as never)).toEqual([]);
  const trial = new Trial('2026-03');
  await eachBalance(one.device, ({ account, points }) => trial.hold(account, points));
  await eachPostingFrom(one.device, '2026-03-01', (row) => trial.post(row));
  expect(isBalanced(trial.lines())).toBe(true);
}

describe('the chain of a device', () => {
  test('is whole over acts at once, batches, and a start after a kill', async () => {
    const disk = testDisk();
    const one = await station(disk);
    await Promise.all([1, 2, 3].map(async (n) => value(await one.create('deposit', depositOf(n, 1, 100)))));
    const batch = [4, 5].map((n): Creation => ({ kind: 'deposit', content: depositOf(n, 1, 100) }));
    value(await one.createMany(batch));
    // As if the kill had come between the last entry and what is derived from it.
    await one.device.chains.update(one.deviceId, { number: 3 });
    value(await one.create('deposit', depositOf(6, 1, 100)));
    const entries = (await entriesOf(one)) as unknown as Deposit[];
    expect(entries.map(({ chain }) => chain.number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(chainBreaks(entries)).toEqual([]);
  });

  test('R3: begins anew with a new device id, and shows an entry that was taken away', async () => {
    const one = await station();
    value(await one.create('deposit', depositOf(1, 1, 100)));
    await one.renewDevice();
    for (const n of [2, 3]) value(await one.create('deposit', depositOf(n, 1, 100)));
    const entries = (await entriesOf(one)) as unknown as Deposit[];
    expect(chainBreaks(entries)).toEqual([]);
    const gone = entries.filter(({ deed }) => deed !== `deed:${ulid(2)}`);
    expect(chainBreaks(gone)).toEqual([{ device: one.deviceId, number: 2, kind: 'missing' }]);
  });
});

describe('one act on two laptops', () => {
  test('counts once, the first, although it arrives last; and is shown', async () => {
    const one = await station();
    value(await one.create('deposit', depositOf(1, 1, 3000)));
    expect(await balance(one.device, householdId(1))).toBe(3000);
    await arrives(one, depositOf(1, 1, 5000), '2020-01-01T00:00:00.000Z-0000');
    expect(await balance(one.device, householdId(1))).toBe(5000);
    expect(await balance(one.device, 'issue')).toBe(-5000);
    expect(await countDoubledActs(one.device)).toBe(1);
    expect((await doubledActs(one.device, { offset: 0, limit: 5 }))[0]?.act).toBe(`deposit/deed:${ulid(1)}`);
    await expectSound(one);
    await one.rebuildDerived();
    expect(await balance(one.device, householdId(1))).toBe(5000);
  });
});

test('a voucher given back while a merchant brings it is marked, whichever comes first, and no more once one gives way', async () => {
  for (const order of ['givenBack', 'taken'] as const) {
    const one = await station();
    const postings = (from: string, to: string) => [
      { account: from, points: -500 },
      { account: to, points: 500 },
    ];
    const voucher = {
      postedOn: '2026-03-05',
      household: householdId(1),
      validUntil: '2026-06-01',
      description: '商家券',
    };
    const given = value(await one.create('voucher', { ...voucher, postings: postings(householdId(1), 'vouchers') }));
    const merchant = `merchant:${ulid(5)}`;
    const take = () =>
      one.create('takenVoucher', {
        ...{ postedOn: '2026-03-06', voucher: given.id, merchant, description: '收商家券' },
        postings: postings('vouchers', merchant),
      });
    const giveBack = () => one.create('reversal', reversalOf(given as unknown as Redemption));
    if (order === 'givenBack') value(await giveBack());
    const taken = value(await take());
    expect(await countDoubledActs(one.device)).toBe(order === 'givenBack' ? 1 : 0);
    if (order === 'taken') value(await giveBack());
    expect((await doubledActs(one.device, { offset: 0, limit: 5 })).map(({ act }) => act)).toEqual([
      `takenVoucher/${given.id}`,
    ]);
    expect(await balance(one.device, 'vouchers')).toBe(-500);
    const back = { ...reversalOf(taken as unknown as Redemption), act: `takenVoucher/${given.id}` };
    value(await one.create('reversal', back));
    expect(await countDoubledActs(one.device)).toBe(0);
    expect(await balance(one.device, 'vouchers')).toBe(0);
    await one.close();
    open.splice(open.indexOf(one), 1);
  }
});

test('the highest balances are of households alone, and what was earned lately leaves out what was taken back', async () => {
  const one = await station();
  value(await one.create('deposit', depositOf(1, 1, 3000, '2025-11-01')));
  value(await one.create('deposit', depositOf(2, 2, 5000, '2026-02-01')));
  const wrong = value(await one.create('deposit', depositOf(3, 2, 700, '2026-02-02')));
  value(await one.create('reversal', reversalOf(wrong as unknown as Deposit)));
  expect((await highestBalances(one.device, 'household', 5)).map(({ account }) => account)).toEqual(
    [2, 1].map(householdId),
  );
  expect(await earnedAfter(one.device, householdId(2), '2025-12-31')).toBe(5000);
  expect(await earnedAfter(one.device, householdId(1), '2025-12-31')).toBe(0);
});

test('what an account has of some kinds of entry is not cut short by others, and leaves out what was taken back', async () => {
  const one = await station();
  for (const n of [1, 2, 3]) value(await one.create('deposit', depositOf(n, 1, 1000, `2026-03-0${n}`)));
  const wrong = value(await one.create('deposit', depositOf(4, 1, 700, '2026-03-04')));
  value(await one.create('reversal', reversalOf(wrong as unknown as Deposit)));
  const terms = { points: 500, validUntil: '2026-06-05' };
  const given = giveVoucher(householdId(1), terms, { balance: 3000, postedOn: '2026-03-05', today: 0, inMonth: 0 });
  const voucher = value(await one.create('voucher', value(given)));
  const found = (kinds: string[], span = {}) =>
    standingPostings(one.device, householdId(1), { kinds, limit: 4, ...span });
  expect((await found(['voucher'])).map(({ entry }) => entry)).toEqual([voucher.id]);
  expect((await found(['deposit'])).map(({ postedOn }) => postedOn)).toEqual([
    '2026-03-01',
    '2026-03-02',
    '2026-03-03',
  ]);
  expect(await found(['deposit'], { from: '2026-03-02', to: '2026-03-02' })).toHaveLength(1);
});

function reversalOf(entry: Deposit | Redemption): Content<'reversal'> {
  return value(reverse(entry, { reason: '记错了', postedOn: '2026-03-06', stands: true })) as Content<'reversal'>;
}

const act = fc.oneof(
  fc.record({ does: fc.constant('deposit' as const), n: fc.nat(5), points: fc.integer({ min: -900, max: 9000 }) }),
  fc.record({ does: fc.constant('redeem' as const), n: fc.nat(5), points: fc.integer({ min: 1, max: 5000 }) }),
  fc.record({ does: fc.constant('reverse' as const), n: fc.nat(20), points: fc.constant(0) }),
  fc.record({ does: fc.constant('voucher' as const), n: fc.nat(5), points: fc.integer({ min: 1, max: 5000 }) }),
  fc.record({ does: fc.constant('take' as const), n: fc.nat(5), points: fc.constant(0) }),
  fc.record({ does: fc.constant('settle' as const), n: fc.constant(0), points: fc.constant(0) }),
  fc.record({ does: fc.constant('waive' as const), n: fc.nat(1), points: fc.constant(0) }),
);

test('after every act debits equal credits, balances are their entries, and a rebuild comes to the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 20 }), async (acts) => {
      const one = await station();
      for (const { does, n, points } of acts) {
        await performs(one, does, n, points);
        await expectSound(one);
      }
      const kept = await one.device.balances.toArray();
      await one.rebuildDerived();
      expect(await one.device.balances.toArray()).toEqual(kept);
      await open.pop()?.close();
    }),
    { numRuns: 20 },
  );
});

const SHOP = { id: `merchant:${ulid(9)}`, name: '东街超市', fenPerPoint: 100 };

async function ofKind<T>(one: Station, wanted: string): Promise<T[]> {
  return (await entriesOf(one)).filter(({ kind }) => kind === wanted) as unknown as T[];
}

/** What merchants bring and are paid for, and what a village lets a household off. */
async function settles(one: Station, does: 'voucher' | 'take' | 'settle' | 'waive', n: number, points: number) {
  const household = householdId(n % 2);
  const now = await balance(one.device, household);
  if (does === 'voucher') {
    const counter = { balance: now, postedOn: '2026-03-05', today: 0, inMonth: 0 };
    const given = giveVoucher(household, { points, validUntil: '2026-06-01' }, counter);
    if (given.ok) value(await one.create('voucher', given.value));
  }
  if (does === 'take') {
    const vouchers = await ofKind<Voucher>(one, 'voucher');
    const voucher = vouchers[n % Math.max(vouchers.length, 1)];
    if (!voucher) return;
    const [standing, taken] = await actStandings(one.device, [voucher.id, `takenVoucher/${voucher.id}`]);
    const known = { taken: taken?.standing !== undefined, givenBack: standing?.standing === undefined };
    const worth = voucher.postings.find(({ account }) => account === 'vouchers')?.points ?? 0;
    const made = takeVoucher({ ...voucher, points: worth }, SHOP, known, '2026-03-06');
    if (made.ok) value(await one.create('takenVoucher', made.value));
  }
  if (does === 'settle') {
    const brought = (await ofKind<TakenVoucher>(one, 'takenVoucher')).map(({ id, postings }) => {
      return { entry: id, points: postings.find(({ account }) => account === SHOP.id)?.points ?? 0 };
    });
    const settled = (await ofKind(one, 'settlement')).length > 0;
    const made = settle(SHOP, '2026-03', { brought, settled }, '2026-04-01');
    if (made.ok) value(await one.create('settlement', made.value));
  }
  if (does === 'waive') {
    const made = waive(
      household,
      { decidedBy: '村两委', reason: '分开兑的' },
      { balance: now, postedOn: '2026-03-07' },
    );
    if (made.ok) value(await one.create('waiver', made.value));
  }
}

type Act = 'deposit' | 'redeem' | 'reverse' | Parameters<typeof settles>[1];

async function performs(one: Station, does: Act, n: number, points: number) {
  const household = householdId(n % 2);
  if (does === 'voucher' || does === 'take' || does === 'settle' || does === 'waive')
    return settles(one, does, n, points);
  if (does === 'deposit' && points !== 0) value(await one.create('deposit', depositOf(n, n % 2, points)));
  if (does === 'redeem') {
    const goods = [{ good: `good:${ulid(1)}`, name: '肥皂', quantity: 1, price: points }];
    const sale = redeem(household, goods, { balance: await balance(one.device, household), postedOn: '2026-03-05' });
    if (sale.ok) value(await one.create('redemption', sale.value));
  }
  if (does === 'reverse') {
    const entries = (await entriesOf(one)).filter(({ kind }) => kind !== 'reversal');
    const entry = entries[n % Math.max(entries.length, 1)] as unknown as Deposit | undefined;
    if (!entry) return;
    value(await one.create('reversal', reversalOf(entry)));
    const [standing] = await actStandings(one.device, [actOf(entry)]);
    expect(standing?.standing).not.toBe(entry.id);
  }
}
