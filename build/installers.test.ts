import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build as buildApp, isBuilt } from './bundle.mjs';
import configuration from './electron-builder.mjs';

/** As Electron's own program has it: a mark, a version, the number of fuses, and each as `1` or `0`. */
const FUSES_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES_OF_ELECTRON_45 = '101100011';

/** What the packager makes of a stand-in for Electron's own files; the real ones are 250 MB and not on every machine. */
let packed: string;
let folder: string;
beforeAll(async () => {
  if (!isBuilt() && !buildApp()) throw new Error('the app could not be built: see above');
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-dist-'));
  packed = join(folder, 'dist', 'linux-unpacked');
  await pack({});
});
afterAll(() => rm(folder, { recursive: true }));

async function pack(changes: Configuration): Promise<void> {
  // The packager writes into what it is given.
  const config = structuredClone<Configuration>(configuration);
  await build({
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: {
      ...config,
      ...changes,
      electronDist: await standIn(),
      directories: { ...config.directories, output: join(folder, 'dist') },
    },
  });
}

async function standIn(): Promise<string> {
  const electron = join(folder, 'electron');
  await mkdir(join(electron, 'resources'), { recursive: true });
  await mkdir(join(electron, 'locales'), { recursive: true });
  for (const language of ['zh-CN', 'en-US', 'fr']) await writeFile(join(electron, 'locales', `${language}.pak`), '');
  await writeFile(join(electron, 'LICENSE'), 'MIT');
  await writeFile(join(electron, 'electron'), `…${FUSES_MARK}\u0001\u0009${FUSES_OF_ELECTRON_45}…`);
  await chmod(join(electron, 'electron'), 0o755);
  return electron;
}

test('carries the built app and nothing else', async () => {
  const files = Object.keys(await archived());
  expect(files).toEqual(['out', 'package.json']);
  const { out } = await archived();
  expect(Object.keys(out?.files ?? {}).sort()).toEqual(['main', 'renderer']);
  expect(Object.keys(out?.files?.main?.files ?? {})).toContain('main.js');
  expect(Object.keys(out?.files?.main?.files ?? {})).not.toContain('browser.js');
  expect(Object.keys(out?.files?.renderer?.files ?? {})).toContain('index.html');
  expect(await readdir(join(packed, 'resources'))).toEqual(['app.asar']);
});

test('has every fuse as the configuration says', async () => {
  const program = (await readFile(join(packed, 'xiangyue'))).toString('latin1');
  const at = program.indexOf(FUSES_MARK) + FUSES_MARK.length + 2;
  // Run as Node, cookie encryption, NODE_OPTIONS, inspector, checked archive, archive only, own snapshot, file:// rights.
  expect(program.slice(at, at + 8)).toBe('00001100');
});

test('brings the words of Chromium in Chinese and English only', async () => {
  expect((await readdir(join(packed, 'locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
});

test('is held to what the packager knows', async () => {
  // A misspelt setting would otherwise be a fuse that is silently not set.
  await expect(pack({ electronFuse: {} } as Configuration)).rejects.toThrow(/electronFuse/);
});

interface ArchiveEntry {
  files?: Record<string, ArchiveEntry>;
}

/** The table of contents of `app.asar`: a JSON text after four 32-bit numbers, the last of which is its length. */
async function archived(): Promise<Record<string, ArchiveEntry>> {
  const archive = await readFile(join(packed, 'resources', 'app.asar'));
  return JSON.parse(archive.subarray(16, 16 + archive.readUInt32LE(12)).toString('utf8')).files;
}
