import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CodeForm, codeBody, codeText, type MeritCode, readCode } from './code.ts';

const ULID = '01J9ZK3V5W8XQ2R7T4Y6N0PBCD';
const FINGERPRINT = 'k7qx-m2rd-9wtz-5hna';
const SIGNATURE = 'ab'.repeat(64);
const SLIP: MeritCode = {
  form: 'slip',
  station: '990101001001',
  about: `household:${ULID}`,
  points: -1250,
  day: '2026-03-05',
  entry: `${ULID}.0123456789abcdef`,
};

const forms = fc.constantFrom<CodeForm>('card', 'passbook', 'slip');
const codes = fc.record(
  {
    form: forms,
    station: fc.constant('990101001001'),
    points: fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }),
    day: fc.constantFrom('2026-01-01', '2028-02-29'),
    entry: fc.stringMatching(/^[0-9a-f]{16}$/).map((hash) => `${ULID}.${hash}`),
  },
  { requiredKeys: ['form', 'station', 'points', 'day'] },
);

it('a code reads back as what it says, whatever it stands on', () => {
  fc.assert(
    fc.property(codes, (drawn) => {
      const code = { ...drawn, about: `household:${ULID}` };
      const read = readCode(codeText(codeBody(code, FINGERPRINT), SIGNATURE));
      expect(read).toMatchObject({ ok: true, value: { code, fingerprint: 'k7qxm2rd9wtz5hna', signature: SIGNATURE } });
    }),
  );
});

it('fits a QR code of 53 modules at level M, in its compact mode: readable at 25 mm', () => {
  const longest = codeText(codeBody({ ...SLIP, points: -1_000_000_00 }, FINGERPRINT), SIGNATURE);
  expect(longest).toMatch(/^[0-9A-Z-]+$/);
  expect(longest.length).toBeLessThanOrEqual(262);
});

it('reads what a scanner types through a Chinese input method, broken over lines, in small letters', () => {
  const text = codeText(codeBody(SLIP, FINGERPRINT), SIGNATURE);
  const typed = `${text.slice(0, 40).toLowerCase()}\n${text.slice(40).replace('-', '－').replace('A', 'Ａ')} `;
  expect(readCode(typed)).toMatchObject({ ok: true, value: { code: SLIP } });
});

it('says what is no code, and is not content with part of one', () => {
  expect(readCode(' \n')).toMatchObject({ reason: 'empty' });
  expect(readCode('孔兰玉')).toMatchObject({ reason: 'notACode' });
  expect(readCode(codeText(codeBody(SLIP, FINGERPRINT), SIGNATURE).slice(0, -1))).toMatchObject({ reason: 'notACode' });
});
