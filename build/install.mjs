// Makes node_modules what package-lock.json says, and does nothing where it already is.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What npm writes after an install: the tree that it really put there. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * Whether every package of the lock file is installed in its version.
 * Contents are compared, not times: a checkout touches times. Optional packages are those of other platforms.
 */
export function isInstalled(lockFile = 'package-lock.json', installedFile = INSTALLED) {
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** As package.json's `engines` asks. */
const NODE_LEAST = [20, 19];

/** Whether a Node of this version can run what is here. */
export function isNewEnough(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return major > NODE_LEAST[0] || (major === NODE_LEAST[0] && minor >= NODE_LEAST[1]);
}

/** Installs where needed; npm's own words go to stderr, so that a program's stdout stays its own. */
export function ensureInstalled() {
  if (!isNewEnough()) {
    console.error(`Node ${NODE_LEAST.join('.')} or newer is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.error('Installing what package-lock.json lists (npm ci) …');
  // Under `npm start` npm says where it is; that is surer than a PATH, and needs no shell on Windows.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program, ...first] = npm;
  const run = spawnSync(program, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: npm.length === 1 && process.platform === 'win32',
  });
  if (run.status === 0) return;
  console.error('The packages could not be installed: see npm’s words above, then run the same command again.');
  process.exit(run.status ?? 1);
}
