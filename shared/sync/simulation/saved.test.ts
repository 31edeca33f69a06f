import { expect, test } from 'vitest';
import { type Fields, SavedRecord } from './saved.ts';

const ID = 'person:01J00000000000000000000000';
const A = 'person:01J0000000000000000000000A';
const B = 'person:01J0000000000000000000000B';

/** What is lost where these versions of the one document are all there is. */
function lost(record: SavedRecord, ...versions: Fields[]): unknown[] {
  return record.lost((id) => (id === ID ? versions : [])).map(({ value }) => value);
}

function savedBy(
  device: string,
  field: string,
  seen: unknown,
  value: unknown,
  record = new SavedRecord(),
): SavedRecord {
  record.note(device, ID, seen === undefined ? {} : { [field]: seen }, { [field]: value });
  return record;
}

test('a value that is nowhere is lost, one in its field or among the disputes is not', () => {
  const record = savedBy('one', 'note', undefined, '甲');
  expect(lost(record)).toEqual(['甲']);
  expect(lost(record, { note: '乙' })).toEqual(['甲']);
  expect(lost(record, { name: '甲' })).toEqual(['甲']);
  expect(lost(record, { note: '甲' })).toEqual([]);
  expect(lost(record, { note: '乙', disputes: [{ field: 'note', value: '甲' }] })).toEqual([]);
  expect(lost(record, { note: '乙', disputes: [{ field: 'name', value: '甲' }] })).toEqual(['甲']);
});

test('whoever has seen a value may replace it, whoever has not may not', () => {
  const record = savedBy('one', 'note', undefined, '甲');
  savedBy('two', 'note', undefined, '乙', record);
  expect(lost(record, { note: '乙' })).toEqual(['甲']);
  savedBy('two', 'note', '甲', '丙', record);
  expect(lost(record, { note: '乙' })).toEqual(['丙']);
});

test('a value that was taken away is looked for as an absence', () => {
  const record = savedBy('one', 'arrived', '甲', undefined);
  expect(lost(record, { arrived: '甲' })).toEqual([undefined]);
  expect(lost(record, { note: '' })).toEqual([]);
  expect(lost(record, { arrived: '甲', disputes: [{ field: 'arrived' }] })).toEqual([]);
});

test('ids in a list are kept one by one', () => {
  const record = savedBy('one', 'kin', undefined, [A]);
  savedBy('two', 'kin', undefined, [B], record);
  expect(lost(record, { kin: [A] })).toEqual([B]);
  expect(lost(record, { kin: [A], disputes: [{ field: 'kin', value: [B] }] })).toEqual([]);
  savedBy('two', 'kin', [A, B], [A], record);
  expect(lost(record, { kin: [A] })).toEqual([]);
});

test('a dispute that is settled leaves both values among what is settled', () => {
  const record = savedBy('two', 'note', undefined, '乙');
  savedBy('one', 'note', undefined, '甲', record);
  expect(lost(record, { note: '甲', settled: [{ field: 'note', value: '乙', kept: '甲' }] })).toEqual([]);
  expect(lost(record, { note: '丙', settled: [{ field: 'note', value: '乙', kept: '甲' }] })).toEqual([]);
  expect(lost(record, { note: '甲', settled: [] })).toEqual(['乙']);
});

test('what stood in one place only goes with it, and what it had replaced is looked for again', () => {
  const record = savedBy('one', 'note', undefined, '甲');
  savedBy('county', 'note', '甲', '乙', record);
  savedBy('county', 'note', '乙', '丙', record);
  const county = (id: string) => (id === ID ? [{ note: '丙' }] : []);
  const device = (id: string) => (id === ID ? [{ note: '甲' }] : []);
  record.forget(county, device);
  expect(lost(record, { note: '甲' })).toEqual([]);
  expect(lost(record)).toEqual(['甲']);
});
