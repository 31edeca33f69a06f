import { expect, it } from 'vitest';
import { inspectedDeeds, type Mark, type Round, roundItems } from './inspecting.ts';
import type { RubricItem } from './merit.ts';

const TODAY = '2026-03-10';
const line = (code: string, changes: Partial<RubricItem> = {}): RubricItem => ({
  code,
  className: '卫生',
  name: `卫生${code}`,
  points: 500,
  per: '次',
  ...changes,
});
const rubric = {
  id: 'rubric:R',
  items: [line('A', { verifiers: ['officer'] }), line('B', { points: -100 }), line('C', { unit: 'person' })],
};
const round: Round = { item: 'A', lesser: 'B', happenedOn: '2026-03-09', by: '金水生', as: 'officer' };
const marks = new Map<string, Mark>([
  ['household:1', 'yes'],
  ['household:2', 'no'],
]);

const deedsOf = (changes: Partial<Round> = {}, marked: ReadonlyMap<string, Mark> = marks) =>
  inspectedDeeds(rubric, { ...round, ...changes }, marked, [], TODAY);

it('a round hands in one verified deed for each marked household', () => {
  const made = deedsOf();
  const verified = { by: '金水生', as: 'officer', on: '2026-03-09' };
  const common = { happenedOn: '2026-03-09', rubric: 'rubric:R', quantity: 1, origin: 'inspection', verified };
  expect(made).toEqual({
    ok: true,
    value: [
      { ...common, household: 'household:1', item: 'A', description: '卫生A' },
      { ...common, household: 'household:2', item: 'B', description: '卫生B' },
    ],
  });
  const without = deedsOf({ lesser: undefined });
  expect(without.ok && without.value.map(({ household }) => household)).toEqual(['household:1']);
});

it('what a household has for that day already is left out', () => {
  const [first] = [...marks.keys()] as [string];
  const had = { household: first, rubric: 'rubric:R', item: 'A', happenedOn: '2026-03-09' };
  const again = inspectedDeeds(rubric, round, marks, [had], TODAY);
  expect(again.ok && again.value.map(({ item }) => item)).toEqual(['B']);
  const other = inspectedDeeds(rubric, round, marks, [{ ...had, happenedOn: '2026-03-08' }], TODAY);
  expect(other.ok && other.value.length).toBe(2);
});

it.each([
  [{ happenedOn: '2026-03-11' }, marks, 'roundInFuture'],
  [{}, new Map(), 'nothingMarked'],
  [{ item: 'Z' }, marks, 'itemUnknown'],
  [{ item: 'C' }, marks, 'itemUnknown'],
  [{ by: ' ' }, marks, 'noInspector'],
  [{ as: 'groupLeader' as const }, marks, 'notEntitled'],
])('%j is refused', (changes, marked, reason) => {
  expect(deedsOf(changes, marked)).toMatchObject({ ok: false, reason });
});

it('is about items that go to a household', () => {
  expect(roundItems(rubric).map(({ code }) => code)).toEqual(['A', 'B']);
});
