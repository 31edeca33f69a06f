import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostClient, PAGE_HEADERS } from '../../shared/host/client.ts';
import type { CountySignIn } from '../../shared/host/contract.ts';
import { type FakeCounty, fakeCounty, type Mood, PASSWORD, STATION, USER } from '../testing/fake-county.ts';
import { type HostAtWork, WAYS } from '../testing/hosts.ts';
import { checkCounty } from './check.ts';

describe.each(WAYS)('signing in to the county, %s', (_, start) => {
  let host: HostAtWork;
  let county: FakeCounty;
  let typed: CountySignIn;
  beforeEach(async () => {
    host = await start();
    county = await fakeCounty();
    typed = { address: county.address, station: STATION, user: USER, password: PASSWORD };
  });
  afterEach(async () => {
    await county.close();
    await host.close();
  });

  function client() {
    return hostClient((path, init) => host.ask(path, init));
  }

  test('keeps a connection that the county agrees to, and forgets it when asked', async () => {
    expect(await client().county()).toEqual({ ok: true, value: null });
    const { password: _password, ...connection } = typed;
    expect(await client().signIn({ ...typed, address: `${typed.address}/` })).toEqual({ ok: true, value: connection });
    expect(county.received.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET /station-${STATION}`]);
    expect(await client().county()).toEqual({ ok: true, value: connection });

    expect(await client().signOut()).toEqual({ ok: true, value: null });
    expect(await client().county()).toEqual({ ok: true, value: null });
    await expect(stat(join(host.folder, 'data', 'county.json'))).rejects.toThrow();
    expect(await client().signOut()).toEqual({ ok: true, value: null });
  });

  test('never says the password again', async () => {
    await client().signIn(typed);
    const answer = await (await host.ask('/host/county')).text();
    expect(answer).toContain(USER);
    expect(answer).not.toContain('柳河');
    expect(answer).not.toContain('password');
  });

  test.each<[Mood, string]>([
    ['webPage', 'notCouchDB'],
    ['signInPage', 'notCouchDB'],
    ['endless', 'notCouchDB'],
    ['redirects', 'notCouchDB'],
    ['notSetUp', 'notSetUp'],
    ['suspended', 'suspended'],
    ['lockedOut', 'lockedOut'],
    ['down', 'unreachable'],
    ['breaksOff', 'unreachable'],
  ])('when the county’s server %s: %s', async (mood, reason) => {
    county.mood = mood;
    expect(await client().signIn(typed)).toEqual({ ok: false, reason });
    expect(await client().county()).toEqual({ ok: true, value: null });
  });

  test('tells a wrong password, and leaves what was in use', async () => {
    await client().signIn(typed);
    expect(await client().signIn({ ...typed, password: 'wrong' })).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(await client().county()).toMatchObject({ ok: true, value: { user: USER } });
  });

  test('tells a server that answers for another database', async () => {
    const other = { ...typed, station: '990101101002' };
    expect(await client().signIn(other)).toEqual({ ok: false, reason: 'notCouchDB' });
  });

  test('tells a server that is not there', async () => {
    await county.close();
    expect(await client().signIn(typed)).toEqual({ ok: false, reason: 'unreachable' });
    county = await fakeCounty();
  });

  test.each([
    { address: 'not an address' },
    { address: '' },
    { station: '99010110100' },
    { user: '' },
    { password: '' },
    { password: 'x'.repeat(1_000_000) },
  ])('takes no sign-in that is none: %j', async (wrong) => {
    expect(await client().signIn({ ...typed, ...wrong })).toEqual({ ok: false, reason: 'notAnAddress' });
    expect(county.received).toEqual([]);
  });

  test('sends no password in the clear over the open internet', async () => {
    const open = { ...typed, address: 'http://county.example.cn' };
    expect(await client().signIn(open)).toEqual({ ok: false, reason: 'needsHttps' });
  });

  test('says so when it cannot be written down', async () => {
    // A file where the folder should be: what a full disk or a locked profile comes to, for root too.
    await writeFile(join(host.folder, 'data'), '');
    expect(await client().signIn(typed)).toEqual({ ok: false, reason: 'notKept' });
    expect(await client().county()).toEqual({ ok: true, value: null });
  });

  test.skipIf(process.platform === 'win32')('keeps it where only this user can read it', async () => {
    await mkdir(join(host.folder, 'data'), { recursive: true });
    await writeFile(join(host.folder, 'data', 'county.json'), '{}');
    await chmod(join(host.folder, 'data', 'county.json'), 0o644);
    await client().signIn(typed);
    const file = join(host.folder, 'data', 'county.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ sealed: 'file', password: PASSWORD });
  });
});

test('what is sent instead of a sign-in and has no end is not read to it', async () => {
  const [, start] = WAYS[0] ?? [];
  const host = await start?.();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1_024).fill(32)),
  });
  const answer = await host?.ask('/host/county', {
    method: 'PUT',
    headers: PAGE_HEADERS,
    body,
    duplex: 'half',
  } as RequestInit);
  expect(await answer?.json()).toEqual({ ok: false, reason: 'notAnAddress' });
  await host?.close();
});

test('a server that never answers is unreachable after the limit', async () => {
  const county = await fakeCounty();
  county.mood = 'hangs';
  const typed = { address: county.address, station: STATION, user: USER, password: PASSWORD };
  expect(await checkCounty(fetch, typed, 50)).toEqual({ ok: false, reason: 'unreachable' });
  await county.close();
});

test.each([
  ['Chromium: issued by nobody known', new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'notTrusted'],
  ['Chromium: the clock is years off', new Error('net::ERR_CERT_DATE_INVALID'), 'notTrusted'],
  ['Chromium: sent elsewhere', new Error("Attempted to redirect, but redirect policy was 'error'"), 'notCouchDB'],
  ['Chromium: no line', new Error('net::ERR_INTERNET_DISCONNECTED'), 'unreachable'],
  ['Node: issued by nobody known', causedBy('DEPTH_ZERO_SELF_SIGNED_CERT'), 'notTrusted'],
  ['Node: run out', causedBy('CERT_HAS_EXPIRED'), 'notTrusted'],
  ['Node: for another name', causedBy('ERR_TLS_CERT_ALTNAME_INVALID'), 'notTrusted'],
  ['Node: nobody there', causedBy('ECONNREFUSED'), 'unreachable'],
])('what each engine says of a failure is understood: %s', async (_, error, reason) => {
  const typed = { address: 'https://county.example.cn', station: STATION, user: USER, password: PASSWORD };
  expect(await checkCounty(() => Promise.reject(error), typed)).toEqual({ ok: false, reason });
});

function causedBy(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code.toLowerCase()), { code }) });
}

test('a page that is shown by something else than the host learns that there is none', async () => {
  const page = hostClient(async () => new Response('<!doctype html>', { status: 200 }));
  expect(await page.info()).toEqual({ ok: false, reason: 'noHost' });
  const nothing = hostClient(async () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await nothing.county()).toEqual({ ok: false, reason: 'noHost' });
  const elsewhere = hostClient(async () => Response.json({ error: 'x' }, { status: 404 }));
  expect(await elsewhere.signOut()).toEqual({ ok: false, reason: 'noHost' });
});
