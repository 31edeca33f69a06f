import { expect, test } from 'vitest';
import { encodeCountyCode } from '../../shared/domain/station/countyCode.ts';
import { readForm } from '../form/read.ts';
import { signInOf, signInPlan } from './signInPlan.ts';

const STATION = '990101001001';
const SIGN_IN = {
  address: 'https://county.example.cn',
  station: STATION,
  user: `station-${STATION}`,
  password: 'k7qx-m2rd',
};
const CODE = encodeCountyCode(SIGN_IN);

const read = (values: Record<string, string>) => readForm(signInPlan(STATION), values, '2026-03-10');

test('the line from the county says everything', () => {
  const form = read({ code: ` ${CODE}\n` });
  expect(form.ok && signInOf(form.content, STATION)).toEqual(SIGN_IN);
});

test('its parts say the same', () => {
  const { station: _, ...parts } = SIGN_IN;
  const form = read(parts);
  expect(form.ok && signInOf(form.content, STATION)).toEqual(SIGN_IN);
});

test.each<[string, Record<string, string>, object[]]>([
  ['nothing at all', {}, ['address', 'user', 'password'].map((field) => ({ field, reason: 'form.required' }))],
  ['a slip in the line', { code: CODE.replace('k7', 'k8') }, [{ field: 'code', reason: 'countyCode.mistyped' }]],
  ['half a line', { code: 'https://county.example.cn' }, [{ field: 'code', reason: 'countyCode.incomplete' }]],
  [
    'another station’s line',
    { code: encodeCountyCode({ ...SIGN_IN, station: '990101001002' }) },
    [{ field: 'code', reason: 'countyCode.otherStation' }],
  ],
])('%s', (_name, values, problems) => {
  expect(read(values)).toMatchObject({ ok: false, problems });
});
