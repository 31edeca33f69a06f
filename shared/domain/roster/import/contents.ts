import type { Cell } from '../../table/table.ts';
import { readBirth } from './birthCell.ts';
import { asLine, cellText, isNothing } from './cellText.ts';
import type { RosterField } from './columnUse.ts';
import { looksLikeGroup } from './groupText.ts';
import { looksLikeId } from './idCell.ts';
import { readName } from './nameText.ts';
import { isUnmistakablePhone, readPhone } from './phoneCell.ts';
import { isEducation, isEthnicity, isPoliticalStatus, isRelation, isRemark, looksLikeName } from './words.ts';

/** Fields whose values can be told by themselves. */
export const TELLING_FIELDS = [
  'idNumber',
  'phone',
  'birthDate',
  'sex',
  'relation',
  'ethnicity',
  'education',
  'politicalStatus',
  'villagersGroup',
  'name',
  'address',
  'note',
] as const satisfies readonly RosterField[];
export type TellingField = (typeof TELLING_FIELDS)[number];

type Look = (text: string, cell: Cell) => boolean;

const LOOKS: Record<TellingField, Look> = {
  idNumber: (_, cell) => looksLikeId(cell),
  phone: (_, cell) => readPhone(cell).text.split('/').some(isUnmistakablePhone),
  birthDate: looksLikeDate,
  sex: (text) => /^[男女]性?$/.test(text),
  relation: isRelation,
  ethnicity: isEthnicity,
  education: isEducation,
  politicalStatus: isPoliticalStatus,
  villagersGroup: (text) => looksLikeGroup(text) && !isRelation(text),
  name: (text) => looksLikeName(readName(text).name),
  address: (text) => text.length >= 5 && /[村镇乡街路巷组社]/.test(text) && /[号室栋楼院组]$|\d$/.test(text),
  note: (text) => text.length <= 40 && isRemark(text),
};

/** A plain number may be a date, but its digits do not tell: only a written date, or a number shown as one, does. */
function looksLikeDate(text: string, cell: Cell): boolean {
  if (cell.kind === 'date') return true;
  if (/^\d+$/.test(text) && !/^(?:19|20)\d{6}$/.test(text)) return false;
  const { kind } = readBirth(cell);
  return kind === 'day' || kind === 'unsure' || (kind === 'part' && text.length > 4);
}

/** What stands in a column's cells below its header. */
export interface Contents {
  /** Filled cells among those that were looked at. */
  filled: number;
  distinct: number;
  rows: number;
  /** Of the filled cells, how many look like values of each field, 0 to 1. */
  shares: Record<TellingField, number>;
  /** Plain whole numbers, each one more than the last: 0 to 1. */
  counting: number;
}

export function contentsOf(cells: readonly (Cell | undefined)[]): Contents {
  const found = Object.fromEntries(TELLING_FIELDS.map((field) => [field, 0])) as Record<TellingField, number>;
  const texts: string[] = [];
  let counting = 0;
  for (const cell of cells) {
    const text = asLine(cellText(cell)).replace(/\s/g, '');
    if (!cell || isNothing(text)) continue;
    if (/^\d{1,6}$/.test(text) && Number(text) === Number(texts.at(-1) ?? 0) + 1) counting += 1;
    texts.push(text);
    for (const field of TELLING_FIELDS) if (LOOKS[field](text, cell)) found[field] += 1;
  }
  const filled = texts.length;
  const share = (count: number) => (filled === 0 ? 0 : count / filled);
  return {
    filled,
    distinct: new Set(texts).size,
    rows: cells.length,
    shares: Object.fromEntries(TELLING_FIELDS.map((field) => [field, share(found[field])])) as Contents['shares'],
    counting: share(counting),
  };
}
