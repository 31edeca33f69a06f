import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/day.ts';
import { ageOn } from './age.ts';
import { bornBy, hasTag, tagsOf } from './tags.ts';
import { someone } from './testing/family.ts';
import { areTwins, twinKeys, twinReason } from './twins.ts';

const day = '2026-03-10';

describe('tags', () => {
  it('old from the day of the 60th birthday, young until the day before the 18th', () => {
    expect(hasTag(someone(1, { birthDate: '1966-03-10' }), 'elder', day)).toBe(true);
    expect(hasTag(someone(1, { birthDate: '1966-03-11' }), 'elder', day)).toBe(false);
    expect(hasTag(someone(1, { birthDate: '2008-03-11' }), 'minor', day)).toBe(true);
    expect(hasTag(someone(1, { birthDate: '2008-03-10' }), 'minor', day)).toBe(false);
  });

  it('say nothing by age of someone whose birth date is not known', () => {
    expect(tagsOf(someone(1, { birthDate: '' }), day)).toEqual([]);
  });

  it('follow from the political status and from what is ticked', () => {
    const person = someone(1, { politicalStatus: '中共预备党员', veteran: true, disabled: false, livesAway: true });
    expect(tagsOf(person, day)).toEqual(['party', 'veteran', 'livesAway']);
  });

  it('an age has been reached just when the birth date is no later than the bound', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1916-01-01', n));
    fc.assert(
      fc.property(days, days, fc.constantFrom(18, 60, 80), (birth, on, age) => {
        const reached = (ageOn(birth, on) ?? -1) >= age;
        expect(birth <= bornBy(age, on)).toBe(reached);
      }),
    );
  });
});

describe('twins', () => {
  const idNumber = '990204198908154889';

  it('have a valid number, or name and birth date, in common', () => {
    expect(twinKeys(someone(1, { idNumber }))).toEqual([`idNumber ${idNumber}`, 'nameAndBirth 1980-06-01 村民1']);
    expect(twinKeys(someone(1, { idNumber: '123', birthDate: '' }))).toEqual([]);
    expect(twinReason(`idNumber ${idNumber}`)).toBe('idNumber');
    expect(twinReason('nameAndBirth 1980-06-01 村民1')).toBe('nameAndBirth');
  });

  it('are none of those off the roster', () => {
    const voided = { at: '2026-03-05T02:00:00.000Z', by: '王会计', reason: '' };
    expect(twinKeys(someone(1, { idNumber, voided }))).toEqual([]);
    expect(twinKeys(someone(1, { idNumber, mergedInto: someone(2).id }))).toEqual([]);
  });

  it('are to be settled until all of them have been told apart', () => {
    expect(areTwins(['a'], [])).toBe(false);
    expect(areTwins(['a', 'b'], [])).toBe(true);
    expect(areTwins(['a', 'b'], ['a', 'b'])).toBe(false);
    expect(areTwins(['a', 'b', 'c'], ['a', 'b'])).toBe(true);
  });
});
