// Finds a Chromium for the tests, or installs one, and says what it did.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_PATHS = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/** 180 MB over 1 Mbit/s; a line slower than that had better bring its own Chromium. */
const DOWNLOAD_LIMIT_MS = 25 * 60_000;

export const INSTRUCTIONS = [
  'No Chromium was found, and none could be installed. The browser tests need one. Do one of these, then run again:',
  '  - set CHROMIUM_PATH to a Chromium, Chrome or Edge program;',
  '  - install one from your system (Debian and Ubuntu: apt-get install chromium fonts-noto-cjk);',
  '  - npx playwright-core install chromium',
].join('\n');

/** Where a Chromium of this system may stand, the likeliest first. */
export function places(platform, env) {
  if (platform === 'darwin') return MAC_PATHS;
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((root) => WINDOWS_PATHS.map((path) => join(root, path)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The first Chromium at hand as `{ path, from }`; undefined where there is none. A wrong CHROMIUM_PATH is an error. */
export async function findChromium({ platform = process.platform, env = process.env, isProgram = mayRun } = {}) {
  if (env.CHROMIUM_PATH) {
    if (isProgram(env.CHROMIUM_PATH)) return { path: env.CHROMIUM_PATH, from: 'CHROMIUM_PATH' };
    throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, and there is no such program.`);
  }
  const path = places(platform, env).find(isProgram);
  if (path) return { path, from: 'this system' };
  const downloaded = await playwrightsOwn();
  return downloaded && isProgram(downloaded) ? { path: downloaded, from: 'Playwright' } : undefined;
}

/** As `findChromium`, but installs one where there is none: Playwright's download first, then the Debian package. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  for (const [name, install] of [
    ['Playwright’s Chromium', downloadPlaywrights],
    ['the Debian package chromium', installDebianPackage],
  ]) {
    console.log(`No Chromium on this machine; installing ${name} …`);
    if (!install()) {
      console.log(`${name}: could not be installed.`);
      continue;
    }
    const installed = await findChromium();
    if (installed && runs(installed.path)) return installed;
  }
  throw new Error(INSTRUCTIONS);
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

function downloadPlaywrights() {
  return succeeds(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
}

function installDebianPackage() {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...words) => {
    const [program, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words];
    return succeeds(program, rest);
  };
  // Chinese letters on a bare server are boxes without the fonts, and screens are judged by their pictures.
  return apt('update') && apt('install', '-y', 'chromium', 'fonts-noto-cjk');
}

/** A downloaded Chromium lacks, on a bare Linux, the libraries that a packaged one brings along. */
function runs(path) {
  return process.platform !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function succeeds(program, words) {
  const run = spawnSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'], timeout: DOWNLOAD_LIMIT_MS });
  return run.status === 0;
}

function mayRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
