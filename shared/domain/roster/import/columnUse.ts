/**
 * What a column of a roster says. `sequence` numbers the lines; `hamlet` is the natural village whose groups count by
 * themselves; `headMark` says yes where a person is the head of the
 * household; `headIdNumber` repeats the head's number and tells households apart, nothing more.
 */
export const ROSTER_FIELDS = [
  'sequence',
  'hamlet',
  'villagersGroup',
  'householdNumber',
  'headName',
  'headMark',
  'headIdNumber',
  'name',
  'relation',
  'sex',
  'ethnicity',
  'idNumber',
  'birthDate',
  'education',
  'politicalStatus',
  'phone',
  'address',
  'registeredAt',
  'arrived',
  'status',
  'note',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** What is done with a column: read as a field, or left out. */
export type ColumnUse = RosterField | 'ignored';

/** Fields that two columns may give at once, such as a mobile and a landline; their texts are joined. */
export const JOINED_FIELDS: readonly RosterField[] = ['phone', 'note'];
