import { randomInt } from 'node:crypto';
import { askCouch, basicAuthorization, type CouchServer, couchServerOf } from '../couch.ts';
import { startEmbeddedCounty } from '../embedded.ts';
import { provisionStation } from '../provision.ts';

export interface TestCounty {
  /** Without a slash at the end. */
  url: string;
  station: string;
  user: string;
  password: string;
  /** A request as the county's administrator; `path` is relative to the server and begins without a slash. */
  adminFetch(path: string, init?: RequestInit): Promise<Response>;
  /** Takes the station away again, and the server with it where it was started for this. */
  stop(): Promise<void>;
}

/** The real CouchDB that `COUCHDB_URL` names, its administrator in the address; undefined where it names none. */
export function realCouch(): CouchServer | undefined {
  const address = process.env.COUCHDB_URL;
  return address ? couchServerOf(address) : undefined;
}

/** A code that no other test has, of no place that there is. */
export function randomStation(): string {
  return `99${String(randomInt(10 ** 10)).padStart(10, '0')}`;
}

export interface TestServer {
  server: CouchServer;
  stop(): Promise<void>;
}

/** An embedded county, in memory and on a port of its own. */
export async function embeddedForTests(): Promise<TestServer> {
  const { url, admin, stop } = await startEmbeddedCounty();
  return { server: { url, ...admin }, stop };
}

/** The server to test against: that of `COUCHDB_URL`, or else an embedded one. */
export async function serverForTests(): Promise<TestServer> {
  const server = realCouch();
  return server ? { server, stop: async () => {} } : embeddedForTests();
}

/** A freshly set up station, on the CouchDB of `COUCHDB_URL` or else on an embedded county. */
export async function countyForTests(): Promise<TestCounty> {
  const { server, stop } = await serverForTests();
  const county = await stationForTests(server);
  return {
    ...county,
    async stop() {
      await county.stop();
      await stop();
    },
  };
}

/** A freshly set up station on a server; `stop` takes it away again. */
export async function stationForTests(server: CouchServer): Promise<TestCounty> {
  const station = randomStation();
  const provisioned = await provisionStation(server, { station });
  if (!provisioned.ok) throw new Error(`${provisioned.reason} ${provisioned.detail ?? ''}`);
  const { records, files, user, password = '' } = provisioned.value;
  const authorization = basicAuthorization(server.user, server.password);
  const adminFetch = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/${path}`, {
      ...init,
      headers: { authorization, ...(init.headers as Record<string, string>) },
    });
  return {
    url: server.url,
    station,
    user,
    password,
    adminFetch,
    async stop() {
      await askCouch(server, 'DELETE', records);
      await askCouch(server, 'DELETE', files);
      const path = `_users/org.couchdb.user:${user}`;
      const held = await askCouch(server, 'GET', path);
      if (held.ok) await askCouch(server, 'DELETE', `${path}?rev=${held.value.body._rev}`);
    },
  };
}
