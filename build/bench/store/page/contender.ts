import type { Posting } from '../../../../shared/domain/merit/entry.ts';
import type { NewEntry } from '../../village/ledger.ts';
import type { Village } from '../../village/village.ts';

/** How many finds are shown while one types, and how many rows of a list are in sight. */
export const FOUND_MAX = 20;

/** How many people the first sight of a list holds. */
export const PAGE_ROWS = 50;

/** How many lines of a passbook are seen at once. */
export const STATEMENT_ROWS = 20;

/** How many households a red list shows first. */
export const LEADERS = 20;

/** How many documents go into the database at once when there are many. */
export const CHUNK = 500;

/** A find as it is listed. */
export interface Line {
  id: string;
  label: string;
}

export interface ListedPerson extends Line {
  phone: string;
}

/** An entry as it stands in the county's database, its id certifying its content. */
export interface EntryDocument {
  id: string;
  kind: string;
  postedOn: string;
  postings: readonly Posting[];
}

export interface NarrowedList {
  count: number;
  rows: ListedPerson[];
}

export interface StatementLine {
  entry: string;
  postedOn: string;
  points: number;
  description: string;
}

/**
 * What is measured, in one database or another. Every promise of a write resolves when the data is on the disk; every
 * find is a person, those whose whole word was typed first.
 */
export interface Contender {
  importPeople(village: Village): Promise<void>;
  /** Entries that the county has, as a joining device gets them; all that is derived is up to date when it resolves. */
  loadEntries(entries: EntryDocument[]): Promise<void>;
  /** The first finds as lines to choose from. */
  lines(typed: string): Promise<Line[]>;
  /** A list narrowed to what was typed: everyone living that is found, in the roster's order, and the documents first in sight. */
  narrowed(typed: string): Promise<NarrowedList>;
  /** The people of a household. */
  members(household: string): Promise<ListedPerson[]>;
  /** The living in the roster's order, as many as the first sight of a list holds. */
  firstPage(): Promise<ListedPerson[]>;
  changePhone(person: string, phone: string): Promise<void>;
  post(entry: NewEntry): Promise<void>;
  /** In hundredths of a point. */
  balance(account: string): Promise<number>;
  /** The households with the highest balances, highest first, in hundredths of a point. */
  leaders(): Promise<number[]>;
  /** The newest lines of a passbook. */
  statement(account: string): Promise<StatementLine[]>;
}
