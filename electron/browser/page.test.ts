import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionFile } from '../host/connection.ts';
import { createHost } from '../host/host.ts';
import { pagesIn } from '../host/pages.ts';
import { FILE_SECRETS } from '../host/secrets.ts';
import { CHROMIUM, ensureBuiltForTests } from '../testing/built.ts';
import { serve } from './server.ts';

let browser: Browser;
let folder: string;
const closers: (() => void)[] = [];
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-page-'));
});
afterAll(async () => {
  await browser.close();
  for (const close of closers) close();
  await rm(folder, { recursive: true });
});

/** Serves a folder of pages and opens it; `troubles` are its errors and what the security policy stopped. */
async function show(pagesFolder: string, path = '/'): Promise<{ page: Page; origin: string; troubles: string[] }> {
  const pages = await pagesIn(pagesFolder);
  const connections = connectionFile(join(folder, 'data'), FILE_SECRETS);
  const { origin, server } = await serve(0, (at) =>
    createHost({
      origin: at,
      info: { shell: 'browser', version: '1.2.3', secrets: 'file' },
      pages,
      connections,
      fetch,
      onFailure: (error) => console.error(error),
    }),
  );
  closers.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  await page.exposeFunction('noteViolation', (what: string) => troubles.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (globalThis as unknown as { noteViolation(what: string): void }).noteViolation(
        `${violatedDirective} ${blockedURI}`,
      );
    });
  });
  await page.goto(`${origin}${path}`);
  return { page, origin, troubles };
}

describe('the app as it is built', () => {
  test('shows itself at any of its addresses, and runs into no security policy', async () => {
    ensureBuiltForTests();
    const { page, troubles } = await show('out/renderer', '/people');
    await expect
      .poll(async () => [...troubles, await page.textContent('#root')].join(), { timeout: 20_000 })
      .not.toBe('');
    expect(troubles).toEqual([]);
    expect(await page.title()).toContain('乡约');
  });
});

describe('the security policy in a real browser', () => {
  let page: Page;
  let origin: string;
  beforeAll(async () => {
    const site = join(folder, 'site');
    await mkdir(join(site, 'assets'), { recursive: true });
    await writeFile(
      join(site, 'index.html'),
      '<!doctype html><script>window.inline = true</script><script type="module" src="/assets/a.js"></script>',
    );
    await writeFile(
      join(site, 'assets', 'a.js'),
      "try { new Function('return 1')(); window.loaded = 'made' } catch (error) { window.loaded = error.name }",
    );
    await writeFile(join(site, 'assets', 'later.js'), 'export const later = 42;');
    await writeFile(
      join(site, 'assets', 'worker.js'),
      "import('/assets/later.js').then(({ later }) => postMessage(later));",
    );
    ({ page, origin } = await show(site));
    await page.waitForFunction(() => 'loaded' in window);
  });

  test('runs no script that stands in the page', async () => {
    expect(await page.evaluate(() => 'inline' in window)).toBe(false);
  });

  test('makes no code of text', async () => {
    // What the test itself evaluates is exempt, so the page has tried and noted what came of it.
    expect(await page.evaluate(() => Reflect.get(window, 'loaded'))).toBe('EvalError');
  });

  test('loads parts later, in workers too', async () => {
    const later = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/assets/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = () => reject(new Error('no worker'));
        }),
    );
    expect(later).toBe(42);
  });

  test('takes styles that components write, and pictures from the database', async () => {
    const seen = await page.evaluate(async () => {
      const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) }';
      document.head.append(style);
      const picture = new Image();
      const dot = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>'], {
        type: 'image/svg+xml',
      });
      picture.src = URL.createObjectURL(dot);
      await picture.decode();
      return [getComputedStyle(document.body).color, picture.naturalWidth];
    });
    expect(seen).toEqual(['rgb(1, 2, 3)', 3]);
  });

  test('sends nothing elsewhere', async () => {
    const stopped = await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective), {
            once: true,
          });
          fetch('http://127.0.0.1:9/').catch(() => undefined);
        }),
    );
    expect(stopped).toBe('connect-src');
  });

  test('lets no other page read or change anything of the host', async () => {
    const other = await browser.newPage();
    // A page of another origin in the same browser: another port on this computer.
    const { server, origin: elsewhere } = await serve(
      0,
      () => async () =>
        new Response('<!doctype html>', {
          headers: { 'content-type': 'text/html' },
        }),
    );
    closers.push(
      () => server.close(),
      () => server.closeAllConnections(),
    );
    await other.goto(elsewhere);
    const attempts = await other.evaluate(async (target) => {
      const attempt = (init: RequestInit): Promise<string> =>
        fetch(`${target}/host/county`, init).then(
          (answer) => `${answer.type} ${answer.status}`,
          () => 'refused',
        );
      return [
        await attempt({}),
        await attempt({ headers: { 'x-xiangyue': 'page' } }),
        await attempt({ method: 'DELETE', headers: { 'x-xiangyue': 'page' } }),
        await attempt({ mode: 'no-cors' }),
      ];
    }, origin);
    expect(attempts).toEqual(['refused', 'refused', 'refused', 'refused']);
    await other.close();
  });

  test('brings a clerk who types localhost to where the data is', async () => {
    const typed = await browser.newPage();
    await typed.goto(origin.replace('127.0.0.1', 'localhost'));
    expect(new URL(typed.url()).origin).toBe(origin);
    await typed.close();
  });
});
