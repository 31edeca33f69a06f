import type { Deed } from './merit.ts';

/** What tells two registrations of one deed. */
export type ComparedDeed = Pick<Deed, 'household' | 'item' | 'rubric' | 'happenedOn' | 'description'> & { id: string };

/** Descriptions that have this much of their pairs of characters in common are taken for one. */
const ALIKE = 0.6;

/**
 * Whether two registrations are likely of one deed: the same household and day, and the same item or a similar
 * description. A person decides.
 */
export function isLikelyTwice(one: ComparedDeed, other: ComparedDeed): boolean {
  if (one.id === other.id || one.household !== other.household || one.happenedOn !== other.happenedOn) return false;
  return (
    (one.rubric === other.rubric && one.item === other.item) || similarity(one.description, other.description) >= ALIKE
  );
}

/** 0 to 1: the share of pairs of neighbouring characters that two texts have in common (Dice). */
export function similarity(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.length === 0 || b.length === 0) return one === other ? 1 : 0;
  const left = [...b];
  const common = a.filter((pair) => {
    const at = left.indexOf(pair);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return (2 * common.length) / (a.length + b.length);
}

function pairsOf(text: string): string[] {
  const tidy = [...text.replace(/[\s\p{P}]/gu, '')];
  return tidy.slice(1).map((character, index) => `${tidy[index]}${character}`);
}
