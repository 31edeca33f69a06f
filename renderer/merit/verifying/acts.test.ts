import { afterEach, beforeEach, expect, it } from 'vitest';
import { judge } from '../../../shared/domain/merit/judging.ts';
import type { Deed, RubricItem } from '../../../shared/domain/merit/merit.ts';
import type { Station } from '../../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import { today } from '../../station/today.ts';
import { handInDeed } from '../acts.ts';
import { readDeed } from '../read.ts';
import { recordVerification, setVerified } from './acts.ts';

const item: RubricItem = { code: 'A', className: '', name: '巡逻', points: 100, per: '天', verifiers: ['groupLeader'] };
let station: Station;
let deed: string;

beforeEach(async () => {
  station = await openTestStation(testDisk(), {
    collections: ['people', 'households', 'groups', 'rules', 'deeds', 'ledger', 'notices'],
  });
  const handed = await handInDeed(station, {
    household: station.newId('household'),
    happenedOn: today(),
    description: '夜间巡逻',
    rubric: station.newId('rubric'),
    item: 'A',
    quantity: 1,
  });
  if (!handed.ok) throw new Error(handed.problem.reason);
  deed = handed.id;
});

afterEach(() => station.close());

async function stored(): Promise<Deed> {
  const found = await readDeed(station, deed);
  if (!found) throw new Error('the deed is gone');
  return found.deed;
}

const verdict = { approved: true, reason: '', judgedOn: today(), judgedBy: '道德评议会' };
const said = { by: '金水生', as: 'groupLeader' as const, on: today() };

it('an item with verifiers is approved once it was verified, until that is taken back', async () => {
  expect(judge(await stored(), { items: [item] }, verdict, today())).toMatchObject({ reason: 'notVerified' });
  const officer = await recordVerification(station, await stored(), item, { ...said, as: 'officer' });
  expect(officer).toEqual({ reason: 'verifying.notEntitled' });
  expect((await stored()).verified).toBeUndefined();
  expect(await recordVerification(station, await stored(), item, said)).toBeUndefined();
  expect((await stored()).verified).toEqual(said);
  expect(judge(await stored(), { items: [item] }, verdict, today())).toMatchObject({ ok: true });
  expect(await setVerified(station, deed, undefined)).toBeUndefined();
  expect((await stored()).verified).toBeUndefined();
});
