import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RubricItem } from './merit.ts';
import { rubricItem, verifier } from './merit.ts';
import { itemFormOf, itemFormProblems, itemOfForm, rubricDifferences, rubricItemForm, withItem } from './rubricForm.ts';
import { RUBRIC_TEMPLATES } from './templates.ts';

const LINE: RubricItem = { code: 'A1', className: '好事', name: '做好事', points: 500, per: '次' };

const anyItem = fc
  .record(
    {
      code: fc.constantFrom('A1', 'A2', 'B1'),
      className: fc.constantFrom('', '好事'),
      name: fc.constantFrom('做好事', '巡逻'),
      points: fc.integer({ min: -5000, max: 5000 }),
      per: fc.constantFrom('', '天'),
      unit: fc.constantFrom('person' as const, 'either' as const),
      formula: fc.record({ each: fc.integer({ min: 1, max: 900 }), step: fc.integer({ min: 1, max: 9 }) }),
      caps: fc.record({ month: fc.integer({ min: 1, max: 9000 }) }),
      evidence: fc.constantFrom('照片', '证明'),
      verifiers: fc.subarray([...verifier.options], { minLength: 1 }),
      clause: fc.constant('第三条'),
    },
    { requiredKeys: ['code', 'className', 'name', 'points', 'per'] },
  )
  .map((item) => item as RubricItem);

describe('a line of a rubric', () => {
  it('goes through its form and comes back the same, whatever it says', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        expect(rubricItemForm.safeParse(itemFormOf(item)).success).toBe(true);
        expect(itemOfForm(itemFormOf(item))).toEqual(item);
      }),
    );
    for (const { items } of RUBRIC_TEMPLATES)
      for (const item of items) expect(itemOfForm(itemFormOf(item))).toEqual(rubricItem.parse(item));
  });

  it('has a code of its own, a whole formula, and a range that grows', () => {
    const form = itemFormOf(LINE);
    const reasons = (more: Partial<typeof form>, others: RubricItem[] = []) =>
      itemFormProblems({ ...form, ...more }, others).map(({ field, reason }) => `${field} ${reason}`);
    expect(reasons({})).toEqual([]);
    expect(reasons({}, [{ ...LINE, code: 'A2' }])).toEqual([]);
    expect(reasons({}, [LINE])).toEqual(['code codeTaken']);
    expect(reasons({ each: 100 })).toEqual(['step missingOther']);
    expect(reasons({ step: 2 })).toEqual(['each missingOther']);
    expect(reasons({ cap: 900 })).toEqual(['each missingOther']);
    expect(reasons({ each: 100, step: 2, cap: 900 })).toEqual([]);
    expect(reasons({ each: 100, step: 2, upTo: 900 })).toEqual(['upTo rangeAndFormula']);
    expect(reasons({ upTo: 400 })).toEqual(['upTo mostBelowLeast']);
    expect(reasons({ upTo: 500 })).toEqual([]);
    expect(reasons({ points: -300, upTo: -1500 })).toEqual([]);
    expect(reasons({ points: -300, upTo: 1500 })).toEqual(['upTo mostBelowLeast']);
  });

  it('takes the place of another one, or stands last', () => {
    const other = { ...LINE, code: 'A2' };
    expect(withItem([LINE, other], { ...LINE, code: 'A9' }, 'A1').map(({ code }) => code)).toEqual(['A9', 'A2']);
    expect(withItem([LINE], other, undefined)).toEqual([LINE, other]);
  });
});

describe('two rubrics', () => {
  it('that say the same do not differ', () => {
    const [template] = RUBRIC_TEMPLATES;
    expect(template && rubricDifferences(template, template)).toEqual([]);
  });

  it('differ in lines that were added, changed and struck', () => {
    const [gone, kept] = [
      { ...LINE, code: 'Z' },
      { ...LINE, code: 'A2', points: 800 },
    ];
    const changed = { ...LINE, points: 700, caps: { month: 2000 } };
    const added = { ...LINE, code: 'B1' };
    expect(rubricDifferences({ items: [gone, LINE, kept] }, { items: [changed, kept, added] })).toEqual([
      { code: 'A1', before: LINE, after: changed, fields: ['points', 'capMonth'] },
      { code: 'B1', after: added, fields: [] },
      { code: 'Z', before: gone, fields: [] },
    ]);
  });
});
