import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, checkIdNumber, tidyIdNumber } from './idNumber.ts';

describe('an ID number', () => {
  // The example of GB 11643-1999, and one whose check character is X.
  it.each([
    ['11010519491231002X', '1949-12-31', '2'],
    ['440524188001010014', '1880-01-01', '1'],
    ['990204198908154889', '1989-08-15', '2'],
  ])('%s is valid', (idNumber, birthDate, sex) => {
    expect(checkIdNumber(idNumber)).toEqual({ ok: true, idNumber, birthDate, sex });
  });

  it.each([
    ['', 'missing'],
    ['990204890815488', 'wrongLength'],
    ['9902041989081548890', 'wrongLength'],
    ['990204198908154888', 'checksumBad'],
    ['99020419890815488O', 'checksumBad'],
    ['9902**********4889', 'checksumBad'],
    [`99020419891315488${checkCharacter('99020419891315488')}`, 'birthImpossible'],
    [`99020419890230488${checkCharacter('99020419890230488')}`, 'birthImpossible'],
  ])('%s is not: %s', (idNumber, fault) => {
    expect(checkIdNumber(idNumber)).toEqual({ ok: false, fault });
  });

  it.each([
    ['990204 19890815 4889', '990204198908154889'],
    ['９９０２０４１９８９０８１５４８８９', '990204198908154889'],
    ["'11010519491231002x", '11010519491231002X'],
    ['11010519491231002Ｘ', '11010519491231002X'],
    ['11010519491231002×', '11010519491231002X'],
    ['990204-19890815-4889\u200b\u3000', '990204198908154889'],
    ['9902O4198908154889', '9902O4198908154889'],
  ])('%s is tidied to %s', (written, tidy) => {
    expect(tidyIdNumber(written)).toBe(tidy);
  });

  it('does not check any more when one digit is wrong or two neighbours changed places', () => {
    const digits = fc.stringMatching(/^99\d{4}19[3-9]\d0[1-9]1\d{4}$/);
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (given, at, by) => {
        const valid = given + checkCharacter(given);
        const changed = `${valid.slice(0, at)}${(Number(valid[at]) + by) % 10}${valid.slice(at + 1)}`;
        expect(checkIdNumber(changed).ok).toBe(false);
        const swapped = valid.slice(0, at) + (valid[at + 1] as string) + (valid[at] as string) + valid.slice(at + 2);
        expect(checkIdNumber(swapped).ok).toBe(swapped === valid);
      }),
    );
  });
});
