import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PAGE_HEADERS } from '../../shared/host/client.ts';
import { hostInfo } from '../../shared/host/contract.ts';
import { type HostAtWork, WAYS } from '../testing/hosts.ts';
import { SECURITY_HEADERS } from './policy.ts';

describe.each(WAYS)('the host %s', (_, start) => {
  let host: HostAtWork;
  beforeEach(async () => {
    host = await start();
  });
  afterEach(() => host.close());

  test('serves the page at its root and at the address of any thing', async () => {
    for (const path of ['/', '/index.html', '/affair/01J0000000000000000000000A', '/people?q=wang']) {
      const answer = await host.ask(path, { headers: {} });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await answer.text()).toContain('乡约');
    }
  });

  test('serves what the build named by its content for good, and the page itself never from a cache', async () => {
    const script = await host.ask('/assets/index-a1b2.js', { headers: {} });
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await host.ask('/', { headers: {} })).headers.get('cache-control')).toBe('no-cache');
  });

  test('answers a missing script with 404, not with the page', async () => {
    expect((await host.ask('/assets/index-old.js', { headers: {} })).status).toBe(404);
  });

  test('serves what was built anew while it runs', async () => {
    expect((await host.ask('/assets/index-c3d4.js', { headers: {} })).status).toBe(404);
    await writeFile(join(host.folder, 'renderer', 'assets', 'index-c3d4.js'), 'export {};');
    expect((await host.ask('/assets/index-c3d4.js', { headers: {} })).status).toBe(200);
  });

  test.each([
    '/../data/county.json',
    '/..%2f..%2fdata%2fcounty.json',
    '/%2e%2e/data/county.json',
    '/assets/..%5c..%5cdata%5ccounty.json',
  ])('gives out nothing beside the page: %s', async (path) => {
    await mkdir(join(host.folder, 'data'), { recursive: true });
    await writeFile(join(host.folder, 'data', 'county.json'), '{"password":"x"}');
    const answer = await host.ask(path, { headers: {} });
    expect(answer.status).toBe(404);
  });

  test('takes nothing at the page’s addresses but reading', async () => {
    expect((await host.ask('/', { method: 'POST', body: 'x' })).status).toBe(405);
    expect(await (await host.ask('/', { method: 'HEAD' })).text()).toBe('');
  });

  test('says what it is', async () => {
    const info = hostInfo.parse(await (await host.ask('/host/info')).json());
    expect(info).toEqual({ shell: 'browser', version: '1.2.3', secrets: 'file' });
  });

  test('says the same security policy with every answer', async () => {
    for (const path of ['/', '/assets/index-a1b2.js', '/missing.js', '/host/info', '/host/nothing', '/county/']) {
      const { headers } = await host.ask(path);
      expect(Object.fromEntries(Object.keys(SECURITY_HEADERS).map((name) => [name, headers.get(name)]))).toEqual(
        SECURITY_HEADERS,
      );
    }
  });

  test.each<[string, Record<string, string>]>([
    ['the page’s header is missing', {}],
    ['the page’s header is another', { 'x-xiangyue': 'other' }],
    ['it comes from another origin', { ...PAGE_HEADERS, origin: 'https://evil.example' }],
    ['it comes from a page without an origin', { ...PAGE_HEADERS, origin: 'null' }],
    ['the browser says it comes from another site', { ...PAGE_HEADERS, 'sec-fetch-site': 'cross-site' }],
    ['the browser says it comes from another port', { ...PAGE_HEADERS, 'sec-fetch-site': 'same-site' }],
  ])('refuses what is not from its own page: %s', async (_why, headers) => {
    for (const path of ['/host/info', '/host/county', '/county/']) {
      const answer = await host.ask(path, { headers });
      expect(answer.status).toBe(403);
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('takes what its own page says of itself', async () => {
    const headers = { ...PAGE_HEADERS, origin: host.origin };
    expect((await host.ask('/host/info', { headers })).status).toBe(200);
  });

  test('gives no other page the permission to send the page’s header', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-headers': 'x-xiangyue' };
    const answer = await host.ask('/host/county', { method: 'OPTIONS', headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-headers')).toBe(null);
  });

  test('knows no other addresses of its own', async () => {
    expect((await host.ask('/host/county/password')).status).toBe(404);
    expect((await host.ask('/host/info', { method: 'POST' })).status).toBe(405);
  });
});
