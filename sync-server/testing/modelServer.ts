import { randomUUID } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { stationDatabases } from '../../shared/host/contract.ts';
import type { CountyDocument } from '../../shared/sync/county.ts';
import { ModelCounty } from '../../shared/sync/testing/modelCounty.ts';
import type { CountyRequest } from '../../shared/sync/transport.ts';
import { basicAuthorization, type CouchServer } from '../couch.ts';
import { stationDesign } from '../design/designDocument.ts';
import { randomStation, type TestCounty } from './county.ts';
import type { Fetch } from './observed.ts';

/** Where the model is asked; it listens nowhere. */
export const MODEL: CouchServer = { url: 'http://model', user: 'admin', password: 'admin-pw' };

interface Asked {
  model: ModelCounty;
  method: string;
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown> | undefined;
  asAdministrator: boolean;
}

interface Answer {
  status: number;
  body: unknown;
}

const NEVER = new AbortController().signal;

/**
 * Models of databases (SYNC T1) behind CouchDB's addresses. Single documents are asked for through the bulk requests, the
 * only ones that a station makes and the model has; designs bring their validator. Who asks is believed.
 */
export function modelFetch(): Fetch {
  const databases = new Map<string, ModelCounty>();
  return async (address, init) => {
    const { pathname, searchParams } = new URL(address);
    const [database = '', ...rest] = pathname.split('/').slice(1).map(decodeURIComponent);
    const model = databases.get(database);
    const method = init.method ?? 'GET';
    const path = rest.join('/');
    const query = Object.fromEntries(searchParams);
    const answer =
      model && !(path === '' && method === 'PUT')
        ? answerOf({ model, method, path, query, ...readInit(init) })
        : answerWithout(databases, database, path === '' ? method : 'none');
    const headers = { 'content-type': 'application/json', date: new Date().toUTCString() };
    if (query.feed === 'longpoll') return new Response(bodyOnceIt(answer), { headers });
    const { status, body } = await answer;
    return new Response(JSON.stringify(body), { status, headers });
  };
}

/** CouchDB begins its answer to a long poll when it begins to wait. */
function bodyOnceIt(comes: Promise<Answer> | Answer): ReadableStream {
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from(JSON.stringify((await comes).body)));
      controller.close();
    },
  });
}

/** A station's records on the model, with the validator that every county has. */
export async function modelStation(asks: Fetch): Promise<TestCounty> {
  const station = randomStation();
  const { records } = stationDatabases(station);
  const authorization = basicAuthorization(MODEL.user, MODEL.password);
  const adminFetch: TestCounty['adminFetch'] = (path, init = {}) =>
    asks(`${MODEL.url}/${path}`, { ...init, headers: { authorization, ...(init.headers as object) } });
  await adminFetch(records, { method: 'PUT' });
  const design = stationDesign(station);
  await adminFetch(`${records}/${design._id}`, { method: 'PUT', body: JSON.stringify(design) });
  return { url: MODEL.url, station, user: 'member', password: 'member-pw', adminFetch, stop: async () => {} };
}

/** What is answered where the database is asked for itself, or is not there. */
function answerWithout(databases: Map<string, ModelCounty>, database: string, method: string): Answer {
  if (database === '') return { status: 200, body: { couchdb: 'Welcome' } };
  if (method !== 'PUT') return { status: 404, body: { error: 'not_found', reason: 'Database does not exist.' } };
  const reason = 'The database could not be created, the file already exists.';
  if (databases.has(database)) return { status: 412, body: { error: 'file_exists', reason } };
  databases.set(database, new ModelCounty());
  return { status: 201, body: { ok: true } };
}

