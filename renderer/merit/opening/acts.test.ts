import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingPlan } from '../../../shared/domain/merit/opening/plan.ts';
import { balance } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import { postOpenings, readHeads, readLedgerFile, readOpened } from './acts.ts';

let station: Station;
let households: string[];

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: ['households', 'ledger'] });
  households = [];
  for (const headName of ['孔兰玉', '金水生', '白云飞']) {
    const made = await station.create('household', { villagersGroup: '1组', headName, address: '', note: '' });
    if (!made.ok) throw new Error(made.reason);
    households.push(made.value.id);
  }
});

afterEach(() => station.close());

function fileOf(text: string): File {
  return new File([text], '台账.csv');
}
const LEDGER = fileOf(
  '组,户主,上年结余,本年得分,本年兑换,结余\n1组,孔兰玉,1,2,1,2\n1组,金水生,5,5,0,11\n1组,白云飞,0,0,0,0\n',
);

async function plan() {
  const rows = await readLedgerFile(LEDGER);
  if (!rows.ok) throw new Error(rows.reason);
  const { heads } = await readHeads(station);
  return openingPlan(rows.value, heads, new Map(), await readOpened(station, households));
}

it('posts what is ready as facts; a second time changes nothing', async () => {
  const planned = await plan();
  expect(planned.map(({ state }) => state)).toEqual(['ready', 'wrongSum', 'ready']);
  const words = { file: '台账.csv', description: '期初余额' };
  expect(await postOpenings(station, planned, words)).toEqual({ ok: true, count: 1 });
  expect(await balance(station.device, households[0] as string)).toBe(200);
  expect(await balance(station.device, 'opening')).toBe(-200);
  expect(await postOpenings(station, planned, words)).toEqual({ ok: true, count: 0 });
  expect((await plan()).map(({ state }) => state)).toEqual(['opened', 'wrongSum', 'ready']);
  const [entry] = await station.find('ledger', { selector: {}, limit: 5 });
  expect(entry).toMatchObject({ kind: 'opening', source: { file: '台账.csv', row: 2 } });
});

it('says why a file is no ledger', async () => {
  expect(await readLedgerFile(fileOf('品名,数量\n肥皂,20\n'))).toEqual({ ok: false, reason: 'noLedger' });
  expect(await readLedgerFile(fileOf(''))).toEqual({ ok: false, reason: 'empty' });
});
