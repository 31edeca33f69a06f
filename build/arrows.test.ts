import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A file that is not there, as a part of the project might come to have it. */
interface Sample {
  path: string;
  code: string;
}

/** Imports across the arrows: from a file, of a file. */
const ARROWS: [path: string, imported: string][] = [
  ['shared/domain/roster/a.ts', '../../store/station.ts'],
  ['shared/domain/roster/a.ts', '../../sync/sync.ts'],
  ['shared/domain/roster/a.ts', '../../host/contract.ts'],
  ['shared/domain/roster/a.ts', '../../workbook/read.ts'],
  ['shared/domain/roster/a.ts', '../../../electron/host/keep.ts'],
  ['shared/domain/roster/a.ts', '../../../renderer/app/App.tsx'],
  ['shared/store/a.ts', '../sync/sync.ts'],
  ['shared/store/a.ts', '../host/client.ts'],
  ['shared/store/a.ts', '../../sync-server/county.ts'],
  ['shared/sync/a.ts', '../host/client.ts'],
  ['shared/sync/a.ts', '../../renderer/app/App.tsx'],
  ['shared/sync/a.ts', '../../build/run.mjs'],
  ['shared/host/a.ts', '../store/station.ts'],
  ['shared/host/a.ts', '../../electron/main.ts'],
  ['shared/workbook/a.ts', '../store/station.ts'],
  ['renderer/today/a.tsx', '../../electron/host/keep.ts'],
  ['renderer/today/a.tsx', '../../sync-server/county.ts'],
  ['electron/a.ts', '../renderer/app/App.tsx'],
  ['electron/host/a.ts', '../../sync-server/county.ts'],
  ['sync-server/a.ts', '../electron/host/keep.ts'],
  ['sync-server/a.ts', '../renderer/app/App.tsx'],
  ['shared/sync/a.ts', './testing/modelCounty.ts'],
  ['shared/sync/a.ts', './simulation/disk.ts'],
  ['renderer/today/a.tsx', '../testing/page.ts'],
];

/** The same in other forms than an import of values. */
const FORMS: [form: string, code: string][] = [
  ['a type', "import type { Station } from '../store/station.ts';\nexport type S = Station;\n"],
  ['passed on', "export * from '../store/station.ts';\n"],
  ['later', "export const station = () => import('../store/station.ts');\n"],
];

/** Packages that do not run anywhere. */
const PACKAGES: [path: string, imported: string][] = [
  ['shared/domain/a.ts', 'electron'],
  ['shared/domain/a.ts', 'node:fs'],
  ['shared/domain/a.ts', 'fs/promises'],
  ['shared/domain/a.ts', 'react'],
  ['shared/domain/a.ts', 'rxdb'],
  ['shared/domain/a.ts', 'rxdb/plugins/storage-dexie'],
  ['shared/domain/a.ts', 'dexie'],
  ['shared/domain/a.ts', 'rxjs'],
  ['shared/domain/a.ts', 'a-package-of-tomorrow'],
  ['shared/store/a.ts', 'node:crypto'],
  ['shared/store/a.ts', 'electron/main'],
  ['shared/store/a.ts', 'react'],
  ['shared/sync/a.ts', 'node:zlib'],
  ['shared/sync/a.ts', 'electron'],
  ['shared/sync/a.ts', 'pouchdb-adapter-idb'],
  ['shared/host/a.ts', 'electron'],
  ['shared/workbook/a.ts', 'node:zlib'],
  ['renderer/a.tsx', 'electron'],
  ['renderer/a.tsx', 'electron/renderer'],
  ['renderer/a.tsx', 'node:fs'],
  ['sync-server/a.ts', 'electron'],
];

/** Names that only a browser or only Node has. */
const NAMES: [path: string, use: string][] = [
  ['shared/domain/a.ts', 'document.title'],
  ['shared/domain/a.ts', 'localStorage.length'],
  ['shared/domain/a.ts', 'process.env'],
  ['shared/store/a.ts', 'indexedDB.databases()'],
  ['shared/store/a.ts', 'Buffer.from([])'],
  ['shared/sync/a.ts', 'fetch("/county/")'],
  ['shared/sync/a.ts', 'navigator.onLine'],
  ['shared/sync/a.ts', 'require("zlib")'],
  ['shared/host/a.ts', 'window.name'],
  ['shared/workbook/a.ts', 'new Worker("a.js")'],
];

