import type { Row } from '../../table/table.ts';
import { lineText } from './cellText.ts';
import type { RosterField } from './columnUse.ts';
import type { Grid } from './grid.ts';
import { groupKey, readGroup, villageAndGroup } from './groupText.ts';
import type { ColumnsOfFields } from './personRow.ts';

/**
 * Whether one group's number stands under several hamlets, in a column of their own or before the group (东村1组, 西村1组):
 * villages that were joined keep their own 1组.
 */
export function hamletsCount(grid: Grid, people: readonly Row[], columns: ColumnsOfFields): boolean {
  const ownColumn = columns.hamlet?.[0] !== columns.villagersGroup?.[0];
  const hamlets = new Map<string, string>();
  const last: Partial<Record<RosterField, string>> = {};
  const inForce = (row: Row, field: RosterField) => {
    const column = columns[field]?.[0];
    const text = column === undefined ? '' : lineText(grid.filled(row, column)).replace(/\s/g, '');
    last[field] = text || (last[field] ?? '');
    return last[field] as string;
  };
  return people.some((row) => {
    const [village, ownGroup] = villageAndGroup(readGroup(inForce(row, 'villagersGroup')));
    const hamlet = (ownColumn && inForce(row, 'hamlet')) || village;
    const group = groupKey(ownGroup);
    if (group === '' || hamlet === '') return false;
    const known = hamlets.get(group) ?? hamlet;
    hamlets.set(group, known);
    return known !== hamlet;
  });
}

/** The group as it is called where hamlets have groups of the same number. */
export function inHamlet(hamlet: string, group: string): string {
  const [village, ownGroup] = villageAndGroup(group);
  return [hamlet || village, ownGroup].filter(Boolean).join('·');
}
