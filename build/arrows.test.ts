import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = await mkdtemp(join(tmpdir(), 'xiangyue-arrows-'));
await writeRules();
afterAll(() => rm(folder, { recursive: true }));

/** The project's own rules, without what ties them to its git directory. */
async function writeRules(): Promise<void> {
  const rules: object = JSON.parse(await readFile('biome.json', 'utf8'));
  await writeFile(join(folder, 'biome.json'), JSON.stringify({ ...rules, vcs: undefined, $schema: undefined }));
}

/** Whether the lint rules take `code` as the content of the file at `path`. */
async function isTaken(path: string, code: string): Promise<boolean> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
  const report = await lint(path);
  const rules = report.diagnostics.map(({ category }) => category);
  expect(report.summary.errors).toBe(rules.length);
  for (const rule of rules) expect(rule).toMatch(/^lint\/style\/noRestricted(Imports|Globals)$/);
  return rules.length === 0;
}

function lint(path: string): Promise<{ summary: { errors: number }; diagnostics: { category: string }[] }> {
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const only = ['--only=style/noRestrictedImports', '--only=style/noRestrictedGlobals'];
  return new Promise((done) => {
    execFile(process.execPath, [biome, 'lint', '--reporter=json', ...only, path], { cwd: folder }, (_, report) =>
      done(JSON.parse(report)),
    );
  });
}

describe('arrows between the parts that must not be drawn', () => {
  test.each([
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
  ])('%s to %s', async (path, imported) => {
    expect(await isTaken(path, `import '${imported}';\n`)).toBe(false);
  });

  test.each([
    ['a type', "import type { Station } from '../store/station.ts';\nexport type S = Station;\n"],
    ['passed on', "export * from '../store/station.ts';\n"],
    ['later', "export const station = () => import('../store/station.ts');\n"],
  ])('in whatever form: %s', async (_form, code) => {
    expect(await isTaken('shared/domain/a.ts', code)).toBe(false);
  });
});

describe('packages that do not run anywhere', () => {
  test.each([
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
    ['shared/sync/a.ts', 'pouchdb-core'],
    ['shared/host/a.ts', 'electron'],
    ['shared/workbook/a.ts', 'node:zlib'],
    ['renderer/a.tsx', 'electron'],
    ['renderer/a.tsx', 'electron/renderer'],
    ['renderer/a.tsx', 'node:fs'],
    ['sync-server/a.ts', 'electron'],
  ])('%s: %s', async (path, imported) => {
    expect(await isTaken(path, `import '${imported}';\n`)).toBe(false);
  });
});

describe('names that only a browser or only Node has', () => {
  test.each([
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
  ])('%s: %s', async (path, use) => {
    expect(await isTaken(path, `export const used = ${use};\n`)).toBe(false);
  });
});

describe('what is as it should be', () => {
  test.each([
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
  ])('%s', async (path, imported) => {
    const code = imported.map((name) => `import '${name}';\n`).join('');
    expect(await isTaken(path, code)).toBe(true);
  });

  test('a parameter or a local that is called like one of the forbidden names', async () => {
    const code = 'export function ask(fetch: () => void): void {\n  fetch();\n}\n';
    expect(await isTaken('shared/sync/a.ts', code)).toBe(true);
  });
});