const RIGHT: [path: string, imported: string[]][] = [
  ['shared/domain/roster/a.ts', ['zod', '../document.ts', './person.ts', '@noble/hashes/sha2.js']],
  ['shared/store/a.ts', ['../domain/kinds.ts', 'rxdb', 'rxdb/plugins/storage-dexie', 'dexie', './station.ts']],
  ['shared/sync/a.ts', ['../store/station.ts', '../domain/kinds.ts', 'fflate', 'rxjs']],
  ['shared/host/a.ts', ['../domain/document.ts', 'zod']],
  ['shared/workbook/a.ts', ['../domain/result.ts', 'fflate']],
  [
    'renderer/today/a.tsx',
    ['react', '../../shared/domain/kinds.ts', '../../shared/host/client.ts', '../../shared/workbook/read.ts'],
  ],
  ['electron/a.ts', ['electron', 'node:fs', '../shared/host/contract.ts']],
  ['sync-server/a.ts', ['node:fs', 'express', '../shared/domain/kinds.ts']],
  ['build/bench/a.ts', ['../../shared/store/station.ts', '../../sync-server/county.ts', 'node:fs']],
  // Tests may look from outside: a contract suite runs against every county there is.
  ['shared/sync/a.test.ts', ['../../sync-server/county.ts', 'node:fs', './testing/modelCounty.ts']],
  ['shared/store/testing/a.ts', ['fake-indexeddb']],
  ['shared/sync/simulation/a.ts', ['fake-indexeddb', '../testing/modelCounty.ts']],
];

const LOCAL_NAME: Sample = {
  path: 'shared/sync/a.ts',
  code: 'export function ask(fetch: () => void): void {\n  fetch();\n}\n',
};

const importOf = (path: string, ...imported: string[]): Sample => ({
  path,
  code: imported.map((name) => `import '${name}';\n`).join(''),
});

const refused: [name: string, sample: Sample][] = [
  ...ARROWS.map(([path, imported]): [string, Sample] => [`${path} to ${imported}`, importOf(path, imported)]),
  ...FORMS.map(([form, code]): [string, Sample] => [`in whatever form: ${form}`, { path: 'shared/domain/a.ts', code }]),
  ...PACKAGES.map(([path, imported]): [string, Sample] => [`${path}: ${imported}`, importOf(path, imported)]),
  ...NAMES.map(([path, use]): [string, Sample] => [`${path}: ${use}`, { path, code: `export const used = ${use};\n` }]),
];
const taken: [name: string, sample: Sample][] = [
  ...RIGHT.map(([path, imported]): [string, Sample] => [path, importOf(path, ...imported)]),
  ['a parameter that is called like one of the forbidden names', LOCAL_NAME],
];

let folder: string;
let complaints: Map<string, string[]>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-arrows-'));
  // The project's own rules, without what ties them to its git directory.
  const rules: object = JSON.parse(await readFile('biome.json', 'utf8'));
  await writeFile(join(folder, 'biome.json'), JSON.stringify({ ...rules, vcs: undefined, $schema: undefined }));
  for (const [name, sample] of [...refused, ...taken]) await put(fileOf(name, sample), sample.code);
  complaints = lint();
});
afterAll(() => rm(folder, { recursive: true }));

async function put(path: string, code: string): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
}

/** A place of its own beside where the sample says, so that all can be looked at in one run. */
function fileOf(name: string, { path }: Sample): string {
  const index = [...refused, ...taken].findIndex(([other]) => other === name);
  return path.replace(/\ba\./, `a${index}.`);
}

/** Which rules complained, by file. */
function lint(): Map<string, string[]> {
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const words = ['lint', '--reporter=json', '--max-diagnostics=none'];
  const only = ['--only=style/noRestrictedImports', '--only=style/noRestrictedGlobals'];
  const found = new Map<string, string[]>();
  for (const { category, location } of report(process.execPath, [biome, ...words, ...only, '.'])) {
    found.set(location.path, [...(found.get(location.path) ?? []), category]);
  }
  return found;
}

function report(program: string, words: string[]): { category: string; location: { path: string } }[] {
  try {
    return JSON.parse(execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).diagnostics;
  } catch (error) {
    // It ends with 1 where it complains, which is what it is for here.
    return JSON.parse((error as { stdout: string }).stdout).diagnostics;
  }
}

describe('is refused', () => {
  test.each(refused)('%s', (name, sample) => {
    const rules = complaints.get(fileOf(name, sample)) ?? [];
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(rule).toMatch(/^lint\/style\/noRestricted(Imports|Globals)$/);
  });
});

describe('is taken', () => {
  test.each(taken)('%s', (name, sample) => {
    expect(complaints.get(fileOf(name, sample))).toBe(undefined);
  });
});
