import { generateKeyBetween } from 'fractional-indexing';
import { countNumeral } from '../calendar/numerals.ts';
import { contentHash } from '../fact.ts';
import type { Clause, Pact } from './pact.ts';

type Placed = Pick<Clause, 'clause' | 'order'>;

/** Clauses as they stand in the pact. The names break a tie, so that every device sees the same order. */
export function inOrder<C extends Placed>(clauses: Iterable<C>): C[] {
  return [...clauses].sort((a, b) => compare(a.order, b.order) || compare(a.clause, b.clause));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * The order text of a clause to stand before place `at` of clauses that are in order, from 0; at their end where `at` is
 * their number. Two laptops that put a clause at one place give the same text, and its name decides; between two such
 * there is no room, so what is put there stands after both.
 */
export function orderAt(clauses: readonly Placed[], at: number): string {
  const before = clauses[at - 1]?.order ?? null;
  const after = clauses.slice(at).find(({ order }) => before === null || order > before)?.order ?? null;
  return generateKeyBetween(before, after);
}

/** The order text that moves the clause at one place to another of the same clauses. */
export function movedOrder(clauses: readonly Placed[], from: number, to: number): string {
  return orderAt(
    clauses.filter((_, place) => place !== from),
    to,
  );
}

/** 第三条; counts as papers do, in words to 99. */
export function clauseNumber(place: number): string {
  return `第${ordinal(place + 1)}条`;
}

export function chapterNumber(place: number): string {
  return `第${ordinal(place + 1)}章`;
}

const HUNDRED = 100;

/** 1 to 999 in words: 12 → 十二, 105 → 一百零五, 110 → 一百一十. */
function ordinal(value: number): string {
  if (value < HUNDRED) return countNumeral(value);
  const rest = value % HUNDRED;
  const hundreds = `${countNumeral(Math.floor(value / HUNDRED))}百`;
  if (rest === 0) return hundreds;
  if (rest < 10) return `${hundreds}零${countNumeral(rest)}`;
  return `${hundreds}${rest < 20 ? '一' : ''}${countNumeral(rest)}`;
}

export interface NumberedClause {
  clause: Clause;
  /** From 0. */
  place: number;
  number: string;
}

/** Clauses in a row under one name; `number` is absent where the pact has no chapters. */
export interface Chapter {
  name: string;
  number?: string;
  clauses: NumberedClause[];
}

/** The pact as it is read: chapters in order, clauses numbered through. Voided clauses are left out. */
export function chaptersOf(clauses: Iterable<Clause>): Chapter[] {
  const chapters: Chapter[] = [];
  let named = 0;
  for (const [place, clause] of inOrder([...clauses].filter(({ voided }) => !voided)).entries()) {
    let chapter = chapters.at(-1);
    if (chapter?.name !== clause.chapter || chapter === undefined) {
      const name = clause.chapter;
      chapter = { name, ...(name !== '' && { number: chapterNumber(named) }), clauses: [] };
      if (name !== '') named += 1;
      chapters.push(chapter);
    }
    chapter.clauses.push({ clause, place, number: clauseNumber(place) });
  }
  return chapters;
}

/** All clauses in order, numbered through. */
export function numbered(clauses: Iterable<Clause>): NumberedClause[] {
  return chaptersOf(clauses).flatMap((chapter) => chapter.clauses);
}

/** 《柳河村村规民约》第三条, or undefined where this version has no such clause. */
export function citation(pact: Pick<Pact, 'name'>, clauses: Iterable<Clause>, name: string): string | undefined {
  const found = numbered(clauses).find(({ clause }) => clause.clause === name);
  return found && `《${pact.name}》${found.number}`;
}

/**
 * The hash of what a version says: name, preamble, chapters and clauses in their order. A vote carries it, so that text
 * changed afterwards is known as not voted on. Where a clause's order text differs but its place does not, it is the same.
 */
export function wordingOf({ name, preamble }: Pick<Pact, 'name' | 'preamble'>, clauses: Iterable<Clause>): string {
  const said = numbered(clauses).map(({ clause }) => [clause.clause, clause.chapter, clause.text.trim()]);
  return contentHash({ name, preamble: preamble.trim(), clauses: said });
}
