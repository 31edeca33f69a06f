import type { Deed } from '../../../shared/domain/merit/merit.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { partsOf } from '../../../shared/store/derived/search.ts';
import type { Station } from '../../../shared/store/station.ts';
import { householdIds } from '../../roster/read.ts';

/** Households on one sheet; a villagers' group has some sixty. */
export const SHEET_MAX = 300;

export interface SheetRow {
  household: Household;
  /** The deeds it has on the round's day. */
  sameDay: Deed[];
}

export interface Sheet {
  rows: SheetRow[];
  /** How many households the group has beyond those of the sheet. */
  beyond: number;
}

/** The households of a group in the roster's order, with what they have on a day already. */
export async function readSheet(station: Station, group: string, day: string): Promise<Sheet> {
  if (group === '') return { rows: [], beyond: 0 };
  const ids = await householdIds(station, { filter: '', group });
  const shown = ids.slice(0, SHEET_MAX);
  const documents = await station.getMany([...shown]);
  const sameDay = await readSameDay(station, shown, day);
  const rows = shown.flatMap((id) => {
    const household = documents.get(id) as unknown as Household | undefined;
    return household ? [{ household, sameDay: sameDay.get(id) ?? [] }] : [];
  });
  return { rows, beyond: ids.length - shown.length };
}

/** The deeds of households on one day, by household; void ones left out. */
export async function readSameDay(
  station: Station,
  households: readonly string[],
  day: string,
): Promise<Map<string, Deed[]>> {
  const ids = (await Promise.all(households.map((id) => partsOf(station.device, id, 'deed')))).flat();
  const rows = await station.device.deeds.bulkGet(ids);
  const onDay = rows.flatMap((row) => (row?.happenedOn === day && !row.voided ? [row.id] : []));
  const found = new Map<string, Deed[]>();
  for (const document of (await station.getMany(onDay)).values()) {
    const deed = document as unknown as Deed;
    found.set(deed.household, [...(found.get(deed.household) ?? []), deed]);
  }
  return found;
}
