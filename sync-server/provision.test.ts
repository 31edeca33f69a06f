import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askCouch, basicAuthorization, type CouchServer } from './couch.ts';
import { allowOrigins, provisionStation } from './provision.ts';
import { randomStation, serverForTests } from './testing/county.ts';

let server: CouchServer;
let stop: () => Promise<void>;
const made: string[] = [];

beforeAll(async () => {
  ({ server, stop } = await serverForTests());
});
afterAll(async () => {
  for (const station of made) {
    await askCouch(server, 'DELETE', `station-${station}`, undefined, [404]);
    await askCouch(server, 'DELETE', `station-${station}-files`, undefined, [404]);
  }
  await stop();
});

function station(): string {
  const code = randomStation();
  made.push(code);
  return code;
}

async function provisioned(order: Parameters<typeof provisionStation>[1]) {
  const result = await provisionStation(server, order);
  if (!result.ok) throw new Error(`${result.reason} ${result.detail}`);
  return result.value;
}

async function statusAs(user: string, password: string, path: string, method = 'GET'): Promise<number> {
  const answer = await fetch(`${server.url}/${path}`, {
    method,
    headers: { authorization: basicAuthorization(user, password), accept: 'application/json' },
  });
  await answer.text();
  return answer.status;
}

test('a new station has its databases, its user and the validator', async () => {
  const code = station();
  const { user, password = '', designChanged, records, files } = await provisioned({ station: code });
  expect({ user, records, files, designChanged }).toEqual({
    user: `station-${code}`,
    records: `station-${code}`,
    files: `station-${code}-files`,
    designChanged: true,
  });
  expect(password).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
  expect(await statusAs(user, password, records)).toBe(200);
  expect(await statusAs(user, password, files)).toBe(200);
  expect(await statusAs(user, 'wrong', records)).toBe(401);
  const design = await askCouch(server, 'GET', `${records}/_design/station`);
  expect(design.ok && design.value.body.validate_doc_update).toContain(code);
  const forFiles = await askCouch(server, 'GET', `${files}/_design/station`);
  expect(forFiles.ok && forFiles.value.body.validate_doc_update).toContain('piece:');
});

test('a station may use its own databases and no others', async () => {
  const own = await provisioned({ station: station() });
  const other = await provisioned({ station: station() });
  const password = own.password ?? '';
  expect(await statusAs(own.user, password, other.records)).toBe(403);
  expect(await statusAs(own.user, password, other.files)).toBe(403);
  expect(await statusAs(own.user, password, `${own.records}/_design/station`, 'DELETE')).toBe(403);
  expect(await statusAs(own.user, password, own.records, 'DELETE')).toBe(401);
  expect(await statusAs(own.user, password, '_all_dbs')).toBe(401);
});

describe('doing it again', () => {
  test('changes nothing and keeps the password', async () => {
    const code = station();
    const place = { county: '示范县', township: '青石镇', village: '云溪村' };
    const first = await provisioned({ station: code, place });
    const rev = await revisions(code);
    const again = await provisioned({ station: code, place });
    expect(again.password).toBeUndefined();
    expect(again.designChanged).toBe(false);
    expect(await revisions(code)).toEqual(rev);
    expect(await statusAs(first.user, first.password ?? '', first.records)).toBe(200);
  });

  test('mends what was changed by hand', async () => {
    const code = station();
    const { records, user, password = '' } = await provisioned({ station: code });
    await askCouch(server, 'PUT', `${records}/_security`, {
      admins: { names: [], roles: ['_admin'] },
      members: { names: ['somebody'], roles: [] },
    });
    const { body } = unwrap(await askCouch(server, 'GET', `${records}/_design/station`));
    await askCouch(server, 'PUT', `${records}/_design/station`, { ...body, validate_doc_update: 'function () {}' });
    expect(await statusAs(user, password, records)).toBe(403);
    expect((await provisioned({ station: code })).designChanged).toBe(true);
    expect(await statusAs(user, password, records)).toBe(200);
  });

  test('gives a new password when asked to', async () => {
    const code = station();
    const first = await provisioned({ station: code });
    const reset = await provisioned({ station: code, resetPassword: true, password: 'another-one' });
    expect(reset.password).toBe('another-one');
    expect(await statusAs(first.user, first.password ?? '', first.records)).toBe(401);
    expect(await statusAs(first.user, 'another-one', first.records)).toBe(200);
  });

  async function revisions(code: string): Promise<unknown[]> {
    const paths = [`station-${code}/_design/station`, `_users/org.couchdb.user:station-${code}`];
    return Promise.all(paths.map(async (path) => unwrap(await askCouch(server, 'GET', path)).body._rev));
  }
});

function unwrap<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe('what can go wrong has a reason', () => {
  test('a code that is none', async () => {
    expect(await provisionStation(server, { station: '12345' })).toMatchObject({ ok: false, reason: 'badStationCode' });
  });

  test('a wrong password', async () => {
    const wrong = await provisionStation({ ...server, password: 'wrong' }, { station: station() });
    expect(wrong).toMatchObject({ ok: false, reason: 'wrongPassword' });
  });

  test('nobody there', async () => {
    const nobody = await provisionStation({ ...server, url: 'http://127.0.0.1:9' }, { station: station() });
    expect(nobody).toMatchObject({ ok: false, reason: 'unreachable' });
  });

  test.each([
    ['<html>sign in</html>', 'notCouchDb'],
    ['{"hello":"world"}', 'notCouchDb'],
    ['{"couchdb":"Welcome","version":"1.6.1"}', 'tooOld'],
  ])('a server that answers %s', async (greeting, reason) => {
    const other = createServer((_, response) => response.end(greeting)).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(await provisionStation({ ...server, url }, { station: station() })).toMatchObject({ ok: false, reason });
    other.close();
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string, headers: string) =>
    fetch(server.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers },
    });

  test('may ask, with packed bodies too, once they are allowed', async () => {
    const before = await preflight('http://page.example', 'content-type');
    expect(before.headers.get('access-control-allow-origin')).toBeNull();
    expect(await allowOrigins(server, ['http://page.example'])).toEqual({ ok: true, value: null });
    const packed = await preflight('http://page.example', 'content-type, content-encoding');
    expect(packed.headers.get('access-control-allow-origin')).toBe('http://page.example');
    expect(packed.headers.get('access-control-allow-headers')).toContain('content-encoding');
    const other = await preflight('http://other.example', 'content-type');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    expect(await allowOrigins(server, [])).toEqual({ ok: true, value: null });
    const after = await preflight('http://page.example', 'content-type');
    expect(after.headers.get('access-control-allow-origin')).toBeNull();
  });
});
