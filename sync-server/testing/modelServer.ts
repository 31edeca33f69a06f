import { randomUUID } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import type { CountyDocument } from '../../shared/sync/county.ts';
import { ModelCounty } from '../../shared/sync/testing/modelCounty.ts';
import type { Fetch } from './observed.ts';

/**
 * The model of a station's database (SYNC T1) behind CouchDB's addresses. Single documents are asked for through the bulk
 * requests, the only ones that a station makes and the model has; designs bring their validator.
 */
export function modelFetch(model = new ModelCounty()): Fetch {
  return async (address, init) => {
    const { pathname, searchParams } = new URL(address);
    const path = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    const query = Object.fromEntries(searchParams);
    const body = bodyOf(init);
    const { status, body: answer } = answerOf(model, init.method ?? 'GET', path, query, body);
    return new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } });
  };
}

/** A body as it is behind CouchDB's front: unpacked, and with an id for each document that has none. */
function bodyOf({ body }: RequestInit): Record<string, unknown> | undefined {
  if (!body) return undefined;
  const parsed = JSON.parse(typeof body === 'string' ? body : gunzipSync(body as Uint8Array).toString());
  for (const document of parsed.docs ?? []) document._id ??= document.id ? undefined : randomUUID().replaceAll('-', '');
  return parsed;
}

interface Answer {
  status: number;
  body: unknown;
}

function answerOf(
  model: ModelCounty,
  method: string,
  path: string,
  query: Record<string, string>,
  body: Record<string, unknown> | undefined,
): Answer {
  if (path.startsWith('_design/') && method === 'PUT') return putDesign(model, path, body ?? {});
  if (path === '' || /^_(?!design)/.test(path)) {
    return model.answer({ method: method as 'GET', path, query, ...(body && { body }), timeoutMs: 0 });
  }
  if (method === 'GET') return getOne(model, path, query);
  const isDeletion = method === 'DELETE';
  return putOne(model, { _id: path, ...body, ...(isDeletion && { _rev: query.rev, _deleted: true }) }, isDeletion);
}

function putDesign(model: ModelCounty, id: string, body: Record<string, unknown>): Answer {
  const validate = runInNewContext(`(${body.validate_doc_update})`);
  model.plant({ ...body, _id: id });
  model.validator = (next, previous) => {
    try {
      validate(next, previous ?? null, { roles: [] });
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

function putOne(model: ModelCounty, document: CountyDocument, isDeletion: boolean): Answer {
  const { body } = model.answer({ method: 'POST', path: '_bulk_docs', body: { docs: [document] }, timeoutMs: 0 });
  const [row] = body as { ok?: boolean; error?: string; reason?: string }[];
  if (row?.ok) return { status: isDeletion ? 200 : 201, body: row };
  return { status: row?.error === 'conflict' ? 409 : 403, body: { error: row?.error, reason: row?.reason } };
}
