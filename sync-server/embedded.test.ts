import { afterEach, expect, test } from 'vitest';
import { basicAuthorization } from './couch.ts';
import { CountyStartError, type EmbeddedCounty, startEmbeddedCounty } from './embedded.ts';
import { stationForTests } from './testing/county.ts';

const running: EmbeddedCounty[] = [];
afterEach(async () => {
  for (const county of running.splice(0)) await county.stop();
});

async function start(options?: Parameters<typeof startEmbeddedCounty>[0]): Promise<EmbeddedCounty> {
  const county = await startEmbeddedCounty(options);
  running.push(county);
  return county;
}

function asker(county: EmbeddedCounty, user = county.admin.user, password = county.admin.password) {
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${county.url}/${path}`, {
      method,
      headers: { authorization: basicAuthorization(user, password), 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
}

async function startWithStation() {
  const county = await start();
  const { user, password, station } = await stationForTests({ url: county.url, ...county.admin });
  return { county, user, station, ask: asker(county, user, password), admin: asker(county) };
}

test('two counties in one process know nothing of each other', async () => {
  const [one, other] = [asker(await start()), asker(await start())];
  await one('PUT', 'mine');
  expect((await one('GET', '_all_dbs')).body).toEqual(['_users', 'mine']);
  expect((await other('GET', '_all_dbs')).body).toEqual(['_users']);
  expect((await other('GET', 'mine')).status).toBe(404);
  await one('PUT', 'mine/a', {});
  await other('PUT', 'mine');
  expect((await other('GET', 'mine')).body.doc_count).toBe(0);
});

test('it listens to this machine alone, on a free port of its own or the one asked for', async () => {
  const { url } = await start();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const taken = await startEmbeddedCounty({ port: Number(new URL(url).port) }).catch((error) => error);
  expect(taken).toBeInstanceOf(CountyStartError);
  expect(taken.reason).toBe('portInUse');
});

test('nobody without a name comes to any database, not even one open to all', async () => {
  const county = await start();
  const admin = asker(county);
  await admin('PUT', 'open');
  await admin('PUT', 'open/_security', { admins: {}, members: {} });
  for (const path of [
    'open',
    'open/_all_docs',
    'open/_changes',
    '_users',
    '_all_dbs',
    '/_all_dbs',
    '_utils/../_users',
    'none',
  ]) {
    expect([path, (await fetch(`${county.url}/${path}`)).status]).toEqual([path, 401]);
  }
});

test('a station reads its own user and no other, and writes none', async () => {
  const { user, ask, admin } = await startWithStation();
  const own = `_users/org.couchdb.user:${user}`;
  const held = await ask('GET', own);
  expect(held.body.name).toBe(user);
  expect((await ask('PUT', own, { ...held.body, roles: ['station:990101009009'] })).status).toBe(403);
  expect((await ask('GET', '_users/_all_docs')).status).toBe(403);
  await admin('PUT', '_users/org.couchdb.user:x', { name: 'x', type: 'user', roles: [], password: 'x' });
  expect((await ask('GET', '_users/org.couchdb.user:x')).status).toBe(403);
  expect((await ask('GET', '_node/_local/_config')).status).toBe(401);
});

test('a file put to a record is seen by the validator too', async () => {
  const { county, station, admin } = await startWithStation();
  const { user, password } = county.admin;
  const answer = await fetch(`${county.url}/station-${station}/household:01JCXA5W7Q0000000000000001/a.txt`, {
    method: 'PUT',
    headers: { authorization: basicAuthorization(user, password), 'content-type': 'text/plain' },
    body: 'hello',
  });
  expect(answer.status).toBe(403);
  expect((await admin('GET', `station-${station}`)).body.doc_count).toBe(1);
});

test('the console signs in with a cookie', async () => {
  const county = await start();
  const signIn = (password: string) =>
    fetch(`${county.url}/_session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: county.admin.user, password }),
    });
  expect((await signIn('wrong')).status).toBe(401);
  const cookie = (await signIn(county.admin.password)).headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await fetch(`${county.url}/_all_dbs`, { headers: { cookie } })).status).toBe(200);
  expect((await fetch(`${county.url}/_all_dbs`, { headers: { cookie: `${cookie}x` } })).status).toBe(401);
});

test('a database that was deleted is made anew empty', async () => {
  const admin = asker(await start());
  for (const round of [1, 2]) {
    expect([round, (await admin('PUT', 'again')).status]).toEqual([round, 201]);
    expect((await admin('GET', 'again')).body.doc_count).toBe(0);
    expect((await admin('PUT', 'again/a', { round })).status).toBe(201);
    expect((await admin('GET', 'again/_design/x/_view/y')).status).toBe(404);
    expect((await admin('DELETE', 'again')).status).toBe(200);
  }
  expect((await admin('GET', 'again')).status).toBe(404);
});

test('stopping ends a held long poll', async () => {
  const county = await startEmbeddedCounty();
  await asker(county)('PUT', 'held');
  const held = await fetch(`${county.url}/held/_changes?feed=longpoll&heartbeat=20000&since=now`, {
    headers: { authorization: basicAuthorization(county.admin.user, county.admin.password) },
  });
  await county.stop();
  await expect(held.text()).rejects.toThrow();
});
