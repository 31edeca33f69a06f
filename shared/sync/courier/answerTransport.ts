import { type CountyDocument, generation, pathOf } from '../county.ts';
import type { CountyAnswer, CountyRequest, Exchange, Transport } from '../transport.ts';
import type { Background, ToStationFrame } from './frames.ts';

type Answering = Extract<ToStationFrame, { is: 'pushed' | 'news' | 'compared' }>;
type Held = { id: string; rev?: string | undefined; deleted: boolean; document?: CountyDocument | undefined };

/**
 * The county as a frame of its answer shows it: what it answered to the device's requests when the courier was there. What
 * the frame does not tell is no connection, so that nothing is taken for an answer that is none (SYNC P5).
 *
 * @param serverTime the county's clock where this device's is known to be behind it (SYNC K1)
 */
export function answerTransport(frame: Answering, serverTime: number | undefined): Transport {
  return {
    async exchange(request): Promise<Exchange> {
      const answer = answerTo(request, frame);
      if (!answer) return { ok: false, reason: 'offline' };
      // The page changes what it gets; the frame is to answer alike once more.
      const body = structuredClone(answer.body);
      return { ok: true, value: { ...answer, body, bytes: 0, ...(serverTime !== undefined && { serverTime }) } };
    },
  };
}

function answerTo(request: CountyRequest, frame: Answering): Pick<CountyAnswer, 'status' | 'body'> | undefined {
  const body = request.body as Record<string, unknown> | undefined;
  switch (request.path) {
    case '_bulk_docs':
      return frame.is === 'pushed' ? { status: 201, body: bulkRows(frame.rows, body as never) } : undefined;
    case '_changes':
      return frame.is === 'news' ? { status: 200, body: feedPage(frame, request.query?.since ?? '') } : undefined;
    case '_all_docs':
      return frame.is === 'news' ? undefined : heldRows(frame.held, (body?.keys ?? []) as string[]);
    case '_revs_diff':
      return { status: 200, body: missing(frame.background, body as Record<string, string[]>) };
    case '_bulk_get':
      return { status: 200, body: bodies(frame.background, body?.docs as { id: string; rev: string }[]) };
    default:
      return undefined;
  }
}

function bulkRows(
  rows: Extract<Answering, { is: 'pushed' }>['rows'],
  { docs, new_edits }: { docs: CountyDocument[]; new_edits?: boolean },
): object[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return docs.flatMap(({ _id: id }): object[] => {
    const row = byId.get(id);
    if (row?.outcome === 'stored') return new_edits === false ? [] : [{ ok: true, id, rev: row.rev }];
    if (row?.outcome === 'refused') return [{ id, error: 'forbidden', reason: row.why }];
    return [{ id, error: 'conflict', reason: 'Document update conflict.' }];
  });
}

/** The page, if it goes on from where the device is; else there is nothing new, and the device stays where it is (SYNC P3). */
function feedPage({ since, last, rows }: Extract<Answering, { is: 'news' }>, from: string): object {
  if (since !== from) return { results: [], last_seq: from, pending: 0 };
  const results = rows.map(({ id, deleted, document }) => ({ id, deleted, doc: document ?? null }));
  return { results, last_seq: last, pending: 0 };
}

function heldRows(held: Held[], keys: string[]): { status: number; body: object } | undefined {
  const byId = new Map(held.map((row) => [row.id, row]));
  if (keys.some((key) => !byId.has(key))) return undefined;
  const rows = keys.map((key) => {
    const { rev, deleted, document } = byId.get(key) as Held;
    if (rev === undefined) return { key, error: 'not_found' };
    return { key, value: { rev, ...(deleted && { deleted }) }, doc: document ?? null };
  });
  return { status: 200, body: { rows } };
}

/**
 * Revisions that the county had never had by then. One of a later generation than all it had may have been made since, on
 * the line or by a bundle that overtook this one: that says nothing of a county that lost something.
 */
function missing({ revisions, lost }: Background, asked: Record<string, string[]>): object {
  const paths = new Map<string, string[]>();
  for (const held of revisions) paths.set(held._id, [...(paths.get(held._id) ?? []), ...pathOf(held)]);
  const rows = Object.entries(asked).flatMap(([id, revs]) => {
    const path = paths.get(id) ?? [];
    const latest = Math.max(0, ...path.map(generation));
    const gone = revs.filter((rev) => lost.includes(id) || (generation(rev) <= latest && !path.includes(rev)));
    return gone.length > 0 ? [[id, { missing: gone }] as const] : [];
  });
  return Object.fromEntries(rows);
}

function bodies({ revisions }: Background, wanted: { id: string; rev: string }[]): object {
  const byRevision = new Map(revisions.map((held) => [`${held._id} ${held._rev}`, held]));
  const results = wanted.map(({ id, rev }) => {
    const held = byRevision.get(`${id} ${rev}`);
    const error = { id, rev, error: 'not_found', reason: 'missing' };
    return { id, docs: [held ? { ok: held } : { error }] };
  });
  return { results };
}
