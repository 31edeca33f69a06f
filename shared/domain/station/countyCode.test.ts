import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountyCode, decodeCountyCode, encodeCountyCode } from './countyCode.ts';

const station = '990101001001';
const code: CountyCode = {
  address: 'https://county.example.cn',
  station,
  user: `station-${station}`,
  password: 'k7qx-m2rd-9wtz-5hna',
};
const line = encodeCountyCode(code);

test('it is one readable line, and reads back', () => {
  expect(line).toMatch(/^https:\/\/county\.example\.cn 990101001001 k7qx-m2rd-9wtz-5hna [0-9a-z]{4}$/);
  expect(decodeCountyCode(line)).toEqual({ ok: true, value: code });
});

test.each([
  ['broken over lines by a chat program', line.replace(/ /g, '\n  ')],
  ['with the address in capitals', line.replace('https://county.example.cn', 'HTTPS://County.Example.CN/')],
  ['with the check word in capitals', line.replace(/\S+$/, (check) => check.toUpperCase())],
  ['in the wide signs of a Chinese keyboard', line.replace(/[!-~]/g, wide).replaceAll(' ', '　')],
  ['with the full stops of a Chinese keyboard', line.replaceAll('.', '。')],
])('it is read %s', (_, typed) => {
  expect(decodeCountyCode(typed)).toEqual({ ok: true, value: code });
});

function wide(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
}

test.each([
  'http://192.168.1.20:5984',
  'http://[fd00::1]:5984',
  'https://服务.example/couch',
  'https://a-b.example:8443/x/y',
])('an address such as %s', (address) => {
  expect(decodeCountyCode(encodeCountyCode({ ...code, address }))).toEqual({ ok: true, value: { ...code, address } });
});

describe('what is no county code says why', () => {
  const [address, , password, check] = line.split(' ') as [string, string, string, string];
  test.each([
    ['', 'empty'],
    [' 　\n', 'empty'],
    ['你好', 'incomplete'],
    [`${address} ${station}`, 'incomplete'],
    [`${address} ${station} ${password}`, 'incomplete'],
    [`${line} ${password} ${check}`, 'incomplete'],
    [`county.example.cn ${station} ${password} ${check}`, 'badAddress'],
    [`ftp://county.example.cn ${station} ${password} ${check}`, 'badAddress'],
    [`https://me:secret@county.example.cn ${station} ${password} ${check}`, 'badAddress'],
    [`https://county.example.cn/?a=1 ${station} ${password} ${check}`, 'badAddress'],
    [`${address} 99010100100 ${password} ${check}`, 'badStationCode'],
    [`${address} ${station} ${password} 0000`, 'mistyped'],
  ])('%s', (typed, reason) => {
    expect(decodeCountyCode(typed)).toEqual({ ok: false, reason });
  });
});

const users = fc.constantFrom(code.user, '县里 管理员', 'a%b', 'x');
const passwords = fc.oneof(fc.stringMatching(/^[!-~]{1,40}$/), fc.string({ unit: 'grapheme', minLength: 1 }));

test('any user and password survive the journey', () => {
  fc.assert(
    fc.property(users, passwords, (user, password) => {
      const given = { ...code, user, password };
      expect(decodeCountyCode(encodeCountyCode(given))).toEqual({ ok: true, value: given });
    }),
  );
});

/** Everything the line becomes by a change at one place, which a check word of 20 bits must all tell. */
function misreadings(change: (a: string, b: string) => string[]): string[] {
  return [...line].flatMap((sign, at) =>
    change(sign, line[at + 1] ?? '').map((typed) => line.slice(0, at) + typed + line.slice(at + typed.length)),
  );
}

test('one wrong sign, anywhere, is told', () => {
  const signs = [...'0123456789abcdefghijklmnopqrstuvwxyz-.:/'];
  const wrong = misreadings((sign) => (sign === ' ' ? [] : signs.filter((other) => other !== sign)));
  expect(wrong.length).toBeGreaterThan(2000);
  expect(wrong.filter((typed) => decodeCountyCode(typed).ok)).toEqual([]);
});

test('two signs that changed places are told', () => {
  const swapped = misreadings((a, b) => (a === b || b === '' || `${a}${b}`.includes(' ') ? [] : [b + a]));
  expect(swapped.length).toBeGreaterThan(40);
  expect(swapped.filter((typed) => decodeCountyCode(typed).ok)).toEqual([]);
});
