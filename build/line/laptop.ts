import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { serve } from '../../electron/browser/server.ts';
import { connectionFile } from '../../electron/host/connection.ts';
import { createHost } from '../../electron/host/host.ts';
import { pagesIn } from '../../electron/host/pages.ts';
import { FILE_SECRETS } from '../../electron/host/secrets.ts';

const BUILT = join(import.meta.dirname, '../../out/renderer');

/** What the page said to nobody in particular, and what it failed to catch. */
export interface Complaints {
  errors: string[];
}

/** A laptop of its own: a browser profile on disk, the production build, and the host behind it. */
export interface Laptop extends Complaints {
  page: Page;
  origin: string;
  close(): Promise<void>;
}

/** The app as it is built, with a host of its own that keeps its secrets in a folder. */
export interface ServedApp {
  origin: string;
  close(): void;
}

/** @throws where the app was not built; `npm test` builds it first */
export async function serveApp(folder: string, onFailure: (error: unknown) => void): Promise<ServedApp> {
  const pages = await pagesIn(BUILT);
  const { origin, server } = await serve(0, (at) => {
    return createHost({
      origin: at,
      info: { shell: 'browser', version: '0.0.0', secrets: FILE_SECRETS.kind },
      pages,
      connections: connectionFile(join(folder, 'host'), FILE_SECRETS),
      fetch,
      onFailure,
    });
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, close };
}

export async function startLaptop(): Promise<Laptop> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangyue-laptop-'));
  const errors: string[] = [];
  const { origin, close } = await serveApp(folder, (error) => errors.push(String(error)));
  const context = await openBrowser(folder);
  return {
    page: await openPage(context, origin, errors),
    origin,
    errors,
    async close() {
      await context.close();
      close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function openBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
}

async function openPage(context: BrowserContext, origin: string, errors: string[]): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Chromium reports every 404 of its own accord, also the county's answer that it does not know this device yet.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  await page.goto(origin);
  return page;
}
