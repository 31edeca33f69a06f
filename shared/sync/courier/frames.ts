import { z } from 'zod';
import { PIECE_BYTES_MAX } from '../../domain/file/file.ts';

/** A document as a county holds it; what it says is checked where it is taken in, by the very code of every transport. */
const countyDocument = z.looseObject({ _id: z.string(), _rev: z.string().exactOptional() });

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Pieces of files, each under the hash of its bytes. */
const pieces = z.object({
  is: z.literal('pieces'),
  pieces: z.array(z.object({ hash, data: z.base64().max(Math.ceil(PIECE_BYTES_MAX / 3) * 4) })),
});
export type PiecesFrame = z.infer<typeof pieces>;

const revision = z.object({ id: z.string(), rev: z.string() });

/** What the station's bundle says: what it asks of the county, in the words of a transport. */
export const toCountyFrame = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('opening'),
    /** The place in the county's feed that the device has read up to. */
    since: z.string(),
    /** How often device and county have been level as the device knows, and the count that this bundle makes (SYNC R1). */
    meetings: z.object({ confirmed: z.int(), next: z.int() }),
    /** Whether holdings come with it. */
    compares: z.boolean(),
  }),
  /** Documents that the county has not acknowledged, as they would go into `_bulk_docs`. */
  z.object({ is: z.literal('push'), as: z.enum(['new', 'changed']), documents: z.array(countyDocument) }),
  /** Revisions that the county had acknowledged, of which the device asks whether it still has them (SYNC R1). */
  z.object({ is: z.literal('holdings'), revisions: z.array(revision) }),
  /** Pieces that the county has not acknowledged. */
  pieces,
  /** Pieces that this disk lacks. */
  z.object({ is: z.literal('wants'), hashes: z.array(hash) }),
]);
export type ToCountyFrame = z.infer<typeof toCountyFrame>;

const pushRow = z.discriminatedUnion('outcome', [
  z.object({ id: z.string(), outcome: z.literal('stored'), rev: z.string() }),
  z.object({ id: z.string(), outcome: z.literal('conflict') }),
  z.object({ id: z.string(), outcome: z.literal('refused'), why: z.string() }),
]);

/** A document as the county held it when the bundle was imported; without `rev` it has none. */
const heldRow = z.object({
  id: z.string(),
  rev: z.string().exactOptional(),
  deleted: z.boolean(),
  document: countyDocument.exactOptional(),
});

/** What a device may ask of the county about a page of documents while it takes them in. */
const background = z.object({
  /** Revisions by id, each with the path it came through; bodies only of those that may be asked for. */
  revisions: z.array(countyDocument),
  /** Ids of which the county has never had the revision that the device named (SYNC R1). */
  lost: z.array(z.string()),
});
export type Background = z.infer<typeof background>;

/** What became of pieces at the county; `forged` are those under whose hash other bytes stand, or came. */
const piecesHeld = z.object({
  is: z.literal('piecesHeld'),
  kept: z.array(hash),
  refused: z.array(hash),
  forged: z.array(hash),
});
export type PiecesHeldFrame = z.infer<typeof piecesHeld>;

/** What the county's answer says: what it would have answered to each of those requests. */
export const toStationFrame = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('opening'),
    /** The set of the bundle that this answers. */
    answers: z.string(),
    /** The county's count of being level with this device, and the device's own as the bundle had it. */
    meetings: z.int(),
    confirmed: z.int(),
    /** The county was restored or rebuilt since: its count is below the device's. Then the news is all that there is. */
    wentBack: z.boolean(),
  }),
  z.object({
    is: z.literal('pushed'),
    as: z.enum(['new', 'changed']),
    /** The documents as the bundle had them: each answer is to this very version (SYNC U6). */
    documents: z.array(countyDocument),
    rows: z.array(pushRow),
    /** Of each document in conflict, what the county holds. */
    held: z.array(heldRow),
    background,
  }),
  /** One page of the county's feed from `since` to `last`. */
  z.object({ is: z.literal('news'), since: z.string(), last: z.string(), rows: z.array(heldRow), background }),
  /** Of the revisions asked about, the documents that the county holds otherwise or not at all. */
  z.object({ is: z.literal('compared'), held: z.array(heldRow), background }),
  piecesHeld,
  /** Of the pieces that the disk lacked, those that the county has. */
  pieces,
]);
export type ToStationFrame = z.infer<typeof toStationFrame>;
export type PushedFrame = Extract<ToStationFrame, { is: 'pushed' }>;
export type NewsFrame = Extract<ToStationFrame, { is: 'news' }>;
export type ComparedFrame = Extract<ToStationFrame, { is: 'compared' }>;
