// Builds the app where its sources are not those of the last build: `node build/bundle.mjs`, or by import.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const TEST = /\.test\.tsx?$/;
const STAMP = 'out/built-from';
const LOCK = 'out/building';
const LOCK_WAIT_MS = 200;

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

/** Builds `out/` unless somebody else just has; false where the build fails, which has then said why. */
export function build() {
  return alone(() => isBuilt() || buildNow());
}

function buildNow() {
  const sources = fingerprint(SOURCES);
  const words = ['build', '--logLevel', 'warn', '--ignoreConfigWarning'];
  const run = spawnSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (run.status !== 0) return false;
  writeFileSync(STAMP, sources);
  return true;
}

/** Two builds at once (a start, a test) would empty each other's folder: the second waits for the first. */
function alone(work) {
  mkdirSync('out', { recursive: true });
  while (!takeLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_WAIT_MS);
  try {
    return work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // A build that was killed has left its lock behind.
    if (!isAlive(readLock())) rmSync(LOCK, { force: true });
    return false;
  }
}

function readLock() {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch {
    return 0;
  }
}

/** A lock without a number is one being written at this moment, or being taken away: its owner lives. */
function isAlive(pid) {
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
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
