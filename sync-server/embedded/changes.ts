import { createRequire } from 'node:module';
import type { Request, Response } from 'express';
import type { Answer } from './answer.ts';
import { badRequest } from './couchError.ts';
import type { Database } from './database.ts';
import type { CouchDocument } from './pouch.ts';
import { bodyOf, countIn, queryOf } from './query.ts';
import { splitRevision } from './revision.ts';

const { matchesSelector } = createRequire(import.meta.url)('pouchdb-selector-core') as {
  matchesSelector(document: object, selector: object): boolean;
};

/** CouchDB's defaults, in milliseconds: how long a long poll waits, and how often it gives a sign of life if asked to. */
const LONG_POLL_MS = 60_000;
const HEARTBEAT_MS = 60_000;

interface Row {
  seq: string | null;
  id: string;
  changes: { rev: string }[];
  deleted?: true;
  doc?: CouchDocument;
}

interface Page {
  results: Row[];
  last_seq: string;
  pending: number;
}

interface Asked {
  since: number;
  limit: number;
  interval: number;
  includeDocs: boolean;
  conflicts: boolean;
  allLeaves: boolean;
  descending: boolean;
  selector: object | undefined;
  /** Only these documents, where the filter names some. */
  ids: ReadonlySet<string> | undefined;
}

async function askedOf(database: Database, request: Request): Promise<Asked & { query: Record<string, unknown> }> {
  const query = queryOf(request);
  if (query.filter !== undefined && query.filter !== '_selector' && query.filter !== '_doc_ids')
    throw badRequest(`filter ${query.filter} is not offered`);
  const ids = query.filter === '_doc_ids' ? bodyOf(request).doc_ids : undefined;
  if (query.filter === '_doc_ids' && !Array.isArray(ids)) throw badRequest('`doc_ids` filter parameter is not a list.');
  const selector = query.filter === '_selector' ? bodyOf(request).selector : undefined;
  if (query.filter === '_selector' && (typeof selector !== 'object' || selector === null)) {
    throw badRequest('Selector must be a JSON object');
  }
  return {
    query,
    since: await database.feed.parse(query.since),
    limit: countIn(query, 'limit', Number.MAX_SAFE_INTEGER),
    interval: countIn(query, 'seq_interval', 1),
    includeDocs: query.include_docs === true,
    conflicts: query.conflicts === true,
    allLeaves: query.style === 'all_docs',
    descending: query.descending === true,
    selector: selector as object | undefined,
    ids: ids === undefined ? undefined : new Set(ids as string[]),
  };
}

/** The winner first, then the others, the longest histories before the shorter ones. */
function inOrder(leaves: { rev: string }[], winner: string | undefined): { rev: string }[] {
  const rank = ({ rev }: { rev: string }) => ({ wins: rev === winner ? 1 : 0, ...splitRevision(rev) });
  return leaves
    .map(rank)
    .sort((a, b) => b.wins - a.wins || b.start - a.start || (a.hash < b.hash ? 1 : -1))
    .map(({ start, hash }) => ({ rev: `${start}-${hash}` }));
}

/** The leaves of a change that the selector lets through: each is judged by its own body, also a deleted one. */
async function leavesLetThrough(
  database: Database,
  change: { id: string; changes: { rev: string }[]; doc?: CouchDocument },
  selector: object | undefined,
): Promise<{ rev: string }[]> {
  const leaves = inOrder(change.changes, change.doc?._rev);
  if (!selector) return leaves;
  const through: { rev: string }[] = [];
  for (const { rev } of leaves) {
    const body = change.doc?._rev === rev ? change.doc : await database.pouch.get(change.id, { rev });
    if (matchesSelector(body, selector)) through.push({ rev });
  }
  return through;
}

async function pageOf(database: Database, asked: Asked): Promise<Page> {
  const results: Row[] = [];
  const options = {
    include_docs: asked.includeDocs || asked.allLeaves || asked.selector !== undefined,
    style: asked.allLeaves ? 'all_docs' : 'main_only',
    conflicts: asked.conflicts,
    descending: asked.descending,
  };
  const whole = (await database.pouch.info()).update_seq;
  let last = asked.limit === 0 ? asked.since : Math.max(whole, asked.since);
  reading: for await (const batch of asked.limit === 0 ? [] : database.feed.after(asked.since, options)) {
    for (const change of batch) {
      if (asked.ids?.has(change.id) === false) continue;
      const changes = await leavesLetThrough(database, change, asked.selector);
      if (changes.length === 0) continue;
      results.push({
        seq: results.length % asked.interval === 0 ? await database.feed.sequence(change.seq) : null,
        id: change.id,
        changes,
        ...(change.deleted && { deleted: true }),
        ...(asked.includeDocs && change.doc && { doc: change.doc }),
      });
      if (results.length < asked.limit) continue;
      last = change.seq;
      break reading;
    }
    // Descending, everything comes at once: its sequences fall, and the next batch would begin at the wrong end.
    if (asked.descending) break;
  }
  return { results, last_seq: await database.feed.sequence(last), pending: await database.feed.pendingAfter(last) };
}

/** `_changes`, at once or as a long poll. */
export async function changes(database: Database, request: Request, response: Response): Promise<Answer | undefined> {
  const asked = await askedOf(database, request);
  const { feed } = asked.query;
  if (feed !== undefined && feed !== 'normal' && feed !== 'longpoll') throw badRequest(`feed ${feed} is not offered`);
  if (feed === 'longpoll') await database.feed.listen();
  const page = await pageOf(database, asked);
  if (feed !== 'longpoll' || page.results.length > 0) return { status: 200, body: page };
  await waitForPage(database, asked, response);
  return undefined;
}

/** Holds the line until another page has rows, the time is up, or the other side has gone. */
async function waitForPage(database: Database, asked: Asked & { query: Record<string, unknown> }, response: Response) {
  const over = new AbortController();
  const { heartbeat, timeout } = asked.query;
  const beats = heartbeat === true ? HEARTBEAT_MS : typeof heartbeat === 'number' ? heartbeat : undefined;
  response.on('close', () => over.abort());
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"results":[\n');
  // Without a sign of life the line is held for the time asked for; with one, until there is something to say.
  const timer = beats
    ? setInterval(() => response.write('\n'), beats)
    : setTimeout(() => over.abort(), typeof timeout === 'number' ? Math.min(timeout, LONG_POLL_MS) : LONG_POLL_MS);
  let page: Page;
  do {
    await database.feed.nextWrite(over.signal);
    page = await pageOf(database, asked);
  } while (page.results.length === 0 && !over.signal.aborted);
  clearTimeout(timer);
  const { results, last_seq, pending } = page;
  const rows = results.map((row) => JSON.stringify(row)).join(',\n');
  response.end(`${rows}\n],\n"last_seq":${JSON.stringify(last_seq)},"pending":${pending}}\n`);
}
