import { diffArrays } from 'diff';
import { numbered } from './clauses.ts';
import type { Clause } from './pact.ts';

/** A run of words that both versions have, or one of them alone. */
export interface Run {
  text: string;
  side: 'both' | 'old' | 'new';
}

/** A clause of either version, beside what it is in the other. */
export interface ComparedClause {
  /** The name it keeps. */
  clause: string;
  change: 'same' | 'changed' | 'added' | 'removed';
  oldNumber?: string;
  newNumber?: string;
  oldChapter?: string;
  newChapter?: string;
  /** The text word by word; one run where nothing changed. */
  runs: Run[];
}

/**
 * Two versions clause by clause, in the new one's order; what was removed stands where it stood before. A clause is known
 * by the name it keeps, so one that only moved is the same with another number.
 */
export function compareVersions(before: Iterable<Clause>, after: Iterable<Clause>): ComparedClause[] {
  const old = numbered(before);
  const fresh = numbered(after);
  const oldByName = new Map(old.map((one) => [one.clause.clause, one]));
  const kept = new Set(fresh.map(({ clause }) => clause.clause));
  const compared: ComparedClause[] = fresh.map(({ clause, number }) => {
    const was = oldByName.get(clause.clause);
    const now = { clause: clause.clause, newNumber: number, newChapter: clause.chapter };
    if (!was) return { ...now, change: 'added', runs: runsOf('', clause.text) };
    const runs = runsOf(was.clause.text, clause.text);
    const change = runs.every(({ side }) => side === 'both') ? 'same' : 'changed';
    return { ...now, change, oldNumber: was.number, oldChapter: was.clause.chapter, runs };
  });
  for (const [place, { clause, number }] of old.entries()) {
    if (kept.has(clause.clause)) continue;
    const removed: ComparedClause = {
      clause: clause.clause,
      change: 'removed',
      oldNumber: number,
      oldChapter: clause.chapter,
      runs: runsOf(clause.text, ''),
    };
    compared.splice(placeAfter(compared, old[place - 1]?.clause.clause), 0, removed);
  }
  return compared;
}

function placeAfter(compared: readonly ComparedClause[], name: string | undefined): number {
  return name === undefined ? 0 : compared.findIndex(({ clause }) => clause === name) + 1;
}

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

function wordsIn(text: string): string[] {
  return [...words.segment(text.trim())].map(({ segment }) => segment);
}

/** What of two texts both have and what only one, word by word. */
export function runsOf(before: string, after: string): Run[] {
  return diffArrays(wordsIn(before), wordsIn(after)).map(({ value, added, removed }) => {
    return { text: value.join(''), side: removed ? 'old' : added ? 'new' : 'both' };
  });
}
