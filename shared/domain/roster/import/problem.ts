import type { RosterField } from './columnUse.ts';

/**
 * What the clerk must see to in a row. All rows but `nameMissing` are imported all the same.
 * - `nameMissing`: a person's values without a name; not imported
 * - `idMissing`, `idWrongLength`, `idChecksumBad`, `idBirthImpossible`: as `idProblem` of a person
 * - `idLostPrecision`: the spreadsheet kept the number as a number and rounded it; stored empty
 * - `idDuplicate`: a valid number that stood on an earlier row
 * - `sexContradictsId`, `birthContradictsId`: the ID is valid and says otherwise; the column is kept
 * - `sexUnreadable`, `birthUnreadable`, `birthIncomplete`, `phoneUnreadable`: not understood, or only year and month
 * - `phoneLostDigits`: shown as 1.39E+10, the rest is gone; stored empty
 * - `formulaFailed`: the cell shows #N/A or the like
 * - `tooLong`: more than a form's line holds; the end is left out
 * - `headMissing`: no row of the household is its head; it goes by its first member
 */
export const ROSTER_PROBLEMS = [
  'nameMissing',
  'idMissing',
  'idLostPrecision',
  'idWrongLength',
  'idChecksumBad',
  'idBirthImpossible',
  'idDuplicate',
  'sexContradictsId',
  'sexUnreadable',
  'birthContradictsId',
  'birthUnreadable',
  'birthIncomplete',
  'phoneUnreadable',
  'phoneLostDigits',
  'formulaFailed',
  'tooLong',
  'headMissing',
] as const;
export type RosterProblemReason = (typeof ROSTER_PROBLEMS)[number];

/** Where a problem is, and what stands there. */
export interface RosterProblem {
  sheet: string;
  /** As the spreadsheet numbers it. */
  row: number;
  field: RosterField;
  reason: RosterProblemReason;
  /** Whose row it is; empty where no name stands there. */
  name: string;
  /** The cell as it stands. */
  shown: string;
  /** Where the same number stood first, of a duplicate. */
  first?: { sheet: string; row: number };
}

/** A problem of a row whose sheet and name are added when the sheet is done. */
export type RowProblem = Pick<RosterProblem, 'field' | 'reason' | 'shown'>;
