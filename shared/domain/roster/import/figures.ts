import { groupKey } from './groupText.ts';
import type { RosterReading } from './roster.ts';

/** What a workbook comes to, in the figures by which a clerk checks it against the paper. */
export interface RosterFigures {
  /** Persons on the main roster sheets. */
  people: number;
  households: number;
  groups: number;
  /** 18 characters whose check character is wrong. */
  checksumBad: number;
  idMissing: number;
  /** Kept as a number by the spreadsheet. */
  idLostPrecision: number;
  /** Rows whose valid ID number already stood on an earlier row. */
  duplicateIds: number;
  deceased: number;
  /** ID numbers written in full-width digits. */
  fullWidth: number;
  lowercaseX: number;
  subtotalRows: number;
  /** Only where the ID number is valid. */
  sexContradictsId: number;
  birthContradictsId: number;
  /** Persons on the sheets of migrants. */
  secondSheetPeople: number;
}

export function figuresOf({ tables, people, households }: RosterReading): RosterFigures {
  const roster = people.filter(({ residence }) => residence === 'registered');
  const count = (is: (person: (typeof roster)[number]) => boolean) => roster.filter(is).length;
  return {
    people: roster.length,
    households: households.length,
    groups: new Set(roster.map(({ villagersGroup }) => groupKey(villagersGroup)).filter((key) => key !== '')).size,
    checksumBad: count(({ id }) => id.fault === 'checksumBad'),
    idMissing: count(({ id }) => id.fault === 'missing'),
    idLostPrecision: count(({ id }) => id.fault === 'lostPrecision'),
    duplicateIds: count(({ idProblem }) => idProblem === 'duplicate'),
    deceased: count(({ status }) => status === 'deceased'),
    fullWidth: count(({ id }) => id.fullWidth),
    lowercaseX: count(({ id }) => id.lowercaseX),
    subtotalRows: tables
      .filter(({ role }) => role === 'roster')
      .flatMap(({ otherRows }) => otherRows)
      .filter(({ kind }) => kind === 'subtotal').length,
    sexContradictsId: count(({ contradicts }) => contradicts.sex),
    birthContradictsId: count(({ contradicts }) => contradicts.birth),
    secondSheetPeople: people.length - roster.length,
  };
}
