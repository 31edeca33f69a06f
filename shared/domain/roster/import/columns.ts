import { type ColumnUse, JOINED_FIELDS, type RosterField } from './columnUse.ts';
import { type Contents, TELLING_FIELDS, type TellingField } from './contents.ts';
import { meaningOfColumn } from './headerWords.ts';

/** By what a column was understood: the words over it, what stands in it, both, or the clerk. */
export type Recognition = 'header' | 'contents' | 'both' | 'clerk' | 'nothing';
/** `sure` where the words are the form's own and the contents do not speak against them. */
export type Confidence = 'sure' | 'likely' | 'guess';

export interface ColumnMeaning {
  use: ColumnUse;
  by: Recognition;
  confidence: Confidence;
}

/** What is known of a column before its meaning is settled. */
export interface ColumnEvidence {
  /** The texts over it, from the top. */
  headers: string[];
  contents: Contents;
}

/** A claim of a column to be a field; the strongest claim to each field wins. */
interface Claim {
  column: number;
  use: ColumnUse;
  strength: number;
  by: Recognition;
  confidence: Confidence;
}

/** Most values of a column must look alike before they outweigh or replace its words. */
const TELLING_SHARE = 0.7;

/** Fewer values than this prove nothing. */
const TELLING_MIN = 3;

/** Contents like these are found in no other column by chance, so they overrule a header that says otherwise. */
const OVERRULING: readonly TellingField[] = ['idNumber', 'sex', 'phone'];

/** Words count for more than contents; contents decide among equal words. */
const HEADER_STRENGTH = 10;

/** What each column is, by its words and contents. */
export function recogniseColumns(evidence: readonly ColumnEvidence[]): ColumnMeaning[] {
  const meanings = evidence.map<ColumnMeaning>(() => ({ use: 'ignored', by: 'nothing', confidence: 'guess' }));
  const settled = new Set<number>();
  const taken = new Set<ColumnUse>();
  const claims = evidence.flatMap(claimsOf).sort((one, other) => other.strength - one.strength);
  for (const { column, use, by, confidence } of claims) {
    const free = use === 'ignored' || !taken.has(use) || JOINED_FIELDS.includes(use as RosterField);
    if (settled.has(column) || !free) continue;
    settled.add(column);
    taken.add(use);
    meanings[column] = { use, by, confidence };
  }
  nameColumns(evidence, meanings);
  return meanings;
}

function claimsOf({ headers, contents }: ColumnEvidence, column: number): Claim[] {
  const meaning = meaningOfColumn(headers);
  const told = tellingField(contents);
  if (!meaning) {
    if (contents.counting >= TELLING_SHARE) return [guess(column, 'sequence', contents.counting)];
    return told === undefined || told === 'name' ? [] : [guess(column, told, contents.shares[told])];
  }
  if (told !== undefined && overrules(told, meaning.use)) return [guess(column, told, contents.shares[told])];
  const share = meaning.use in contents.shares ? contents.shares[meaning.use as TellingField] : 0;
  return [
    {
      column,
      use: meaning.use,
      strength: HEADER_STRENGTH * meaning.weight + share + filledShare(contents),
      by: share >= TELLING_SHARE ? 'both' : 'header',
      confidence: meaning.weight === 1 ? 'sure' : 'likely',
    },
  ];
}

function guess(column: number, use: ColumnUse, strength: number): Claim {
  return { column, use, strength, by: 'contents', confidence: 'guess' };
}

function filledShare({ filled, rows }: Contents): number {
  return rows === 0 ? 0 : filled / rows;
}

/** The field whose values these look like most, the more telling first. */
function tellingField({ filled, shares }: Contents): TellingField | undefined {
  if (filled < TELLING_MIN) return undefined;
  return TELLING_FIELDS.find((field) => shares[field] >= TELLING_SHARE);
}

/** A column headed 联系电话 whose values are ID numbers has ID numbers. One left out on purpose stays out. */
function overrules(told: TellingField, use: ColumnUse): boolean {
  if (!OVERRULING.includes(told) || told === use || use === 'ignored') return false;
  return (TELLING_FIELDS as readonly ColumnUse[]).includes(use);
}

/**
 * Where no header says 姓名, the column of names with the most different ones has it, and another with fewer, or with
 * gaps, the heads'. A sheet with a single column of names under 户主 lists heads only: they are the people.
 */
function nameColumns(evidence: readonly ColumnEvidence[], meanings: ColumnMeaning[]): void {
  if (meanings.some(({ use }) => use === 'name')) return;
  const open = evidence
    .map(({ contents }, column) => ({ contents, column }))
    .filter(({ contents, column }) => isFreeNameColumn(contents, meanings[column] as ColumnMeaning))
    .sort(
      (one, other) => other.contents.filled - one.contents.filled || other.contents.distinct - one.contents.distinct,
    );
  const head = meanings.findIndex(({ use }) => use === 'headName');
  const [first, second] = open;
  if (first) meanings[first.column] = { use: 'name', by: 'contents', confidence: 'guess' };
  else if (head !== -1) meanings[head] = { use: 'name', by: 'header', confidence: 'guess' };
  if (head === -1 && second) meanings[second.column] = { use: 'headName', by: 'contents', confidence: 'guess' };
}

function isFreeNameColumn({ filled, shares }: Contents, { use, by }: ColumnMeaning): boolean {
  return use === 'ignored' && by === 'nothing' && filled >= 1 && shares.name >= TELLING_SHARE;
}
