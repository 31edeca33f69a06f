import { expect, it } from 'vitest';
import { ageOn } from './age.ts';

it.each([
  ['1952-03-15', '2026-03-14', 73],
  ['1952-03-15', '2026-03-15', 74],
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
  ['2026-03-15', '2026-03-15', 0],
  ['2026-03-16', '2026-03-15', undefined],
  ['', '2026-03-15', undefined],
])('born %s is on %s of age %s', (birthDate, day, age) => {
  expect(ageOn(birthDate, day)).toBe(age);
});
