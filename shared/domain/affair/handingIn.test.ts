import { expect, it } from 'vitest';
import type { Affair } from './affair.ts';
import { affairDeed } from './handingIn.ts';

const AFFAIR = {
  ...{ id: 'affair:1', household: 'household:1', host: 'person:1', hostName: '孔兰玉', occasion: '结婚' },
  on: '2026-03-10',
} as Affair;
const RUBRIC = { id: 'rubric:1', items: [{ code: 'A1', className: '', name: '简办', points: 100, per: '次' }] };
const CHECKED = { state: 'checked' as const, item: 'A1', handedIn: [] };

it('an affair that was checked is handed in once, for its household, and says what it comes from', () => {
  expect(affairDeed(RUBRIC, AFFAIR, CHECKED)).toEqual({
    ok: true,
    value: {
      ...{ household: 'household:1', person: 'person:1', happenedOn: '2026-03-10', description: '孔兰玉结婚简办' },
      ...{ rubric: 'rubric:1', item: 'A1', quantity: 1, origin: 'affair', from: 'affair:1' },
    },
  });
  expect(affairDeed(RUBRIC, AFFAIR, { ...CHECKED, state: 'closed' }).ok).toBe(true);
  expect(affairDeed(RUBRIC, AFFAIR, { ...CHECKED, handedIn: [{ from: 'affair:2' }] }).ok).toBe(true);
});

it('is not handed in unchecked, twice, by an item that is not there, or without a household', () => {
  const reason = (affair: Partial<Affair>, more: Partial<Parameters<typeof affairDeed>[2]>) => {
    const made = affairDeed(RUBRIC, { ...AFFAIR, ...affair } as Affair, { ...CHECKED, ...more });
    return made.ok ? undefined : made.reason;
  };
  expect(reason({}, { state: 'ruled' })).toBe('notChecked');
  expect(reason({}, { state: 'withdrawn' })).toBe('notChecked');
  expect(reason({}, { item: 'B9' })).toBe('itemUnknown');
  expect(reason({ household: undefined }, {})).toBe('noHousehold');
  expect(reason({}, { handedIn: [{ from: 'affair:1' }] })).toBe('alreadyHandedIn');
});
