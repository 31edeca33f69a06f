import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** The rows of the table of rules: the rule, and each test as the file and words of its title. */
async function rows(): Promise<{ rule: string; file: string; words: string }[]> {
  const page = await readFile('docs/sync.md', 'utf8');
  const [, table = ''] = page.split('## Rules and the tests that show them');
  return table.split('\n').flatMap((line) => {
    const [, rule, tests] = /^\| ([A-Z]\d) +\| (.*?) +\|$/.exec(line) ?? [];
    return (tests?.split('; ') ?? []).map((one) => {
      const [, file = '', words = ''] = /^`([^`]+)`: (.+)$/.exec(one) ?? [];
      return { rule: rule ?? '', file, words };
    });
  });
}

test('every test in the table of rules of docs/sync.md is there', async () => {
  const all = await rows();
  expect(all.length).toBeGreaterThan(50);
  for (const { rule, file, words } of all) {
    const source = await readFile(file, 'utf8').catch(() => '');
    expect([rule, file, words, source.includes(words)]).toEqual([rule, file, words, true]);
  }
});
