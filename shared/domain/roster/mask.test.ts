import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';

describe('what is shown of', () => {
  it.each([
    ['张三', '张*'],
    ['孔兰玉', '孔*玉'],
    ['欧阳小明', '欧**明'],
    ['单', '*'],
    ['', ''],
  ])('the name %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  it('an ID number: the first 6 and the last 2', () => {
    expect(maskIdNumber('990101195203150013')).toBe('990101**********13');
  });

  it('a phone: the first 3 and the last 4', () => {
    expect(maskPhone('19900001234')).toBe('199****1234');
  });

  it('any text keeps its length, and at most the agreed characters of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const shown = [...maskIdNumber(text)];
        expect(shown.length).toBe([...text].length);
        expect(shown.filter((character) => character !== '*').length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
