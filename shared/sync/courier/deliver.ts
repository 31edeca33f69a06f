import { sameValue } from '../../domain/canonical.ts';
import { kindOf } from '../../domain/document.ts';
import { definitionOf } from '../../domain/kinds.ts';
import type { Result } from '../../domain/result.ts';
import {
  type County,
  type CountyDocument,
  type CountyProblem,
  fromCounty,
  type HeldRow,
  type PushRow,
} from '../county.ts';
import { offer } from '../offer.ts';
import { PULL_PAGE } from '../pull.ts';
import type { Transport } from '../transport.ts';
import { backgroundOf, settled } from './background.ts';
import { keepPieces, piecesHeldOf } from './countyFiles.ts';
import type { ComparedFrame, NewsFrame, PushedFrame, ToCountyFrame, ToStationFrame } from './frames.ts';
import { FRAME_PIECES } from './stationPieces.ts';

/** What a delivery came to. */
export interface Delivered {
  stored: number;
  refused: number;
  conflicts: number;
  /** Changes of others that the answer brings to the station. */
  news: number;
  /** Pieces of files that are at the county now, and those that the answer brings to the station. */
  pieces: number;
  piecesSent: number;
  /** Whether the county was found to have been restored from a backup since it last heard of this device (SYNC R1). */
  wentBack: boolean;
}

export function nothingDelivered(): Delivered {
  return { stored: 0, refused: 0, conflicts: 0, news: 0, pieces: 0, piecesSent: 0, wentBack: false };
}

/** The county did not do what the bundle asks. What was done before that stays; importing again goes on from there. */
export class DeliveryFailed extends Error {
  readonly problem: CountyProblem;

  constructor(problem: CountyProblem, detail?: string) {
    super(detail ? `${problem}: ${detail}` : problem);
    this.problem = problem;
  }
}

const NEVER = new AbortController().signal;

/** CouchDB's word for the beginning of the feed. */
const BEGINNING = '0';

/** No device: nothing in the feed was written by it. */
const NOBODY = '';

/** JSON characters of one page of news; documents are small, and a page of large ones is asked for again in parts. */
const NEWS_MAX = 8 * 1024 * 1024;

function orFailed<T>(result: Result<T, CountyProblem>): T {
  if (!result.ok) throw new DeliveryFailed(result.reason, result.detail);
  return result.value;
}

/**
 * Does at the county what a bundle asks, by the push code of every transport, and says what the station is to read back.
 * Delivering a bundle twice, late or after a later one is harmless: what the county has already is acknowledged, and what
 * it has gone on from is a conflict that the device settles knowing its own past (SYNC U3).
 *
 * @param countyAs the county as a device of this id asks it
 * @param files to the station's files database
 * @param bundle the bundle's set, and the device that it is from
 * @param delivered is filled in while the frames of the answer are taken
 * @throws DeliveryFailed
 */
export async function* deliver(
  countyAs: (device: string) => County,
  files: Transport,
  { set, device }: { set: string; device: string },
  frames: AsyncIterable<ToCountyFrame>,
  delivered: Delivered,
): AsyncGenerator<ToStationFrame> {
  const county = countyAs(device);
  let opening: Extract<ToCountyFrame, { is: 'opening' }> | undefined;
  let counted = 0;
  const wanted: string[] = [];
  for await (const frame of frames) {
    if (frame.is === 'opening') {
      opening = frame;
      counted = orFailed(await county.readMeetings(NEVER));
      delivered.wentBack = counted < frame.meetings.confirmed;
      const { confirmed, next } = frame.meetings;
      const meetings = delivered.wentBack ? counted : Math.max(counted, next);
      yield { is: 'opening', answers: set, meetings, confirmed, wentBack: delivered.wentBack };
    } else if (frame.is === 'push') {
      const isLate = opening !== undefined && opening.meetings.next <= counted;
      yield tallied(await push(county, frame, isLate), delivered);
    } else if (frame.is === 'pieces') {
      const held = orFailed(await keepPieces(files, frame.pieces));
      delivered.pieces += held.kept.length;
      yield held;
    } else if (frame.is === 'wants') wanted.push(...frame.hashes);
    else yield await compare(county, frame.revisions);
  }
  if (!opening) throw new DeliveryFailed('badRequest', 'no opening');
  const { meetings, since, compares } = opening;
  // A count that the device has not heard of is of a bundle still under way, or of before the device was restored from a
  // backup: then it lacks things of its own, which the feed keeps from who wrote them (SYNC P2, R3).
  const asker = counted > meetings.confirmed ? countyAs(NOBODY) : county;
  if (!delivered.wentBack && meetings.next > counted) orFailed(await county.writeMeetings(meetings.next, NEVER));
  for await (const page of news(asker, delivered.wentBack && !compares ? BEGINNING : since)) {
    delivered.news += page.rows.length;
    yield page;
  }
  for (let at = 0; at < wanted.length; at += FRAME_PIECES) {
    const pieces = orFailed(await piecesHeldOf(files, wanted.slice(at, at + FRAME_PIECES)));
    delivered.piecesSent += pieces.length;
    if (pieces.length > 0) yield { is: 'pieces', pieces };
  }
}

