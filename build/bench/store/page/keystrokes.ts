import { nameKeys } from '../../../../shared/domain/search/keys.ts';
import { oneOf, randomFrom } from '../../village/random.ts';
import type { Village } from '../../village/village.ts';
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

/** Who is not on the roster that a list shows at first. */
export function goneFrom({ people }: Village): ReadonlySet<string> {
  return new Set(people.filter(({ content }) => content.status !== 'living').map(({ id }) => id));
}

/** Tells who is found by what was typed, in the roster's order, the dead among them. */
export function whoIsFound({ people }: Village): (typed: string) => string[] {
  const words = people.flatMap(({ id, content }) => personKeys(content).map((key) => ({ key, id })));
  words.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return (typed) => {
    const found = new Set<string>();
    for (let at = firstFrom(words, typed); words[at]?.key.startsWith(typed); at += 1) found.add(words[at]?.id ?? '');
    return [...found].sort();
  };
}

function firstFrom(sorted: readonly { key: string }[], typed: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.key ?? '') < typed) low = middle + 1;
    else high = middle;
  }
  return low;
}
