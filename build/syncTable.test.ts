import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

/** The ids of the specification, in its order. */
const RULES = [
  ...['S1', 'S2', 'S3', 'S4', 'S5', 'S6'],
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
  ...['U1', 'U2', 'U3', 'U4', 'U5', 'U6'],
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'K1'],
  ...['R1', 'R2', 'R3', 'R4', 'R5', 'V1', 'V2', 'V3'],
  ...['T1', 'T2', 'T3', 'T4'],
];

/** What breaks replications off the shelf, and what else sync must survive. */
const FAULTS = [
  'a remote write while the long poll is failing',
  'a document deleted at the county',
  'a forbidden document among others',
  'a document with a file attached',
  'a county behind what it had acknowledged',
  'a pause while a long poll is held',
  'a refused document that nobody touches',
  'kill during push',
  'kill during pull',
  'kill during import',
  'kill during migration',
  'county restored from last week’s backup',
  'county rebuilt empty',
  'offline for 100 days',
  'device restored from a backup',
  'the same household on two devices, a week offline',
  'clock at 1970',
  'clock at 2099',
  'captive portal',
  'proxy that cuts bodies at 64 KB',
  '413 at 1 MB',
  'validator that got stricter',
  'forged branch of a fact',
  'disk full in the middle of a pull',
];

interface Row {
  what: string;
  file: string;
  words: string;
}

/** The rows of the table under a heading of docs/sync.md: what is shown, and each test as the file and words of its title. */
async function rowsUnder(heading: string): Promise<Row[]> {
  const page = await readFile('docs/sync.md', 'utf8');
  const [, after = ''] = page.split(`## ${heading}\n`);
  const [table = ''] = after.split('\n## ');
  return table.split('\n').flatMap((line) => {
    const [, what = '', tests] = /^\| (.+?) +\| (`.*?) *\|$/.exec(line) ?? [];
    return (tests?.split('; ') ?? []).map((one) => {
      const [, file = '', words = ''] = /^`([^`]+)`: (.+)$/.exec(one) ?? [];
      return { what, file, words };
    });
  });
}

describe.each([
  ['Rules and the tests that show them', RULES],
  ['Faults and the tests that show them', FAULTS],
])('%s', (heading, all) => {
  test('all are there, each with a test', async () => {
    const shown = new Set((await rowsUnder(heading)).map(({ what }) => what));
    expect(all.filter((what) => !shown.has(what))).toEqual([]);
  });

  test('every test that is named is there', async () => {
    for (const { what, file, words } of await rowsUnder(heading)) {
      const source = await readFile(file, 'utf8').catch(() => '');
      expect([what, file, words, words !== '' && source.includes(words)]).toEqual([what, file, words, true]);
    }
  });
});
