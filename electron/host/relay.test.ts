import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hostClient, PAGE_HEADERS } from '../../shared/host/client.ts';
import { relayFailure } from '../../shared/host/contract.ts';
import { type FakeCounty, fakeCounty, PASSWORD, STATION, USER } from '../testing/fake-county.ts';
import { type HostAtWork, WAYS } from '../testing/hosts.ts';
import type { ConnectionFile } from './connection.ts';
import { countyTarget, relay } from './relay.ts';

const DATABASE = `/county/station-${STATION}`;

describe.each(WAYS)('what the page asks the county, %s', (_, start) => {
  let host: HostAtWork;
  let county: FakeCounty;
  beforeEach(async () => {
    host = await start();
    county = await fakeCounty();
    await signIn();
  });
  afterEach(async () => {
    await county.close();
    await host.close();
  });

  async function signIn(): Promise<void> {
    const typed = { address: county.address, station: STATION, user: USER, password: PASSWORD };
    const signedIn = await hostClient((path, init) => host.ask(path, init)).signIn(typed);
    expect(signedIn.ok).toBe(true);
    county.received.length = 0;
  }

  test('arrives as the station, without anything else of the browser’s', async () => {
    const headers = { ...PAGE_HEADERS, authorization: 'Basic eDp5', cookie: 'a=b', accept: 'application/json' };
    const answer = await host.ask(`${DATABASE}/_all_docs?limit=1&start_key=%22a%22`, { headers });
    expect(answer.status).toBe(200);
    const [received] = county.received;
    expect(received?.url).toBe(`/station-${STATION}/_all_docs?limit=1&start_key=%22a%22`);
    expect(received?.headers).toMatchObject({ accept: 'application/json' });
    expect(received?.headers.cookie).toBeUndefined();
    expect(received?.headers.origin).toBeUndefined();
    expect(received?.headers[Object.keys(PAGE_HEADERS)[0] ?? '']).toBeUndefined();
  });

  test('comes back with what sync needs, and with nothing that signs in', async () => {
    const answer = await host.ask(DATABASE);
    expect(answer.headers.get('etag')).toBe('"1-abc"');
    expect(answer.headers.get('date')).toMatch(/GMT$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBe(null);
  });

  test('never opens the browser’s own password box', async () => {
    await hostClient((path, init) => host.ask(path, init)).signOut();
    await signIn();
    county.mood = 'signInPage';
    const answer = await host.ask(DATABASE);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(null);
  });

  test('carries packed bodies untouched', async () => {
    const packed = gzipSync(JSON.stringify({ docs: [{ _id: 'people:01J', name: '王秀兰' }] }));
    const headers = { ...PAGE_HEADERS, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    await host.ask(`${DATABASE}/_bulk_docs`, { method: 'POST', headers, body: packed });
    const [received] = county.received;
    expect(received?.headers['content-encoding']).toBe('gzip');
    expect(received?.body.equals(packed)).toBe(true);
  });

  test('hands over packed answers unpacked, and does not call them packed', async () => {
    county.mood = 'packs';
    const answer = await host.ask(DATABASE);
    expect(answer.headers.get('content-encoding')).toBe(null);
    expect(await answer.json()).toEqual({ packed: true });
  });

  test('hands over an answer as it comes', async () => {
    county.mood = 'slow';
    const answer = await host.ask(`${DATABASE}/_changes?feed=longpoll`);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('{"results":[');
    county.goOn();
    const second = await reader?.read();
    expect(new TextDecoder().decode(second?.value)).toBe(']}');
    expect(await reader?.read()).toMatchObject({ done: true });
  });

  test('leaves the county’s line when the page leaves', async () => {
    county.mood = 'slow';
    const answer = await host.ask(`${DATABASE}/_changes?feed=longpoll`);
    expect(county.left).toBe(0);
    await answer.body?.cancel();
    await vi.waitFor(() => expect(county.left).toBe(1));
  });

  test('leaves the county’s line when the page leaves before there was an answer', async () => {
    county.mood = 'hangs';
    const page = new AbortController();
    const asked = host.ask(`${DATABASE}/_changes?feed=longpoll`, { signal: page.signal });
    await vi.waitFor(() => expect(county.received).toHaveLength(1));
    page.abort();
    await asked.catch(() => undefined);
    await vi.waitFor(() => expect(county.left).toBe(1));
  });

  test('an answer that breaks off does not look whole', async () => {
    county.mood = 'breaksOff';
    const answer = await host.ask(DATABASE).catch(() => undefined);
    await expect(answer?.text() ?? Promise.reject(new Error('broken at once'))).rejects.toThrow();
  });

  test('is told when there is no county, no connection, or another place', async () => {
    county.mood = 'redirects';
    await expectFailure(await host.ask(DATABASE), 502, 'unreachable');
    await county.close();
    await expectFailure(await host.ask(DATABASE), 502, 'unreachable');
    county = await fakeCounty();
    await hostClient((path, init) => host.ask(path, init)).signOut();
    await expectFailure(await host.ask(DATABASE), 409, 'notConnected');
  });

  test('reaches the greeting and the station’s two databases, and nothing else', async () => {
    expect((await host.ask('/county/')).status).toBe(200);
    expect((await host.ask(`${DATABASE}-files/x`)).status).toBe(200);
    county.received.length = 0;
    for (const path of ['_users', '_session', '_all_dbs', 'station-990101101002', `station-${STATION}0/x`]) {
      await expectFailure(await host.ask(`/county/${path}`), 403, 'notAllowed');
    }
    expect(county.received).toEqual([]);
  });
});

describe('where a request goes', () => {
  const signedIn = {
    connection: { address: 'https://county.example.cn/couch', station: STATION, user: USER },
    password: PASSWORD,
  };

  function target(path: string, method = 'GET'): string | undefined {
    return countyTarget({ method, url: `app://xiangyue/county/${path}` }, signedIn);
  }

  test('below the address that the county gave', () => {
    expect(target('')).toBe('https://county.example.cn/couch/');
    expect(target(`station-${STATION}/people:01J?rev=1-a`)).toBe(
      `https://county.example.cn/couch/station-${STATION}/people:01J?rev=1-a`,
    );
  });

  test.each([
    `station-${STATION}/..%2f_users`,
    `station-${STATION}/..%2F..%2F_users`,
    `station-${STATION}/%2e%2e%2f_users`,
    `station-${STATION}/..%5c_users`,
    `station-${STATION}/../_users`,
    `station-${STATION}%2f..%2f_users`,
    `station-${STATION}%2f_users`,
    `./_users`,
    `/_users`,
    `_utils/`,
  ])('never out of the station’s databases: %s', (path) => {
    expect(target(path)).toBe(undefined);
  });

  test('with no other methods than CouchDB’s five', () => {
    for (const method of ['OPTIONS', 'PATCH', 'COPY']) expect(target(`station-${STATION}`, method)).toBe(undefined);
  });
});

describe('a line that has gone silent', () => {
  let county: FakeCounty;
  beforeEach(async () => {
    county = await fakeCounty();
  });
  afterEach(() => county.close());

  function ask(limits = { answer: 50, idle: 50 }): Promise<Response> {
    const connection = { address: county.address, station: STATION, user: USER };
    const connections: ConnectionFile = {
      read: async () => ({ connection, password: PASSWORD }),
      write: async () => {},
      remove: async () => {},
    };
    const request = new Request(`app://xiangyue${DATABASE}`);
    return relay(request, connections, fetch, limits);
  }

  test('before the answer began is said to be a time-out, and is left', async () => {
    county.mood = 'hangs';
    await expectFailure(await ask(), 504, 'timeout');
    await vi.waitFor(() => expect(county.left).toBe(1));
  });

  test('may be silent for longer once the answer has begun', async () => {
    county.mood = 'slow';
    const answer = await ask({ answer: 500, idle: 60_000 });
    await setTimeout(1_000);
    county.goOn();
    expect(await answer.text()).toBe('{"results":[]}');
  });

  test('in the middle of the answer breaks the answer off, and is left', async () => {
    county.mood = 'slow';
    const answer = await ask();
    await expect(answer.text()).rejects.toThrow();
    await vi.waitFor(() => expect(county.left).toBe(1));
  });
});

async function expectFailure(answer: Response, status: number, error: string): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('x-county')).toBe('unreachable');
  expect(relayFailure.parse(await answer.json())).toEqual({ from: 'host', error });
}
