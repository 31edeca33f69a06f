import { sameValue } from '../../canonical.ts';

export type Fields = Record<string, unknown>;

/** What an import makes of a record that is there already. */
export interface FieldChanges {
  /** Fields that become what the file says; undefined takes one away. */
  edits: Fields;
  /** Fields in which the file differs and the station's own value stays. */
  kept: string[];
}

/** Values that say nothing, and so never replace what the station knows. */
function isBlank(field: string, value: unknown): boolean {
  return value === undefined || value === '' || (field === 'sex' && value === '0');
}

/**
 * What a file changes in a record: what became different in the file since it was last imported. Where the file says what
 * it said then, the station's value stays, for it was edited here; where that is not known, the file only fills gaps.
 * @param same whether two values of a field mean the same
 */
export function changesBetween(
  file: Fields,
  station: Fields,
  lastImport: Fields | undefined,
  same: (field: string, one: unknown, other: unknown) => boolean = (_, one, other) => sameValue(one, other),
): FieldChanges {
  const changes: FieldChanges = { edits: {}, kept: [] };
  for (const [field, value] of Object.entries(file)) {
    const current = station[field];
    if (isBlank(field, value) || same(field, value, current)) continue;
    const changedInFile = lastImport !== undefined && !same(field, value, lastImport[field]);
    if (isBlank(field, current) || changedInFile) changes.edits[field] = value;
    else changes.kept.push(field);
  }
  return changes;
}
