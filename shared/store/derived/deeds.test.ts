import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Document } from '../../domain/kinds.ts';
import { actOf, balancesOf } from '../../domain/merit/ledger.ts';
import type { Content, Station } from '../station.ts';
import { withoutLocal } from '../stored.ts';
import { openTestStation, testDisk } from '../testing/station.ts';
import { countDeeds, deedStanding, deedsAt, projectDeeds } from './deeds.ts';
import { balance } from './ledger.ts';
import { partsOf } from './search.ts';

const open: Station[] = [];
async function station() {
  const one = await openTestStation(testDisk());
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

const HOUSEHOLD = 'household:01J00000000000000000000001';
const deed: Content<'deed'> = {
  household: HOUSEHOLD,
  happenedOn: '2026-03-05',
  description: '送迷路老人回家',
  rubric: 'rubric:01J00000000000000000000002',
  item: '3',
  quantity: 1,
};

async function judged(one: Station, deedId: string, approved: boolean) {
  const content = { deed: deedId, approved, points: approved ? 5000 : 0, reason: '', judgedOn: '2026-03-06' };
  return value(await one.create('judgement', { ...content, judgedBy: '道德评议会' }));
}

async function deposited(one: Station, deedId: string, judgement: string) {
  const postings = [
    { account: HOUSEHOLD, points: 5000 },
    { account: 'issue' as const, points: -5000 },
  ];
  const content = { postedOn: '2026-03-09', deed: deedId, judgement, description: '送迷路老人回家', postings };
  return value(await one.create('deposit', content));
}

async function reversed(one: Station, deedId: string, deposit: string) {
  const postings = [
    { account: HOUSEHOLD, points: -5000 },
    { account: 'issue' as const, points: 5000 },
  ];
  const act = actOf({ id: deposit, kind: 'deposit', deed: deedId } as never);
  const content = { postedOn: '2026-03-10', reverses: deposit, act, deed: deedId, reason: '存错了户', postings };
  return value(await one.create('reversal', content));
}

describe('where deeds stand', () => {
  test('follows them from hand-in to deposit', async () => {
    const one = await station();
    const { id } = value(await one.create('deed', deed));
    const other = value(await one.create('deed', deed));
    expect(await deedsAt(one.device, 'waiting', { offset: 0, limit: 10 })).toEqual([id, other.id]);
    expect(await deedsAt(one.device, 'waiting', { first: 'newest', offset: 0, limit: 1 })).toEqual([other.id]);
    const refusal = await judged(one, id, false);
    expect(await deedStanding(one.device, id)).toEqual({ stage: 'refused', judgement: refusal.id, deposit: undefined });
    const approval = await judged(one, id, true);
    expect(await deedStanding(one.device, id)).toMatchObject({ stage: 'judged', judgement: approval.id });
    await deposited(one, id, approval.id);
    expect(await deedStanding(one.device, id)).toMatchObject({ stage: 'deposited' });
    expect(await countDeeds(one.device, 'waiting')).toBe(1);
    expect(await partsOf(one.device, id, 'judgement')).toEqual([refusal.id, approval.id]);
    expect(await partsOf(one.device, HOUSEHOLD, 'deed')).toEqual([id, other.id]);
  });

  test('a reversed deposit leaves the deed to be deposited again, and two reversals count once', async () => {
    const one = await station();
    const { id } = value(await one.create('deed', deed));
    const approval = await judged(one, id, true);
    const deposit = await deposited(one, id, approval.id);
    const first = await reversed(one, id, deposit.id);
    expect(await deedStanding(one.device, id)).toEqual({ stage: 'judged', judgement: approval.id, deposit: undefined });
    expect(await balance(one.device, HOUSEHOLD)).toBe(0);
    const second = await reversed(one, id, deposit.id);
    expect(await balance(one.device, HOUSEHOLD)).toBe(0);
    const ledger = await one.getMany([second.id, first.id, deposit.id]);
    expect(balancesOf([...ledger.values()]).get(HOUSEHOLD)).toBe(0);
    await one.rebuildDerived();
    expect(await balance(one.device, HOUSEHOLD)).toBe(0);
  });

  test('a voided deed waits for nobody', async () => {
    const one = await station();
    const { id } = value(await one.create('deed', deed));
    value(await one.void(id, '重复登记'));
    expect(await countDeeds(one.device, 'waiting')).toBe(0);
    expect(await deedStanding(one.device, id)).toBeUndefined();
  });

  test('is the same whatever order the documents came in, and after a rebuild', async () => {
    const one = await station();
    const { id } = value(await one.create('deed', deed));
    const refusal = await judged(one, id, false);
    const approval = await judged(one, id, true);
    const deposit = await deposited(one, id, approval.id);
    const undone = await reversed(one, id, deposit.id);
    const expected = await deedStanding(one.device, id);
    await one.rebuildDerived();
    expect(await deedStanding(one.device, id)).toEqual(expected);
    const all = await one.getMany([id, refusal.id, approval.id, deposit.id, undone.id]);
    const documents = [...all.values()].map(withoutLocal) as Document[];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(documents, { minLength: documents.length }), async (order) => {
        await one.device.deeds.clear();
        for (const document of [...order, ...order]) await projectDeeds(one.device, [document]);
        expect(await deedStanding(one.device, id)).toEqual(expected);
      }),
      { numRuns: 24 },
    );
  });
});
