/** A tree of texts; the leaves are what stands on screen. */
export interface Words {
  [key: string]: string | Words;
}

/**
 * Each feature keeps its words beside its screens, in `<feature>/zh-CN.json` and `<feature>/en.json`; here they become
 * one tree a language.
 */
const chinese = import.meta.glob<Words>('../*/**/zh-CN.json', { eager: true, import: 'default' });
const english = import.meta.glob<Words>('../*/**/en.json', { eager: true, import: 'default' });

/** @throws Error where two files give the same key: one would silently hide the other. */
export function mergeWords(into: Words, from: Words, path = ''): Words {
  for (const [key, value] of Object.entries(from)) {
    const present = into[key];
    if (present === undefined) into[key] = typeof value === 'string' ? value : mergeWords({}, value, `${path}${key}.`);
    else if (typeof present === 'string' || typeof value === 'string') throw new Error(`two texts for ${path}${key}`);
    else mergeWords(present, value, `${path}${key}.`);
  }
  return into;
}

function merged(files: Record<string, Words>): Words {
  return Object.values(files).reduce<Words>((words, file) => mergeWords(words, file), {});
}

export const WORDS: Record<'zh-CN' | 'en', Words> = { 'zh-CN': merged(chinese), en: merged(english) };
