import { expect, test } from 'vitest';
import { ID_PATTERN } from '../../../shared/domain/document.ts';
import { checkIdNumber } from '../../../shared/domain/roster/idNumber.ts';
import { entries } from './ledger.ts';
import { village } from './village.ts';

test('a village is the same for the same seed, and another for another', () => {
  expect(village(300, 7)).toEqual(village(300, 7));
  expect(village(300, 8)).not.toEqual(village(300, 7));
});

test('its people are as many as asked for, nobody’s, each with a number and a household of their own', () => {
  const { people, households } = village(11_150, 7);
  expect(people).toHaveLength(11_150);
  expect(households.length).toBeGreaterThan(2_800);
  expect(households.length).toBeLessThan(3_600);
  const homes = new Set(households.map(({ id }) => id));
  const numbers = people.map(({ content }) => content.idNumber);
  expect(new Set(numbers).size).toBe(people.length);
  for (const { id, content } of people) {
    expect(ID_PATTERN.test(id)).toBe(true);
    expect(homes.has(content.household ?? '')).toBe(true);
    expect(content.idNumber).toMatch(/^99/);
    expect(checkIdNumber(content.idNumber)).toMatchObject({ ok: true, birthDate: content.birthDate, sex: content.sex });
  }
});

test('a part of the ledger is what it is in the whole, in order of days, debits and credits even', () => {
  const home = village(300, 7);
  const whole = entries(home, 400, 0, 400, 7);
  expect(entries(home, 400, 150, 160, 7)).toEqual(whole.slice(150, 160));
  const days = whole.map(({ content }) => content.postedOn);
  expect(days).toEqual([...days].sort());
  for (const { content } of whole) expect(content.postings.reduce((sum, { points }) => sum + points, 0)).toBe(0);
});
