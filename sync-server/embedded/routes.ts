import { type Request, type RequestHandler, type Response, Router } from 'express';
import { type Answer, answering } from './answer.ts';
import { jsonBody } from './body.ts';
import { changes } from './changes.ts';
import { badRequest, CouchError } from './couchError.ts';
import type { Database, Databases } from './database.ts';
import { bodyOf, queryOf } from './query.ts';
import { describeDatabase, listDocuments, readDocument, readLocal, readMany, writeLocal } from './reading.ts';
import type { UserContext } from './validator.ts';
import { type WriteRow, writeDocuments } from './writing.ts';

/** A database of ours; express-pouchdb's own begin with an underscore. */
const DATABASE = '/:db([a-z][^/]{0,})';
const DOCUMENT = `${DATABASE}/:id([^_/][^/]{0,})`;
const DESIGN = `${DATABASE}/_design/:name`;
const LOCAL = `${DATABASE}/_local/:name`;

/** CouchDB's rule for a database's name, without the slash, which would be a folder here. */
const NAME_RULE = /^[a-z][a-z0-9_$()+-]*$/;

type Handle = (database: Database, request: Request, response: Response) => Promise<Answer | undefined>;

const strictJson = jsonBody(true);
const looseJson = jsonBody(false);

/** Documents with their files as multipart are express-pouchdb's business. */
const unlessMultipart: RequestHandler = (request, _, next) =>
  next(request.headers['content-type']?.startsWith('multipart/') ? 'route' : undefined);

function statusOf(error: string): number {
  return { conflict: 409, forbidden: 403, unauthorized: 401 }[error] ?? 500;
}

function docsOf(request: Request): unknown[] {
  const { docs } = bodyOf(request);
  if (docs === undefined) throw badRequest('POST body must include `docs` parameter.');
  if (!Array.isArray(docs)) throw badRequest('`docs` parameter must be an array.');
  return docs;
}

function userOf(database: Database, response: Response): UserContext {
  return { ...response.locals.user, db: database.name };
}

/** The answer to the writing of one document. */
function written(row: WriteRow | undefined, document: Record<string, unknown>, status = 201): Answer {
  if (row && 'error' in row) throw new CouchError(statusOf(row.error), row.error, row.reason);
  const body = row ?? { ok: true, id: document._id, rev: document._rev };
  return { status, body, ...(row && { headers: { etag: `"${row.rev}"` } }) };
}

/** Writes the one document of a request, on top of the revision that the query or `If-Match` names. */
async function writeOne(database: Database, request: Request, response: Response, id: string): Promise<Answer> {
  const query = queryOf(request);
  const rev = query.rev ?? request.headers['if-match']?.replaceAll('"', '');
  const deletes = request.method === 'DELETE';
  const document = {
    ...(deletes ? { _deleted: true } : bodyOf(request)),
    _id: id,
    ...(rev !== undefined && { _rev: rev }),
  };
  const [row] = await writeDocuments(database, [document], query.new_edits !== false, userOf(database, response));
  return written(row, document, deletes ? 200 : 201);
}

async function readOne(database: Database, request: Request, id: string): Promise<Answer> {
  const body = await readDocument(database, id, queryOf(request));
  const rev = Array.isArray(body) ? undefined : body._rev;
  return { status: 200, body, ...(rev && { headers: { etag: `"${rev}"` } }) };
}

/**
 * The part of CouchDB's interface that the stations use, answered as CouchDB 3.5 answers it. What is not here falls
 * through to express-pouchdb.
 */
export function routes(databases: Databases): Router {
  const router = Router({ caseSensitive: true });
  const on = (method: 'get' | 'post' | 'put' | 'delete', path: string, before: RequestHandler[], handle: Handle) =>
    router[method](
      path,
      ...before,
      answering(async (request, response) => handle(databases.open(request.params.db ?? ''), request, response)),
    );

  router.put(
    DATABASE,
    answering((request) => createDatabase(databases, request.params.db ?? '')),
  );
  router.delete(
    DATABASE,
    answering((request) => removeDatabase(databases, request.params.db ?? '')),
  );
  on('get', DATABASE, [], async (database) => ({ status: 200, body: await describeDatabase(database) }));
  on('post', DATABASE, [looseJson], async (database, request, response) => {
    const [row] = await writeDocuments(database, [bodyOf(request)], true, userOf(database, response));
    return written(row, {});
  });

  router.all(
    DATABASE,
    answering(async () => {
      throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,POST allowed');
    }),
  );

  on('get', `${DATABASE}/_security`, [], async (database) => ({ status: 200, body: await database.security() }));
  on('put', `${DATABASE}/_security`, [looseJson], async (database, request) => {
    await database.secure(bodyOf(request));
    return { status: 200, body: { ok: true } };
  });

  on('post', `${DATABASE}/_bulk_docs`, [strictJson], async (database, request, response) => {
    const newEdits = bodyOf(request).new_edits !== false;
    const rows = await writeDocuments(database, docsOf(request), newEdits, userOf(database, response));
    return { status: 201, body: rows };
  });
  on('post', `${DATABASE}/_bulk_get`, [strictJson], async (database, request) => ({
    status: 200,
    body: await readMany(database, bodyOf(request).docs, queryOf(request)),
  }));
  on('get', `${DATABASE}/_all_docs`, [], async (database, request) => ({
    status: 200,
    body: await listDocuments(database, queryOf(request)),
  }));
  on('post', `${DATABASE}/_all_docs`, [strictJson], async (database, request) => ({
    status: 200,
    body: await listDocuments(database, { ...queryOf(request), ...bodyOf(request) }),
  }));
  on('get', `${DATABASE}/_changes`, [], changes);
  on('post', `${DATABASE}/_changes`, [strictJson], changes);

  on('get', LOCAL, [], async (database, request) => ({
    status: 200,
    body: await readLocal(database, `_local/${request.params.name}`),
  }));
  on('put', LOCAL, [looseJson], async (database, request) => {
    const id = `_local/${request.params.name}`;
    const { rev } = await writeLocal(database, id, bodyOf(request));
    return { status: 201, body: { ok: true, id, rev } };
  });

  for (const [path, idOf] of [
    [DOCUMENT, (request: Request) => String(request.params.id)],
    [DESIGN, (request: Request) => `_design/${request.params.name}`],
  ] as const) {
    on('get', path, [], (database, request) => readOne(database, request, idOf(request)));
    on('put', path, [unlessMultipart, looseJson], (database, request, response) =>
      writeOne(database, request, response, idOf(request)),
    );
    on('delete', path, [], (database, request, response) => writeOne(database, request, response, idOf(request)));
  }
  return router;
}

async function createDatabase(databases: Databases, name: string): Promise<Answer> {
  if (!NAME_RULE.test(name)) throw new CouchError(400, 'illegal_database_name', `Name: '${name}'.`);
  if (databases.has(name)) {
    throw new CouchError(412, 'file_exists', 'The database could not be created, the file already exists.');
  }
  await databases.create(name);
  return { status: 201, body: { ok: true } };
}

async function removeDatabase(databases: Databases, name: string): Promise<Answer> {
  await databases.remove(name);
  return { status: 200, body: { ok: true } };
}
