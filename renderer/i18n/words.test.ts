import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SENTENCE_MAX } from '../errors/problem.ts';
import { mergeWords, WORDS, type Words } from './words.ts';

const RENDERER = join(import.meta.dirname, '..');
/** i18next adds these to a key where a language has plurals; Chinese has none. */
const PLURAL = /_(one|other)$/;

function leaves(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const texts = { chinese: new Map(leaves(WORDS['zh-CN'])), english: new Map(leaves(WORDS.en)) };
const chineseKeys = new Set([...texts.chinese.keys()].map((key) => key.replace(PLURAL, '')));
const englishKeys = new Set([...texts.english.keys()].map((key) => key.replace(PLURAL, '')));

function sources(): string[] {
  return readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(join(RENDERER, name), 'utf8'));
}

/** Keys written out in calls of `t`, and the fixed beginnings of those that end in a value. */
function usedKeys(): { whole: string[]; beginnings: string[] } {
  const whole: string[] = [];
  const beginnings: string[] = [];
  for (const source of sources()) {
    for (const [, quoted, beginning, hole] of source.matchAll(/\bt\(\s*(?:'([^']+)'|`([^`$]*)(\$\{)?)/g)) {
      if (quoted) whole.push(quoted);
      else if (beginning && hole) beginnings.push(beginning);
      else if (beginning) whole.push(beginning);
    }
  }
  return { whole, beginnings };
}

describe('words', () => {
  it('are complete in both languages', () => {
    expect([...englishKeys].sort()).toEqual([...chineseKeys].sort());
  });

  it('fill the same gaps in both languages', () => {
    const gaps = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap).sort();
    for (const [key, text] of texts.chinese) {
      const english = texts.english.get(key) ?? texts.english.get(key.replace(PLURAL, '_other'));
      expect({ key, gaps: gaps(english) }).toEqual({ key, gaps: gaps(text) });
    }
  });

  it('are never empty', () => {
    for (const [key, text] of [...texts.chinese, ...texts.english]) expect(text.trim(), key).not.toBe('');
  });

  it('exist for every key that a screen uses', () => {
    const { whole, beginnings } = usedKeys();
    expect(whole.length).toBeGreaterThan(10);
    expect(whole.filter((key) => !chineseKeys.has(key))).toEqual([]);
    const starts = (beginning: string) => [...chineseKeys].some((key) => key.startsWith(beginning));
    expect(beginnings.filter((beginning) => !starts(beginning))).toEqual([]);
  });

  it('refuse two texts for one key', () => {
    expect(() => mergeWords({ a: { b: 'x' } }, { a: { b: 'y' } })).toThrow('a.b');
    expect(mergeWords({ a: { b: 'x' } }, { a: { c: 'y' } })).toEqual({ a: { b: 'x', c: 'y' } });
  });
});

describe('sentences of problems', () => {
  const sentences = [...texts.chinese].filter(([key]) => key.startsWith('problem.'));

  it.each(sentences)('%s', (_, template) => {
    const sentence = template.replace(/\{\{\w+\}\}/g, '12');
    expect([...sentence].length).toBeLessThanOrEqual(SENTENCE_MAX);
    // A clerk types it as it stands there: it is no foreign word.
    expect(sentence.replace('https', '')).not.toMatch(/[!！]|错误代码|[A-Za-z]{3,}/);
  });
});
