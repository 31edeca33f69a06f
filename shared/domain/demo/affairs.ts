import { LIMIT_TEMPLATES } from '../affair/templates.ts';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Kind } from '../kinds.ts';
import type { DemoDocument } from './document.ts';
import type { DemoFamily } from './people.ts';

/** One to rule on, one ruled on and to come, one over and to check, one closed; by the household's place. */
const AFFAIRS = [
  { household: 40, occasion: '结婚', colour: 'red', inDays: 13, tables: 24, steps: [] },
  { household: 43, occasion: '乔迁', colour: 'other', inDays: 6, tables: 8, steps: ['ruling'] },
  { household: 46, occasion: '丧事', colour: 'white', inDays: -3, tables: 10, steps: ['ruling'] },
  { household: 49, occasion: '出嫁', colour: 'red', inDays: -30, tables: 10, steps: ['ruling', 'check', 'closing'] },
] as const;

/** Declared so many days before; a funeral in the days around it. */
const DECLARED_DAYS = { red: 14, other: 10, white: 1 } as const;

const SAYS = { ruling: '', check: '按报备的办，没有超', closing: '已归档' } as const;

/** The demonstration's affairs, and the limits of a place that published its own. */
export function demoAffairs(
  families: readonly DemoFamily[],
  newId: (kind: Kind) => string,
  today: CalendarDay,
): { records: DemoDocument[]; facts: DemoDocument[] } {
  const limits = LIMIT_TEMPLATES.find(({ place }) => place === '安义县')?.limits ?? [];
  const records: DemoDocument[] = limits.map((terms) => {
    const content = { ...terms, force: 'agreed' as const, clause: '村规民约第八条', validFrom: addDays(today, -200) };
    return { kind: 'affairLimit', id: newId('affairLimit'), content };
  });
  const facts: DemoDocument[] = [];
  for (const { household, occasion, colour, inDays, tables, steps } of AFFAIRS) {
    const family = families[household];
    const host = family?.members[0];
    if (!family || !host) throw new RangeError('the demonstration has no such family');
    const [id, on] = [newId('affair'), addDays(today, inDays)];
    const declaredOn = addDays(on, -DECLARED_DAYS[colour]);
    const who = { host: host.id, hostName: host.content.name, household: family.household.id, phone: '19900000066' };
    const what = { colour, occasion, relation: '', on, place: '自家院子', declaredOn, tables, gift: 20_000, note: '' };
    records.push({ kind: 'affair', id, content: { ...who, ...what, pledge: true } });
    for (const [at, step] of steps.entries()) {
      const day = step === 'ruling' ? declaredOn : addDays(on, at);
      const own = step === 'ruling' ? { opinion: 'agreed' as const } : step === 'check' ? { tables } : {};
      const content = { affair: id, step, on: day, by: '王会计', says: SAYS[step], ...own };
      facts.push({ kind: 'affairStep', id: newId('affairStep'), content });
    }
  }
  return { records, facts };
}