function tallied(frame: PushedFrame, delivered: Delivered): PushedFrame {
  for (const { outcome } of frame.rows) delivered[outcome === 'conflict' ? 'conflicts' : outcome] += 1;
  return frame;
}

/**
 * @param isLate whether this bundle, or a later one, was delivered before: then a document without a revision was written
 *   in ignorance of the deletion that it meets, and must not bring it back (SYNC C2)
 */
async function push(
  county: County,
  { as, documents }: Extract<ToCountyFrame, { is: 'push' }>,
  isLate: boolean,
): Promise<PushedFrame> {
  const held = orFailed(
    await county.held(
      documents.map(({ _id }) => _id),
      NEVER,
    ),
  );
  const before = new Map(held.map((row) => [row.id, row]));
  const rows: PushRow[] = [];
  const open = documents.filter((document) => {
    const row = before.get(document._id);
    const { rev } = row ?? {};
    if (!row || rev === undefined) return true;
    const isThere = row.document && sameValue(fromCounty(row.document), fromCounty(document));
    if (isThere) rows.push({ id: row.id, outcome: 'stored', rev });
    else if (row.deleted ? !document._rev && (isLate || !mayRevive(document)) : as === 'new')
      rows.push({ id: row.id, outcome: 'conflict' });
    else return true;
    return false;
  });
  orFailed(
    await offer(county, { documents: open, as }, NEVER, async (answered) => {
      rows.push(...answered);
      return { ok: true, value: undefined };
    }),
  );
  const inConflict = new Set(rows.filter(({ outcome }) => outcome === 'conflict').map(({ id }) => id));
  const asked = documents.flatMap(({ _id: id, _rev: rev }) =>
    as === 'changed' && rev && inConflict.has(id) ? [{ id, rev }] : [],
  );
  return { is: 'pushed', as, documents, rows, ...(await heldNow(county, [...inConflict], asked)) };
}

/** Whether a person brings it back on purpose: a record says so, a fact cannot say more than it does. */
function mayRevive({ _id, revived }: CountyDocument): boolean {
  return definitionOf(kindOf(_id) ?? '')?.nature === 'fact' || Array.isArray(revived);
}

/** What the county holds of documents now, with their branches settled, and what a device may ask about them. */
async function heldNow(county: County, ids: string[], asked: { id: string; rev: string }[]) {
  if (ids.length === 0) return { held: [], background: { revisions: [], lost: [] } };
  const held = orFailed(await settled(county, orFailed(await county.held(ids, NEVER)), NEVER));
  const background = orFailed(await backgroundOf(county, held, asked, NEVER));
  return { held: held.map(shown), background };
}

/** Of revisions that the county had acknowledged: what became of those that it has no longer (SYNC R1). */
async function compare(county: County, revisions: { id: string; rev: string }[]): Promise<ComparedFrame> {
  const lost = orFailed(await county.unknown(revisions, NEVER));
  const asked = revisions.filter(({ id }) => lost.has(id));
  return { is: 'compared', ...(await heldNow(county, [...lost], asked)) };
}

/** The feed from a place on, page by page, as it would come over a line (SYNC P1, P2). */
async function* news(county: County, from: string): AsyncGenerator<NewsFrame> {
  let since = from;
  let limit = PULL_PAGE;
  for (;;) {
    const changes = orFailed(await county.changes({ since, limit, wait: false }, NEVER));
    const rows = orFailed(await settled(county, changes.rows, NEVER));
    if (limit > 1 && JSON.stringify(rows).length > NEWS_MAX) {
      limit = Math.ceil(limit / 4);
      continue;
    }
    const background = orFailed(await backgroundOf(county, rows, [], NEVER));
    yield { is: 'news', since, last: changes.last, rows: rows.map(shown), background };
    if (changes.pending === 0) return;
    since = changes.last;
  }
}

function shown({
  id,
  deleted,
  document,
  rev,
}: Pick<HeldRow, 'id' | 'deleted' | 'document'> & { rev?: string | undefined }) {
  return { id, deleted, ...(rev !== undefined && { rev }), ...(document && { document }) };
}
