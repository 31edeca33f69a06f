import { nameKeys } from '../../../../shared/domain/search/keys.ts';
import { oneOf, randomFrom } from '../../village/random.ts';
import type { Village } from '../../village/village.ts';
import { FOUND_MAX, type Line } from './contender.ts';
import { personKeys } from './document.ts';

export const MANNERS = ['name', 'pinyin', 'initials'] as const;
export type Manner = (typeof MANNERS)[number];

/** What stands in the search field after each key, for some people looked up in each manner. */
export function keystrokes({ people }: Village, names: number, seed: number): { manner: Manner; typed: string }[] {
  const random = randomFrom(seed);
  return Array.from({ length: names }, () => oneOf(random, people).content.name).flatMap((name) => {
    const [pinyin = '', initials = ''] = nameKeys(name, true).filter((key) => /^[a-z]/.test(key));
    const words: Record<Manner, string> = { name, pinyin, initials };
    return MANNERS.flatMap((manner) => growing(words[manner]).map((typed) => ({ manner, typed })));
  });
}

function growing(word: string): string[] {
  return Array.from(word, (_, last) => word.slice(0, last + 1));
}

/** Says whether finds are right: people under that prefix, each once, and no fewer than there are or fit. */
export function judge({ people }: Village): (typed: string, finds: readonly Line[]) => boolean {
  const keysOf = new Map(people.map(({ id, content }) => [id, personKeys(content)]));
  const words = [...keysOf].flatMap(([id, keys]) => keys.map((key) => ({ key, id })));
  words.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return (typed, finds) => {
    const expected = countUnder(words, typed);
    const ids = new Set(finds.map(({ id }) => id));
    const right = (id: string) => keysOf.get(id)?.some((key) => key.startsWith(typed)) ?? false;
    return ids.size === finds.length && finds.length === expected && [...ids].every(right);
  };
}

function countUnder(sorted: readonly { key: string; id: string }[], prefix: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.key ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const ids = new Set<string>();
  for (let at = low; ids.size < FOUND_MAX && sorted[at]?.key.startsWith(prefix); at += 1) ids.add(sorted[at]?.id ?? '');
  return ids.size;
}