/** A body as it is behind CouchDB's front: unpacked, and with an id for each document that has none. */
function readInit({ body, headers }: RequestInit): Pick<Asked, 'body' | 'asAdministrator'> {
  const { authorization } = headers as Record<string, string>;
  const asAdministrator = authorization === basicAuthorization(MODEL.user, MODEL.password);
  if (!body) return { body: undefined, asAdministrator };
  const parsed = JSON.parse(typeof body === 'string' ? body : gunzipSync(body as Uint8Array).toString());
  const docs = Array.isArray(parsed.docs) ? parsed.docs : [];
  for (const document of docs) document._id ??= document.id ? undefined : randomUUID().replaceAll('-', '');
  return { body: parsed, asAdministrator };
}

async function answerOf(asked: Asked): Promise<Answer> {
  const { model, method, path, query, body } = asked;
  if (path === '_security') return { status: 200, body: { ok: true } };
  if (path.startsWith('_design/') && method === 'PUT') return putDesign(model, path, body ?? {});
  if (path === '' || /^_(?!design)/.test(path)) {
    const request: CountyRequest = { method: method as 'GET', path, query, ...(body && { body }), timeoutMs: 0 };
    const stop = query.timeout ? AbortSignal.timeout(Number(query.timeout)) : NEVER;
    const exchange = await model.transport().exchange(request, stop);
    return exchange.ok ? exchange.value : model.answer(request);
  }
  if (method === 'GET') return query.open_revs ? openRevisions(model, path) : getOne(model, path, query);
  if (method !== 'DELETE') return putOne(model, { _id: path, ...body }, 201);
  if (asked.asAdministrator) return removed(model, path);
  return putOne(model, { _id: path, _rev: query.rev ?? '', _deleted: true }, 200);
}

function putDesign(model: ModelCounty, id: string, body: Record<string, unknown>): Answer {
  const validate = runInNewContext(`(${body.validate_doc_update})`);
  model.plant({ ...body, _id: id });
  model.validator = (next, previous) => {
    try {
      // CouchDB runs it with the design document as `this`.
      validate.call(body, next, previous ?? null, { roles: [] });
      return undefined;
    } catch (error) {
      const { forbidden, unauthorized } = error as { forbidden?: string; unauthorized: string };
      return forbidden ?? { unauthorized };
    }
  };
  return { status: 201, body: { ok: true, id, rev: model.winner(id)?._rev } };
}

function getOne(model: ModelCounty, id: string, query: Record<string, string>): Answer {
  const asked = { ...query, include_docs: 'true' };
  const { body } = model.answer({
    method: 'POST',
    path: '_all_docs',
    query: asked,
    body: { keys: [id] },
    timeoutMs: 0,
  });
  const [row] = (body as { rows: { doc?: unknown; value?: { deleted?: boolean } }[] }).rows;
  if (row?.doc) return { status: 200, body: row.doc };
  return { status: 404, body: { error: 'not_found', reason: row?.value?.deleted ? 'deleted' : 'missing' } };
}

function openRevisions(model: ModelCounty, id: string): Answer {
  const docs = model
    .leaves(id)
    .sort()
    .map((rev) => ({ id, rev }));
  const { body } = model.answer({ method: 'POST', path: '_bulk_get', body: { docs }, timeoutMs: 0 });
  const { results } = body as { results: { docs: { ok: CountyDocument }[] }[] };
  return { status: 200, body: results.flatMap((row) => row.docs.map(({ ok: { _revisions, ...ok } }) => ({ ok }))) };
}

function putOne(model: ModelCounty, document: CountyDocument, done: number): Answer {
  const { body } = model.answer({ method: 'POST', path: '_bulk_docs', body: { docs: [document] }, timeoutMs: 0 });
  const [row] = body as { ok?: boolean; error?: string; reason?: string }[];
  if (row?.ok) return { status: done, body: row };
  return { status: row?.error === 'conflict' ? 409 : 403, body: { error: row?.error, reason: row?.reason } };
}

function removed(model: ModelCounty, id: string): Answer {
  model.remove(id);
  return { status: 200, body: { ok: true, id } };
}
