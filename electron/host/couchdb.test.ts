import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostClient, PAGE_HEADERS } from '../../shared/host/client.ts';
import { COUNTY, stationDatabases } from '../../shared/host/contract.ts';
import { httpTransport } from '../../shared/sync/httpTransport.ts';
import type { CountyRequest, Exchange } from '../../shared/sync/transport.ts';
import { countyForTests, type TestCounty } from '../../sync-server/testing/county.ts';
import { type HostAtWork, WAYS } from '../testing/hosts.ts';

/** Sync's own transport through the host to a county: the embedded one, or the CouchDB that `COUCHDB_URL` names. */
describe.each(WAYS)('the host between sync and a CouchDB, %s', (_, start) => {
  let host: HostAtWork;
  let county: TestCounty;
  beforeAll(async () => {
    host = await start();
    county = await countyForTests();
  });
  afterAll(async () => {
    await county.stop();
    await host.close();
  });

  function signIn(changes: { station?: string; password?: string } = {}) {
    const { url: address, station, user, password } = county;
    return hostClient((path, init) => host.ask(path, init)).signIn({ address, station, user, password, ...changes });
  }

  function exchange(request: Omit<CountyRequest, 'timeoutMs'>, stop = new AbortController()): Promise<Exchange> {
    const base = `${COUNTY}${stationDatabases(county.station).records}`;
    const transport = httpTransport((path, init) => host.ask(path, init as RequestInit), base, PAGE_HEADERS);
    return transport.exchange({ ...request, timeoutMs: 30_000 }, stop.signal);
  }

  test('tells what a county says to a sign-in', async () => {
    expect(await signIn({ password: 'wrong' })).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(await signIn({ station: '999999999999' })).toEqual({ ok: false, reason: 'notSetUp' });
    expect(await signIn()).toMatchObject({ ok: true });
  });

  test('carries what sync writes and reads, packed', async () => {
    await signIn();
    // Long enough for the transport to pack it.
    const note = '王秀兰'.repeat(400);
    const written = await exchange({ method: 'PUT', path: '_local/test', body: { note } });
    expect(written).toMatchObject({ ok: true, value: { status: 201 } });
    const read = await exchange({ method: 'GET', path: '_local/test' });
    expect(read).toMatchObject({ ok: true, value: { status: 200, body: { note } } });
  });

  test('holds the line of a long poll, and lets go of it when sync does', async () => {
    await signIn();
    const stop = new AbortController();
    const query = { feed: 'longpoll', since: 'now', timeout: '20000' };
    const held = exchange({ method: 'POST', path: '_changes', query, body: {} }, stop);
    // What the line is held beside goes on meanwhile.
    expect(await exchange({ method: 'GET', path: '' })).toMatchObject({ ok: true });
    stop.abort();
    expect(await held).toEqual({ ok: false, reason: 'offline' });
  });

  test('tells a suspended station', async () => {
    const { records } = stationDatabases(county.station);
    const body = JSON.stringify({
      admins: { names: [], roles: ['_admin'] },
      members: { names: ['nobody'], roles: [] },
    });
    const put = { method: 'PUT', headers: { 'content-type': 'application/json' }, body };
    const suspended = await county.adminFetch(`${records}/_security`, put);
    expect(suspended.status).toBe(200);
    expect(await signIn()).toEqual({ ok: false, reason: 'suspended' });
    expect(await exchange({ method: 'GET', path: '' })).toMatchObject({ ok: true, value: { status: 403 } });
  });
});
