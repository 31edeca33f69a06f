// Finds out whether the desktop shell can be opened here, fetching Electron's program where it is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** 110 MB over 8 Mbit/s, with room. Later, `npm start` goes on in the browser. */
const DOWNLOAD_LIMIT_MS = 4 * 60_000;

/** A host that says nothing for this long will not send 110 MB either. */
const KNOCK_LIMIT_MS = 8_000;

const RELEASES = 'https://github.com/electron/electron/releases/download/';

/** The program as `{ path }`, or `{ why }` there is none, as half a sentence. */
export async function electronProgram(env = process.env) {
  if (!hasDisplay(env)) return { why: 'there is no display' };
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  if (!installedIn(folder)) {
    const server = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? RELEASES;
    if (!(await answers(server)))
      return { why: `Electron’s program is not here and ${hostOf(server)} cannot be reached` };
    console.log('Fetching Electron’s program (about 110 MB, once) …');
    spawnSync(process.execPath, [join(folder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: DOWNLOAD_LIMIT_MS,
    });
  }
  const path = installedIn(folder);
  return path ? { path } : { why: 'Electron’s program could not be fetched' };
}

/** Windows and macOS always have one where programs run at all. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The program that Electron's own installer has put there, undefined where it has not. */
export function installedIn(folder, override = process.env.ELECTRON_OVERRIDE_DIST_PATH) {
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return undefined;
  const path = join(override ?? join(folder, 'dist'), readFileSync(named, 'utf8'));
  return existsSync(path) ? path : undefined;
}

async function answers(address) {
  try {
    await fetch(new URL(address).origin, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(KNOCK_LIMIT_MS),
    });
    return true;
  } catch {
    return false;
  }
}

function hostOf(address) {
  return URL.canParse(address) ? new URL(address).host : address;
}
