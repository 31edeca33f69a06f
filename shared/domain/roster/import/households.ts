import { groupKey } from './groupText.ts';
import type { HouseholdSigns, PersonRow } from './personRow.ts';

/** A household as the rows say it; `members` are positions in the rows that were given, in their order. */
export interface HouseholdRows {
  group: string;
  headName: string;
  /** The member who is marked as head, or who has the head's name. */
  head: number | undefined;
  address: string;
  members: number[];
}

/** Which rows of a table know their group: what stands in its column, or in the caption above. */
export interface GroupedRow {
  person: PersonRow;
  group: string;
}

interface OpenHousehold extends HouseholdRows {
  /** Row of the merged cells or the line that hold it together. */
  heldFrom: number | undefined;
}

/** More than this share of the members who are not heads have the head's name on their row: it is repeated on each. */
const REPEATED_SHARE = 0.5;

/**
 * Puts a table's people together into households. The first of these that the table gives decides: merged cells or
 * a line that hold its rows together; a household number; the head's ID number or name repeated on each row; the head's name on the
 * first row alone; the relation 户主, which begins a new one. A row with none of them belongs to the household above.
 * @returns no households where the table says nothing about them
 */
export function groupHouseholds(rows: readonly GroupedRow[]): HouseholdRows[] {
  if (rows.every(({ person: { household } }) => saysNothing(household))) return [];
  const repeated = headNameIsRepeated(rows);
  const households: OpenHousehold[] = [];
  const known = new Map<string, OpenHousehold>();
  let current: OpenHousehold | undefined;
  for (const [index, row] of rows.entries()) {
    const keys = keysOf(row, repeated);
    current = householdFor(row, keys, current, known) ?? openHousehold(row, households);
    join(current, index, row);
    for (const key of keys) known.set(key, current);
  }
  return households.map(({ heldFrom: _, ...household }) => named(household, rows));
}

function saysNothing({ isHead, heldFrom, number, headIdNumber, headName }: HouseholdSigns): boolean {
  return !isHead && heldFrom === undefined && number === '' && headIdNumber === '' && headName === '';
}

function headNameIsRepeated(rows: readonly GroupedRow[]): boolean {
  const others = rows.filter(({ person: { household } }) => !household.isHead && household.heldFrom === undefined);
  const named = others.filter(({ person: { household } }) => household.headName !== '');
  return others.length > 0 && named.length / others.length > REPEATED_SHARE;
}

/** What a row repeats of its household, the most telling first. Numbers may begin anew in each group. */
function keysOf({ group, person: { household } }: GroupedRow, repeated: boolean): string[] {
  const within = groupKey(group);
  return [
    household.number && `${within} ${NUMBER} ${household.number}`,
    household.headIdNumber && `${within} head ${household.headIdNumber}`,
    repeated && household.headName && `${within} name ${household.headName}`,
  ].filter((key): key is string => typeof key === 'string' && key !== '');
}

const NUMBER = 'number';

/** The household that a row joins, or undefined where it begins another. */
function householdFor(
  { person, group }: GroupedRow,
  [key]: string[],
  current: OpenHousehold | undefined,
  known: Map<string, OpenHousehold>,
): OpenHousehold | undefined {
  const signs = person.household;
  if (current && signs.heldFrom !== undefined && signs.heldFrom === current.heldFrom) return current;
  if (key !== undefined) {
    const same = known.get(key);
    // The same number or name with a head of its own is another household, but a number's rows stay together.
    const another = signs.isHead && same?.head !== undefined && !(same === current && key.includes(NUMBER));
    return another ? undefined : same;
  }
  if (!current || signs.heldFrom !== undefined || signs.headName !== '') return undefined;
  if (groupKey(group) !== groupKey(current.group)) return undefined;
  if (current.heldFrom !== undefined && person.address !== '' && person.address !== current.address) return undefined;
  const headIsNew = current.head !== undefined || current.headName === '';
  return signs.isHead && headIsNew ? undefined : current;
}

function openHousehold({ group, person }: GroupedRow, households: OpenHousehold[]): OpenHousehold {
  const { headName, heldFrom } = person.household;
  const household = { group, headName, head: undefined, address: '', members: [], heldFrom };
  households.push(household);
  return household;
}

function join(household: OpenHousehold, index: number, { person }: GroupedRow): void {
  household.members.push(index);
  if (person.household.isHead) household.head ??= index;
  household.headName ||= person.household.headName;
  household.address ||= person.address;
}

/** A household without a marked head goes by the member with the head's name, or by its first. */
function named(household: HouseholdRows, rows: readonly GroupedRow[]): HouseholdRows {
  const nameOf = (member: number) => rows[member]?.person.name ?? '';
  const head = household.head ?? household.members.find((member) => nameOf(member) === household.headName);
  const headName = household.headName || nameOf(head ?? (household.members[0] as number));
  return { ...household, head, headName };
}
