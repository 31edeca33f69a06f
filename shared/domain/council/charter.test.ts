import { describe, expect, it } from 'vitest';
import { vacantPost } from '../post/composition.ts';
import { charterOn, compositionProblems, votingMembers } from './charter.ts';
import {
  charterDifferences,
  charterForm,
  charterFormProblems,
  charterVersions,
  formOf,
  termsOf,
} from './charterForm.ts';
import { bodyKind, charterTerms } from './council.ts';
import { signIn as signInSchema } from './meeting.ts';
import { CHARTER_TEMPLATES, templatesFor } from './templates.ts';
import { charterOf, member, signInOf, ulid } from './testing/papers.ts';

describe('who has a vote', () => {
  it('guests have none, and one person has one however often listed', () => {
    const called = [member(1, 'chair'), member(2), member(2, 'secretary'), member(3, 'guest')];
    expect(votingMembers(called, charterOf()).map((each) => each.person)).toEqual([member(1).person, member(2).person]);
  });

  it('a council is held against its charter', () => {
    const problems = compositionProblems([member(1), member(2, 'guest')], charterOf());
    expect(problems).toContainEqual({ reason: 'tooFewMembers', has: 1, needs: 20 });
    expect(problems).toContainEqual({ reason: 'tooFewInPost', post: 'chair', has: 0, needs: 1 });
    const chairs = compositionProblems([member(1, 'chair'), member(2, 'chair')], charterOf());
    expect(chairs).toContainEqual({ reason: 'tooManyInPost', post: 'chair', has: 2, needs: 1 });
  });
});

it('members are entered from the chair down', () => {
  const terms = CHARTER_TEMPLATES[0] as (typeof CHARTER_TEMPLATES)[number];
  const added: ReturnType<typeof member>[] = [];
  for (let n = 0; n < 5; n += 1) added.push(member(n, vacantPost(added, terms.posts) ?? 'member'));
  expect(added.map((one) => one.post)).toEqual(['chair', 'viceChair', 'viceChair', 'member', 'member']);
});

describe('the charter on a day', () => {
  const old = charterOf({ id: `charter:${ulid(1)}`, validFrom: '2020-01-01' });
  const now = charterOf({ id: `charter:${ulid(2)}`, validFrom: '2026-01-01', validTo: '2026-12-31' });
  const voided = charterOf({ id: `charter:${ulid(3)}`, voided: { at: '', by: '', reason: '' } });

  it('is the one that came into force last', () => {
    expect(charterOn([now, old, voided], 'deliberation', '2026-01-01')).toBe(now);
    expect(charterOn([now, old], 'deliberation', '2025-12-31')).toBe(old);
    expect(charterOn([old, now], 'deliberation', '2027-01-01')).toBe(old);
    expect(charterOn([old, now], 'deliberation', '2019-12-31')).toBeUndefined();
    expect(charterOn([old, now], 'redWhite', '2026-01-01')).toBeUndefined();
  });

  it('has its versions listed, the newest first, without those that were voided', () => {
    expect(charterVersions([old, voided, now], 'deliberation')).toEqual([now, old]);
    expect(charterVersions([old], 'redWhite')).toEqual([]);
  });
});

describe('a charter filled in', () => {
  it('says what it said before', () => {
    for (const template of CHARTER_TEMPLATES) {
      const form = formOf(template);
      expect(charterForm.safeParse(form).error).toBeUndefined();
      expect(charterFormProblems(form)).toEqual([]);
      expect(termsOf(form, template.council)).toEqual(template);
    }
  });

  it('is told where shares and bounds cannot be', () => {
    const form = formOf(charterOf());
    const reasons = (changes: object) => charterFormProblems({ ...form, ...changes });
    expect(reasons({ quorum: '3/2' })).toEqual([{ field: 'quorum', reason: 'notAShare' }]);
    expect(reasons({ pass: '0/2' })).toEqual([{ field: 'pass', reason: 'notAShare' }]);
    expect(reasons({ pass: '1/1' })).toEqual([]);
    expect(reasons({ sizeMin: 9, sizeMax: 8 })).toEqual([{ field: 'sizeMax', reason: 'mostBelowLeast' }]);
    expect(reasons({ householdsMin: 5 })).toEqual([{ field: 'householdsMax', reason: 'missingOther' }]);
  });

  it('is compared with another version field by field', () => {
    const old = charterOf();
    const fresh = { ...old, pass: { over: 2, under: 3 }, women: { over: 1, under: 3 }, validFrom: '2027-01-01' };
    expect(charterDifferences(old, fresh)).toEqual([
      { field: 'validFrom', before: '2026-01-01', after: '2027-01-01' },
      { field: 'pass', before: '1/2', after: '2/3' },
      { field: 'women', before: undefined, after: '1/3' },
    ]);
    expect(charterDifferences(old, old)).toEqual([]);
  });
});

it('the template that fits the station comes first', () => {
  const first = (people: number) => templatesFor('redWhite', people)[0]?.size;
  expect(first(4999)).toEqual({ min: 8, max: 13 });
  expect(first(5000)).toEqual({ min: 10, max: 15 });
  expect(templatesFor('deliberation', 300).map((terms) => terms.council)).toEqual(['deliberation', 'deliberation']);
});

it('every template is a charter, for each of the bodies', () => {
  for (const template of CHARTER_TEMPLATES) expect(charterTerms.safeParse(template).error).toBeUndefined();
  expect(new Set(CHARTER_TEMPLATES.map((template) => template.council))).toEqual(new Set(bodyKind.options));
  expect(signInSchema.safeParse(signInOf(1, 'present')).error).toBeUndefined();
});
