import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasDisplay } from './electron.mjs';

let folder: string;
const started: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-start-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** `npm start` without a terminal, as a script or a service would run it; `said` is all that it has written. */
function start(port: number | string, ...words: string[]) {
  const child = spawn(process.execPath, ['build/start.mjs', ...words], {
    env: { ...process.env, PORT: String(port), XIANGYUE_HOME: folder, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const run = { child, said: '', ended: once(child, 'close').then(([code]) => code as number | null) };
  child.stdout.on('data', (text) => {
    run.said += text;
  });
  child.stderr.on('data', (text) => {
    run.said += text;
  });
  return run;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function says(run: { said: string }, words: string): Promise<void> {
  await expect.poll(() => run.said, { timeout: 50_000 }).toContain(words);
}

describe('npm start in the browser', () => {
  test('says in one line where it is, serves the app, and ends when told to', async () => {
    const port = await freePort();
    const run = start(port, '--browser');
    await says(run, `open http://127.0.0.1:${port}`);
    const page = await fetch(`http://127.0.0.1:${port}/people`);
    expect(await page.text()).toContain('<div id="root">');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  });

  test('started twice says that it is open already', async () => {
    const port = await freePort();
    await says(start(port, '--browser'), 'open http://');
    const second = start(port, '--browser');
    expect(await second.ended).toBe(0);
    expect(second.said).toContain(`already open: http://127.0.0.1:${port}`);
  });

  test('leaves a port that another program uses', async () => {
    const other = createServer((_, response) => response.end('<h1>another program</h1>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = start(port, '--browser');
    expect(await run.ended).toBe(1);
    expect(run.said).toContain(`Another program uses port ${port}`);
    other.close();
  });

  test.each(['http', '0', '70000', '80.5'])('takes no port that is none: %s', async (port) => {
    const run = start(port, '--browser');
    expect(await run.ended).toBe(1);
    expect(run.said).toContain(`PORT is ${port}`);
  });
});

test.runIf(process.platform === 'linux')('without a display npm start goes to the browser, and says why', async () => {
  const port = await freePort();
  const run = start(port);
  await says(run, 'there is no display');
  await says(run, `open http://127.0.0.1:${port}`);
});

test('a display is what the system says it is', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
});
