import { badRequest, notFound } from './couchError.ts';
import type { Database } from './database.ts';
import type { CouchDocument } from './pouch.ts';
import { countIn } from './query.ts';
import { isRevision, revisionAsKept } from './revision.ts';

type Query = Record<string, unknown>;

/** What CouchDB says of a database. Sizes are not known here. */
export async function describeDatabase(database: Database): Promise<object> {
  const { doc_count, update_seq } = await database.pouch.info();
  return {
    db_name: database.name,
    doc_count,
    doc_del_count: (await database.feed.pendingAfter(0)) - doc_count,
    update_seq: await database.feed.sequence(update_seq),
    purge_seq: await database.feed.sequence(0),
    instance_start_time: '0',
    sizes: { file: 0, external: 0, active: 0 },
    props: {},
    disk_format_version: 8,
    compact_running: false,
    cluster: { q: 1, n: 1, w: 1, r: 1 },
  };
}

/** `_all_docs`, by keys or by range. */
export async function listDocuments({ pouch }: Database, query: Query): Promise<object> {
  const { keys, key, startkey, start_key, endkey, end_key } = query;
  if (keys !== undefined && !Array.isArray(keys)) throw badRequest('`keys` parameter must be an array.');
  const range = { key, startkey: startkey ?? start_key, endkey: endkey ?? end_key };
  const given = Object.entries(keys === undefined ? range : { keys }).filter(([, value]) => value !== undefined);
  const { total_rows, offset, rows } = await pouch.allDocs({
    ...Object.fromEntries(given),
    ...(keys === undefined && {
      limit: countIn(query, 'limit', Number.MAX_SAFE_INTEGER),
      skip: countIn(query, 'skip', 0),
    }),
    include_docs: query.include_docs === true,
    conflicts: query.conflicts === true,
    descending: query.descending === true,
    inclusive_end: query.inclusive_end !== false,
    attachments: query.attachments === true,
  });
  return { total_rows, offset: keys === undefined ? offset : null, rows };
}

/** One document, or with `open_revs` its leaves. */
export async function readDocument({ pouch }: Database, id: string, query: Query): Promise<CouchDocument | object[]> {
  const { rev, open_revs } = query;
  if (rev !== undefined && !isRevision(rev)) throw badRequest('Invalid rev format');
  return await pouch.get(id, {
    ...(rev !== undefined && { rev: revisionAsKept(rev as string) }),
    ...(open_revs !== undefined && { open_revs }),
    ...Object.fromEntries(
      ['revs', 'revs_info', 'conflicts', 'attachments', 'latest'].map((name) => [name, query[name] === true]),
    ),
  });
}

interface Wanted {
  id: string;
  rev?: string;
}

/** `_bulk_get`: a row for each document asked for, in its order. */
export async function readMany(database: Database, wanted: unknown, query: Query): Promise<object> {
  if (!Array.isArray(wanted)) throw badRequest("Missing JSON list of 'docs'.");
  const options = Object.fromEntries(['revs', 'attachments', 'latest'].map((name) => [name, query[name] === true]));
  const results: object[] = [];
  for (const { id, rev } of wanted as Wanted[]) {
    results.push({ id, docs: await leavesAskedFor(database, { id, ...(rev !== undefined && { rev }) }, options) });
  }
  return { results };
}

async function leavesAskedFor({ pouch }: Database, { id, rev }: Wanted, options: object): Promise<object[]> {
  const missing = { error: { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' } };
  const open_revs = rev === undefined ? 'all' : [revisionAsKept(rev)];
  const leaves = (await pouch.get(id, { ...options, open_revs }).catch(() => [])) as { ok?: CouchDocument }[];
  const found = leaves.flatMap(({ ok }) => (ok ? [{ ok }] : []));
  return found.length > 0 ? found : [missing];
}

/** A `_local` document. */
export async function readLocal({ pouch }: Database, id: string): Promise<CouchDocument> {
  return await pouch.get(id).catch(() => {
    throw notFound('missing');
  });
}

/** Writes a `_local` document over whatever is there: CouchDB asks for no revision. */
export async function writeLocal({ pouch }: Database, id: string, document: object): Promise<{ rev: string }> {
  const held = await pouch.get(id).catch(() => undefined);
  const { _rev: _, ...rest } = document as { _rev?: string };
  return await pouch.put({ ...rest, _id: id, ...(held?._rev && { _rev: held._rev }) });
}
