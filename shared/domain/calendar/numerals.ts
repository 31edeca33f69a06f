const DIGITS = '〇一二三四五六七八九';
const DIGIT_VALUES = new Map<string, number>([
  ...[...DIGITS].map((digit, value): [string, number] => [digit, value]),
  ['零', 0],
  ['○', 0],
  ['两', 2],
]);

/** Digit by digit, as years are written: 2026 → 二〇二六. */
export function yearNumeral(year: number): string {
  return [...String(year)].map((digit) => DIGITS[Number(digit)]).join('');
}

/** 0 to 99, as months, days and numbered items are written: 12 → 十二, 25 → 二十五. */
export function countNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) throw new RangeError(`not within 0 to 99: ${value}`);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS[ones] as string;
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones > 0 ? DIGITS[ones] : ''}`;
}

/** A year written digit by digit, or undefined. */
export function readYearNumeral(text: string): number | undefined {
  const digits = [...text].map((character) => DIGIT_VALUES.get(character));
  if (digits.length !== 4 || digits.includes(undefined)) return undefined;
  return Number(digits.join(''));
}

/** A count up to 99 in Chinese (十二, 廿三, 三十一), or undefined. */
export function readCountNumeral(text: string): number | undefined {
  const full = text.replace(/^廿/, '二十').replace(/^卅/, '三十');
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(full) ?? [];
  if (full === '' || ten === undefined) return undefined;
  if (ten === '') return tens !== '' && ones === '' ? DIGIT_VALUES.get(tens as string) : undefined;
  return (DIGIT_VALUES.get(tens as string) ?? 1) * 10 + (DIGIT_VALUES.get(ones as string) ?? 0);
}
