import type { Request, RequestHandler } from 'express';
import { answering } from './answer.ts';
import { badRequest, CouchError, notFound } from './couchError.ts';
import type { Databases, Security } from './database.ts';
import { type UsersDatabase, whoAsks } from './session.ts';
import type { UserContext } from './validator.ts';

/** What anyone may ask for: a sign of life, signing in, and the console's files. The greeting is answered before. */
const OPEN = new Set(['_up', '_session', '_utils', 'favicon.ico']);

/** Databases that are the administrators' alone. */
const SYSTEM = new Set(['_users', '_replicator']);

/** What in a database only its administrators do. */
const ADMIN_ONLY = /^(_security|_compact|_view_cleanup|_purge|_index|_revs_limit|_design)$/;

const NOT_SERVER_ADMIN = 'You are not a server admin.';
const NOT_DATABASE_ADMIN = 'You are not a db or server admin.';

type Asker = Omit<UserContext, 'db'>;

/** The parts of a request's path, decoded. */
function pathOf(request: Request): string[] {
  try {
    return request.path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    throw badRequest('The path is not properly encoded.');
  }
}

function isIn(asker: Asker, { names, roles }: Security['admins']): boolean {
  return (asker.name !== null && names.includes(asker.name)) || roles.some((role) => asker.roles.includes(role));
}

/** Whether this only reads the asker's own user document, which CouchDB lets everyone do. */
function isOwnUser(asker: Asker, method: string, [database, id]: string[]): boolean {
  return database === '_users' && method === 'GET' && id === `org.couchdb.user:${asker.name}`;
}

async function assertDatabaseAccess(databases: Databases, asker: Asker, request: Request): Promise<void> {
  const path = pathOf(request);
  const [name = '', what = ''] = path;
  if (asker.name === null) throw new CouchError(401, 'unauthorized', 'You are not authorized to access this db.');
  if (path.length === 1 && (request.method === 'PUT' || request.method === 'DELETE')) {
    throw new CouchError(401, 'unauthorized', NOT_SERVER_ADMIN);
  }
  if (SYSTEM.has(name)) {
    if (isOwnUser(asker, request.method, path)) return;
    throw new CouchError(403, 'forbidden', 'You are not allowed to access this db.');
  }
  if (!databases.has(name)) throw notFound('Database does not exist.');
  const security = await databases.open(name).security();
  if (isIn(asker, security.admins)) return;
  if (!isIn(asker, security.members)) throw new CouchError(403, 'forbidden', 'You are not allowed to access this db.');
  const reads = request.method === 'GET' || request.method === 'HEAD' || path.includes('_view');
  if (!reads && ADMIN_ONLY.test(what.split('/')[0] ?? '')) throw new CouchError(403, 'forbidden', NOT_DATABASE_ADMIN);
}

/**
 * Lets through what the asker may do, and leaves in `response.locals.user` who asks. Nobody without a name comes to any
 * database, whatever its `_security` says.
 */
export function access(users: () => UsersDatabase, databases: Databases): RequestHandler {
  return (request, response, next) => {
    answering(async () => {
      const asker = await whoAsks(users(), request);
      response.locals.user = asker;
      const [first = ''] = pathOf(request);
      const isAdmin = asker.roles.includes('_admin');
      if (!isAdmin && !OPEN.has(first)) {
        if (first.startsWith('_') && !SYSTEM.has(first)) throw new CouchError(401, 'unauthorized', NOT_SERVER_ADMIN);
        await assertDatabaseAccess(databases, asker, request);
      }
      next();
      return undefined;
    })(request, response, next);
  };
}
