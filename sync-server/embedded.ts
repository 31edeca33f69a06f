import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { access } from './embedded/access.ts';
import { sendJson } from './embedded/answer.ts';
import { cors } from './embedded/cors.ts';
import { Databases } from './embedded/database.ts';
import { openPouch, type PouchClass } from './embedded/pouch.ts';
import { routes } from './embedded/routes.ts';
import type { UsersDatabase } from './embedded/session.ts';
import { FIRST_PASSWORDS, FirstPasswords } from './firstPasswords.ts';

/** The CouchDB whose interface the stations speak, and which the embedded county stands in for. */
const COUCHDB_VERSION = '3.5.0';

/** It is for trying out, so it listens to this machine alone. */
const HOST = '127.0.0.1';

const ADMIN = 'admin';

export interface EmbeddedCounty {
  /** Without a slash at the end. */
  url: string;
  admin: { user: string; password: string };
  stop(): Promise<void>;
}

/**
 * Why the embedded county did not start.
 * - `portInUse`: another program listens on this port
 * - `portForbidden`: the system does not let this user listen on it
 * - `folderUnusable`: the data folder cannot be made or written, or another embedded county has it open
 */
export type CountyStartReason = 'portInUse' | 'portForbidden' | 'folderUnusable';

export class CountyStartError extends Error {
  readonly reason: CountyStartReason;

  constructor(reason: CountyStartReason, cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

interface ExpressPouch extends Express {
  couchConfig: {
    get(section: string, key: string): unknown;
    set(section: string, key: string, value: unknown, callback: (error?: Error) => void): void;
  };
  daemonManager: { stop(pouch: PouchClass): Promise<unknown> };
  dbWrapper: { wrap(name: string, database: object): Promise<UsersDatabase> };
  setPouchDB(pouch: PouchClass): Promise<unknown>;
}

const expressPouch = createRequire(import.meta.url)('express-pouchdb') as (options: object) => ExpressPouch;

/**
 * The parts of express-pouchdb in use. Left out: its packing of answers, which CouchDB does not do; replication between
 * servers; and what runs functions of design documents or takes an identity from a header.
 */
const PARTS = [
  'config-infrastructure',
  'logging-infrastructure',
  'validation',
  'routes/authentication',
  'routes/authorization',
  'routes/session',
  'routes/security',
  'routes/config',
  'routes/uuids',
  'routes/cluster',
  'routes/fauxton',
  'routes/all-dbs',
  'routes/db',
  'routes/documents',
  'routes/attachments',
  'routes/all-docs',
  'routes/changes',
  'routes/bulk-docs',
  'routes/revs-diff',
  'routes/compact',
  'routes/view-cleanup',
  'routes/views',
  'routes/ddoc-info',
  'routes/find',
  'routes/404',
];

/** express-pouchdb, quiet and with an administrator from the start. */
async function startPouch(Pouch: PouchClass, password: string): Promise<{ inner: ExpressPouch; users: UsersDatabase }> {
  const inner = expressPouch({
    mode: 'custom',
    inMemoryConfig: true,
    logPath: devNull,
    overrideMode: { include: PARTS },
  });
  await new Promise<void>((resolve, reject) => {
    inner.couchConfig.set('admins', ADMIN, password, (error) => (error ? reject(error) : resolve()));
  });
  await inner.setPouchDB(Pouch);
  return { inner, users: await inner.dbWrapper.wrap('_users', new Pouch('_users')) };
}

const greeting: RequestHandler = (_, response) => {
  const vendor = { name: 'Xiangyue embedded county, for trying out' };
  sendJson(response, { status: 200, body: { couchdb: 'Welcome', version: COUCHDB_VERSION, features: [], vendor } });
};

const signOfLife: RequestHandler = (_, response) => {
  sendJson(response, { status: 200, body: { status: 'ok', seeds: {} } });
};

/** Requests as express-pouchdb expects them: it answers in plain text who does not ask for JSON, and has one node. */
const asPouchExpects: RequestHandler = (request, _, next) => {
  const { accept = '*/*' } = request.headers;
  if (accept === '*/*' && !request.path.startsWith('/_utils')) request.headers.accept = 'application/json';
  request.url = request.url.replace(/^\/_node\/[^/]+/, '');
  next();
};

function assemble(inner: ExpressPouch, users: UsersDatabase, databases: Databases): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing');
  app.use(cors((section, key) => inner.couchConfig.get(section, key)));
  app.get('/', greeting);
  app.get('/_up', signOfLife);
  app.use(access(() => users, databases));
  app.use(routes(databases));
  app.use(asPouchExpects, inner);
  return app;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new CountyStartError(error.code === 'EACCES' ? 'portForbidden' : 'portInUse', error));
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Long polls would keep it open for a minute.
    server.closeAllConnections();
  });
}

/**
 * Starts a county's server in this process, for trying out, demonstrations and tests: express-pouchdb, with the part of
 * CouchDB's interface that stations use answered as CouchDB 3.5 does.
 *
 * @param options.folder where the data is kept; without one it is kept in memory
 * @param options.port without one, any free port
 * @throws CountyStartError
 */
export async function startEmbeddedCounty(
  options: { folder?: string | undefined; port?: number } = {},
): Promise<EmbeddedCounty> {
  const { folder, port = 0 } = options;
  const server = createServer();
  // First the port: who starts it twice is to hear of the port, not of the folder, which the first one has open.
  const openPort = await listen(server, port);
  try {
    const passwords = new FirstPasswords(folder === undefined ? undefined : join(folder, FIRST_PASSWORDS));
    const password = passwords.of(ADMIN);
    const { Pouch, names, close } = openPouch(folder === undefined ? undefined : join(folder, 'databases'));
    // express-pouchdb would not survive a folder that another program has open; this only rejects.
    await new Pouch('_users').info();
    const databases = new Databases(Pouch, names);
    const { inner, users } = await startPouch(Pouch, password);
    server.on('request', assemble(inner, users, databases));
    return {
      url: `http://${HOST}:${openPort}`,
      admin: { user: ADMIN, password },
      async stop() {
        databases.stop();
        await closeServer(server);
        await inner.daemonManager.stop(Pouch);
        await close();
      },
    };
  } catch (error) {
    await closeServer(server);
    throw new CountyStartError('folderUnusable', error);
  }
}
