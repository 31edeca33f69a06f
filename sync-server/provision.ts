import { stationCode } from '../shared/domain/document.ts';
import { failure, type Result, success } from '../shared/domain/result.ts';
import { stationDatabases } from '../shared/host/contract.ts';
import { askCouch, type CouchProblem, type CouchServer } from './couch.ts';
import { type DesignDocument, filesDesign, stationDesign } from './design/designDocument.ts';
import { newPassword } from './firstPasswords.ts';

/** The oldest CouchDB whose answers the stations' sync was held against. */
const COUCHDB_MAJOR_MIN = 3;

/**
 * Why a county was not set up.
 * - `badStationCode`: not 12 digits
 * - `tooOld`: a CouchDB before 3, whose databases are open to everyone; the detail is its version
 */
export type ProvisionProblem = CouchProblem | 'badStationCode' | 'tooOld';

/** What provisioning found and left behind. */
export interface ProvisionedStation {
  station: string;
  records: string;
  files: string;
  user: string;
  /** The password it was given now; absent where the user was there already and keeps theirs. */
  password?: string;
  /** Whether one of the county's validators was put there or renewed. */
  designChanged: boolean;
}

export interface StationOrder {
  station: string;
  /** Written on the user's document, where the county's staff read it: county, township and village in words. */
  place?: { county: string; township: string; village: string };
  /** The first password; without one, a new one is made. */
  password?: string;
  /** Gives a user who is there already the password too. */
  resetPassword?: boolean;
}

export function stationUser(station: string): string {
  return `station-${station}`;
}

export function stationRole(station: string): string {
  return `station:${station}`;
}

/**
 * Sets up one station on a CouchDB, or brings it up to date: its two databases, who may use them, its user, and the
 * validator. Doing it again changes nothing that is right already, and no password unless asked to. What was done
 * before a problem stays; doing it again goes on from there.
 */
export async function provisionStation(
  server: CouchServer,
  order: StationOrder,
): Promise<Result<ProvisionedStation, ProvisionProblem>> {
  const { station } = order;
  if (!stationCode.safeParse(station).success) return failure('badStationCode', station);
  const { records, files } = stationDatabases(station);
  const ready = await assertReady(server);
  if (!ready.ok) return ready;
  for (const database of [records, files]) {
    const made = await ensureDatabase(server, database);
    if (!made.ok) return made;
    const secured = await ensureSecurity(server, database, station);
    if (!secured.ok) return secured;
  }
  const design = await ensureDesign(server, records, stationDesign(station));
  if (!design.ok) return design;
  const designForFiles = await ensureDesign(server, files, filesDesign());
  if (!designForFiles.ok) return designForFiles;
  const password = await ensureUser(server, order);
  if (!password.ok) return password;
  return success({
    station,
    records,
    files,
    user: stationUser(station),
    ...(password.value !== undefined && { password: password.value }),
    designChanged: design.value || designForFiles.value,
  });
}

/** A CouchDB, not too old, with the users' database that a fresh single node lacks. */
async function assertReady(server: CouchServer): Promise<Result<null, ProvisionProblem>> {
  const greeting = await askCouch(server, 'GET', '');
  if (!greeting.ok) return greeting;
  const { couchdb, version } = greeting.value.body;
  if (couchdb !== 'Welcome') return failure('notCouchDb');
  if (Number.parseInt(String(version), 10) < COUCHDB_MAJOR_MIN) return failure('tooOld', String(version));
  const users = await askCouch(server, 'PUT', '_users', undefined, [412]);
  return users.ok ? success(null) : users;
}

/** One shard: a station's records are few, and the feed's sequences, sent with every answer, stay short. */
async function ensureDatabase(server: CouchServer, database: string): Promise<Result<null, CouchProblem>> {
  const made = await askCouch(server, 'PUT', `${database}?q=1`, undefined, [412]);
  return made.ok ? success(null) : made;
}

async function ensureSecurity(
  server: CouchServer,
  database: string,
  station: string,
): Promise<Result<null, CouchProblem>> {
  const security = {
    admins: { names: [], roles: ['_admin'] },
    members: { names: [], roles: [stationRole(station)] },
  };
  const held = await askCouch(server, 'GET', `${database}/_security`);
  if (!held.ok) return held;
  if (JSON.stringify(held.value.body) === JSON.stringify(security)) return success(null);
  const put = await askCouch(server, 'PUT', `${database}/_security`, security);
  return put.ok ? success(null) : put;
}

async function ensureDesign(
  server: CouchServer,
  database: string,
  design: DesignDocument,
): Promise<Result<boolean, CouchProblem>> {
  const path = `${database}/${design._id}`;
  const held = await askCouch(server, 'GET', path, undefined, [404]);
  if (!held.ok) return held;
  if (held.value.body.validate_doc_update === design.validate_doc_update) return success(false);
  const { _rev } = held.value.body;
  const put = await askCouch(server, 'PUT', path, _rev === undefined ? design : { ...design, _rev });
  return put.ok ? success(true) : put;
}

/** The password the user was given now, or undefined where they keep theirs. */
async function ensureUser(
  server: CouchServer,
  { station, place, password, resetPassword }: StationOrder,
): Promise<Result<string | undefined, CouchProblem>> {
  const name = stationUser(station);
  const path = `_users/${encodeURIComponent(`org.couchdb.user:${name}`)}`;
  const held = await askCouch(server, 'GET', path, undefined, [404]);
  if (!held.ok) return held;
  const isNew = held.value.status === 404;
  const given = isNew || resetPassword ? (password ?? newPassword()) : undefined;
  const user = {
    ...(isNew ? {} : held.value.body),
    name,
    type: 'user',
    roles: [stationRole(station)],
    ...(place && { place }),
  };
  if (given === undefined && JSON.stringify(user) === JSON.stringify(held.value.body)) return success(undefined);
  const put = await askCouch(server, 'PUT', path, { ...user, ...(given !== undefined && { password: given }) });
  return put.ok ? success(given) : put;
}

/**
 * The request headers that pages of other origins may send. CouchDB's own list, which this one replaces, lacks
 * `content-encoding`, without which no page can send a packed body.
 */
const CORS_HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'content-encoding',
  'origin',
  'referer',
  'if-match',
  'x-requested-with',
];

/**
 * Lets pages of these origins speak to the server, and no others. The stations need none of it: their shell speaks for
 * the page. `notAllowed` where the host keeps the configuration to itself.
 */
export async function allowOrigins(
  server: CouchServer,
  origins: readonly string[],
): Promise<Result<null, CouchProblem>> {
  const settings = [
    ['cors/origins', origins.join(', ')],
    ['cors/credentials', 'true'],
    ['cors/methods', 'GET, PUT, POST, HEAD, DELETE'],
    ['cors/headers', CORS_HEADERS.join(', ')],
    ['chttpd/enable_cors', String(origins.length > 0)],
  ];
  for (const [key, value] of settings) {
    const put = await askCouch(server, 'PUT', `_node/_local/_config/${key}`, value);
    if (!put.ok) return put;
  }
  return success(null);
}
