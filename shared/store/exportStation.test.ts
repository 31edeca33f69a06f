import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readExport, type StationExport } from '../domain/export/stationExport.ts';
import { factId } from '../domain/fact.ts';
import { isSound, LedgerCheck, type LedgerFigures } from '../domain/merit/check.ts';
import type { Deposit } from '../domain/merit/entry.ts';
import { reverse } from '../domain/merit/reversing.ts';
import { checkLedger, exportStation } from './exportStation.ts';
import type { Content, Station } from './station.ts';
import { openTestStation, testDisk } from './testing/station.ts';

const ulid = (n: number) => `01J${String(n).padStart(23, '0')}`;
const SOUND: LedgerFigures = { entries: 7, accounts: 3, unbalanced: 0, forged: 0, gaps: 0, drift: 0 };

let station: Station;
let exported: StationExport;

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: ['households', 'ledger'] });
  const home = { villagersGroup: '1组', headName: '孔兰玉', address: '', note: '' };
  if (!(await station.create('household', home)).ok) throw new Error('no household');
  for (let n = 1; n <= 6; n += 1) {
    const postings = [
      { account: `household:${ulid(n % 2)}`, points: n * 100 },
      { account: 'issue' as const, points: -n * 100 },
    ];
    const judgement = `judgement:${ulid(n)}.0123456789abcdef`;
    const content = { postedOn: '2026-03-05', deed: `deed:${ulid(n)}`, judgement, description: '巡逻', postings };
    const made = await station.create('deposit', content);
    if (!made.ok) throw new Error(made.reason);
    if (n !== 6) continue;
    const entry = made.value as unknown as Deposit;
    const back = reverse(entry, { reason: '记错了', postedOn: '2026-03-06', stands: true });
    if (!back.ok || !(await station.create('reversal', back.value as Content<'reversal'>)).ok)
      throw new Error('stands');
  }
  let text = '';
  for await (const part of exportStation(station, '2026-03-07T00:00:00.000Z')) text += part;
  exported = JSON.parse(text);
});

afterEach(() => station.close());

function figuresOf(value: unknown): LedgerFigures {
  const read = readExport(value);
  if (!read) throw new Error('no export');
  const check = new LedgerCheck();
  for (const document of read.documents) check.add(document);
  for (const { account, points } of read.balances ?? []) check.addBalance(account, points);
  return check.figures();
}

function entriesOf({ documents }: StationExport): Deposit[] {
  return documents.filter(({ kind }) => kind === 'deposit') as unknown as Deposit[];
}

describe('an exported station', () => {
  test('has every document and balance, and its ledger agrees', async () => {
    expect(exported).toMatchObject({ format: 'xiangyue-station', version: 1, station: station.code });
    expect(exported.documents.map(({ kind }) => kind).sort()).toEqual([
      ...Array(6).fill('deposit'),
      'household',
      'reversal',
    ]);
    expect(exported.documents.some((document) => 'local' in document)).toBe(false);
    expect(figuresOf(exported)).toEqual(SOUND);
    expect(isSound(SOUND)).toBe(true);
    expect(await checkLedger(station)).toEqual(SOUND);
  });

  test('as CouchDB gives it: no derived balances to differ from', () => {
    const rows = exported.documents.map(({ id, ...content }) => ({ doc: { _id: id, _rev: '1-a', ...content } }));
    expect(figuresOf({ rows: [...rows, { doc: { _id: '_design/station' } }] })).toEqual(SOUND);
    expect(readExport({ a: 1 })).toBeUndefined();
    expect(readExport([{ price: 1 }])).toBeUndefined();
  });

  test('an entry that was altered is forged, and its accounts drift', () => {
    const [, second] = entriesOf(exported);
    if (second?.postings[0]) second.postings[0].points += 100;
    expect(figuresOf(exported)).toEqual({ ...SOUND, forged: 1, unbalanced: 1, drift: 2 });
  });

  test('an entry that was altered with a new hash breaks the chain', () => {
    const [, second] = entriesOf(exported);
    if (!second) throw new Error('no entry');
    second.description = '改过的';
    second.id = factId('deposit', second.id.slice('deposit:'.length, 'deposit:'.length + 26), second);
    expect(figuresOf(exported)).toEqual({ ...SOUND, gaps: 1 });
  });

  test('an entry that was taken away leaves a gap and a drift', () => {
    const [, second] = entriesOf(exported);
    const documents = exported.documents.filter(({ id }) => id !== second?.id);
    expect(figuresOf({ ...exported, documents })).toEqual({ ...SOUND, entries: 6, gaps: 1, drift: 2 });
  });

  test('a balance that is not the entries’ drifts', async () => {
    const [first] = exported.balances;
    if (first) first.points += 1;
    expect(figuresOf(exported)).toEqual({ ...SOUND, drift: 1 });
    await station.device.balances.update('issue', { points: 1 });
    expect(await checkLedger(station)).toEqual({ ...SOUND, drift: 1 });
  });
});
