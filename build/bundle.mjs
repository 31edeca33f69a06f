// Builds the app where its sources are not those of the last build: `node build/bundle.mjs`, or by import.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const TEST = /\.test\.tsx?$/;
const STAMP = 'out/built-from';

/** Builds `out/` with electron-vite unless it is up to date; ends the process where the build fails. */
export function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building the app …');
  if (build()) return;
  console.error('The app could not be built: see above.');
  process.exit(1);
}

/** Whether `out/` was built from the sources as they are now. */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint(SOURCES);
}

/** Builds `out/`; false where the build fails, which has then said why. */
export function build() {
  const sources = fingerprint(SOURCES);
  const words = [
    'node_modules/electron-vite/bin/electron-vite.js',
    'build',
    '--logLevel',
    'warn',
    '--ignoreConfigWarning',
  ];
  const run = spawnSync(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) return false;
  writeFileSync(STAMP, sources);
  return true;
}

/** Changes with every change, addition and removal among the files; reads no contents, so it is quick. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesOf)) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !TEST.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt();
