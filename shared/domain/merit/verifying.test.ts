import { expect, it } from 'vitest';
import { lacksVerification, verifiersOf, verify } from './verifying.ts';

const deed = { happenedOn: '2026-03-05' };
const item = { verifiers: ['groupLeader' as const] };
const said = { by: ' 金水生 ', as: 'groupLeader' as const, on: '2026-03-06' };
const TODAY = '2026-03-10';

it('a deed is verified by somebody whom the rubric lets, between the deed and today', () => {
  expect(verify(deed, item, said, TODAY)).toEqual({ ok: true, value: { ...said, by: '金水生' } });
  const reason = (changes: object) => verify(deed, item, { ...said, ...changes }, TODAY);
  expect(reason({ by: ' ' })).toMatchObject({ reason: 'noVerifier' });
  expect(reason({ as: 'officer' })).toMatchObject({ reason: 'notEntitled' });
  expect(reason({ on: '2026-03-04' })).toMatchObject({ reason: 'verifiedBeforeDeed' });
  expect(reason({ on: '2026-03-11' })).toMatchObject({ reason: 'verifiedInFuture' });
});

it('without a word in the rubric anybody may verify, and nobody has to', () => {
  expect(verifiersOf({ verifiers: [] })).toEqual(['officer', 'groupLeader', 'manager', 'supervisor']);
  expect(verifiersOf(item)).toEqual(['groupLeader']);
  expect(lacksVerification({}, {})).toBe(false);
  expect(lacksVerification({}, item)).toBe(true);
  expect(lacksVerification({ verified: { ...said, as: 'officer' } }, item)).toBe(true);
  expect(lacksVerification({ verified: said }, item)).toBe(false);
});
