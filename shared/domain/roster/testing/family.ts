import type { Household } from '../household.ts';
import type { Person } from '../person.ts';

const ULID = '01JD00000000000000000000';

/** The id of the nth invented person or household. */
export function idOf(kind: 'person' | 'household', n: number): string {
  return `${kind}:${ULID}${String(n).padStart(2, '0')}`;
}

const envelope = (kind: string, n: number) => ({
  id: `${kind}:${ULID}${String(n).padStart(2, '0')}`,
  station: '990101001001',
  v: 0,
  createdAt: '2026-01-05T02:00:00.000Z',
  createdBy: '王会计',
  updatedAt: '2026-01-05T02:00:00.000Z-0000',
  updatedBy: '王会计',
  device: 'A',
});

/** An invented person; by default a living member of household 1. */
export function someone(n: number, change: Partial<Person> = {}): Person {
  return {
    ...envelope('person', n),
    kind: 'person',
    name: `村民${n}`,
    sex: '1',
    ethnicity: '汉族',
    idNumber: '',
    birthDate: '1980-06-01',
    household: idOf('household', 1),
    relation: n === 1 ? '户主' : '其他',
    education: '',
    politicalStatus: '群众',
    phone: '',
    address: '',
    residence: 'registered',
    status: 'living',
    note: '',
    ...change,
  };
}

/** An invented household, headed by person 1. */
export function house(n: number, change: Partial<Household> = {}): Household {
  return {
    ...envelope('household', n),
    kind: 'household',
    villagersGroup: '1组',
    headName: '村民1',
    head: idOf('person', 1),
    address: '',
    note: '',
    ...change,
  };
}
