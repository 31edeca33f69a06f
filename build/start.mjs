// `npm start`: installs, builds, and opens the station app: as a desktop program, or in the browser where that cannot be.
// `npm start -- --browser` goes to the browser at once. PORT sets the browser's port.
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';

const DEFAULT_PORT = 5180;

/** A shell that ends sooner than this by itself, and not in order, could not start here. */
const START_LIMIT_MS = 15_000;

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureInstalled();
const { ensureBuilt } = await import('./bundle.mjs');
ensureBuilt();

const whyNot = process.argv.includes('--browser') ? 'as asked' : await openDesktop();
if (whyNot) await openBrowser(whyNot);

/** Opens Electron and waits for its end; says why where it could not be opened. */
async function openDesktop() {
  const { electronProgram } = await import('./electron.mjs');
  const { path, why } = await electronProgram();
  if (why) return why;
  // Chromium refuses to run as root inside its sandbox. Nothing but our own files is ever shown in it.
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  if (asRoot) console.log('Running as root: Chromium’s own sandbox is off.');
  const begun = Date.now();
  const { code, signal } = await ended(spawn(path, asRoot ? ['--no-sandbox', '.'] : ['.'], { stdio: 'inherit' }));
  if (code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM' && Date.now() - begun < START_LIMIT_MS) {
    return 'Electron could not start here';
  }
  process.exitCode = code ?? 1;
  return undefined;
}

/** The same signal that ends this ends the shell, also where it was sent to this process alone. */
function ended(child) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 1, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

async function openBrowser(why) {
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    console.error(`PORT is ${process.env.PORT}, which is no port number.`);
    process.exit(1);
  }
  const { openToBrowser } = await import(pathToFileURL('out/main/browser.js').href);
  try {
    const origin = await openToBrowser(port);
    console.log(`In the browser (${why}): open ${origin} — Ctrl C ends it.`);
  } catch (error) {
    await sayWhyNot(error, port);
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}

async function sayWhyNot(error, port) {
  const origin = `http://127.0.0.1:${port}`;
  if (error.code === 'EADDRINUSE' && (await isOurs(origin))) {
    console.log(`It is already open: ${origin}`);
    process.exit(0);
  }
  if (error.code === 'EADDRINUSE')
    console.error(`Another program uses port ${port}; choose another one: PORT=${port + 1} npm start`);
  else if (error.code === 'EACCES')
    console.error(`Port ${port} may not be used here; choose another one: PORT=${DEFAULT_PORT} npm start`);
  else console.error(error);
  process.exit(1);
}

async function isOurs(origin) {
  try {
    const answer = await fetch(`${origin}/host/info`, {
      headers: { 'x-xiangyue': 'page' },
      signal: AbortSignal.timeout(5_000),
    });
    return (await answer.json()).shell === 'browser';
  } catch {
    return false;
  }
}
