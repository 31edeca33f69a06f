import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGE_HEADERS } from '../../shared/host/client.ts';
import { serve } from '../browser/server.ts';
import { connectionFile } from '../host/connection.ts';
import { createHost, type Host } from '../host/host.ts';
import { pagesIn } from '../host/pages.ts';
import { FILE_SECRETS } from '../host/secrets.ts';

/** A host with a small page, asked as its page asks it. */
export interface HostAtWork {
  origin: string;
  folder: string;
  /** As the page's `fetch`, with the page's header unless others are given. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  failures: unknown[];
  close(): Promise<void>;
}

/** The two ways in which requests reach the host; what a test says of one holds for both. */
export const WAYS: [name: string, start: () => Promise<HostAtWork>][] = [
  ['as the desktop’s app:// protocol', desktop],
  ['as the browser’s HTTP server', browser],
];

async function desktop(): Promise<HostAtWork> {
  const { folder, failures, hostAt } = await prepare();
  const origin = 'app://xiangyue';
  const host = hostAt(origin);
  return {
    origin,
    folder,
    failures,
    ask: (path, init) => host(new Request(`${origin}${path}`, withPageHeaders(init))),
    close: () => rm(folder, { recursive: true }),
  };
}

async function browser(): Promise<HostAtWork> {
  const { folder, failures, hostAt } = await prepare();
  const { origin, server } = await serve(0, hostAt);
  return {
    origin,
    folder,
    failures,
    ask: (path, init) => fetch(`${origin}${path}`, { redirect: 'manual', ...withPageHeaders(init) }),
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function prepare() {
  const folder = await mkdtemp(join(tmpdir(), 'xiangyue-host-'));
  const built = join(folder, 'renderer');
  await mkdir(join(built, 'assets'), { recursive: true });
  await writeFile(join(built, 'index.html'), '<!doctype html><title>乡约</title>');
  await writeFile(join(built, 'assets', 'index-a1b2.js'), 'export {};');
  const pages = await pagesIn(built);
  const failures: unknown[] = [];
  const hostAt = (origin: string): Host =>
    createHost({
      origin,
      info: { shell: 'browser', version: '1.2.3', secrets: 'file' },
      pages,
      connections: connectionFile(join(folder, 'data'), FILE_SECRETS),
      fetch,
      onFailure: (error) => failures.push(error),
    });
  return { folder, failures, hostAt };
}

function withPageHeaders(init: RequestInit = {}): RequestInit {
  return { ...init, headers: init.headers ?? PAGE_HEADERS };
}
