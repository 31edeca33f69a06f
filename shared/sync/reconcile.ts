import { sameValue } from '../domain/canonical.ts';
import { type CollectionName, idsByCollection, KINDS, type Kind } from '../domain/kinds.ts';
import { type Result, success } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import type { Stored } from '../store/stored.ts';
import type { County, CountyProblem } from './county.ts';
import { receiveDeletions } from './receive.ts';
import { receiveRows } from './receiveRows.ts';

/** What a comparison came to (SYNC R2). */
export interface Reconciled {
  same: number;
  /** Documents that the county lacks, or has in an older version: they wait to be sent again. */
  sent: number;
  /** Documents that this device lacked, or had in an older version. */
  fetched: number;
  /** Documents that both sides have changed: merged, with a dispute where they clash. */
  disputed: number;
}

/** Ids and revisions compared at once: about 100 kB of listing. */
const LISTING_PAGE = 1000;

/** Bodies fetched at once. */
const BODIES_AT_ONCE = 200;

const NOTHING: Reconciled = { same: 0, sent: 0, fetched: 0, disputed: 0 };

function sum(a: Reconciled, b: Reconciled): Reconciled {
  return {
    same: a.same + b.same,
    sent: a.sent + b.sent,
    fetched: a.fetched + b.fetched,
    disputed: a.disputed + b.disputed,
  };
}

/**
 * Which documents of this device the county is asked for where its listing has them not: those on which both had agreed,
 * or also those that wait for the first time, of which one may have arrived without an answer and been deleted since.
 */
export type Ours = 'agreed' | 'all';

/**
 * Compares ids and revisions with the county and brings both sides together again, whatever has become of either
 * (SYNC R1, R2): a county restored from an older backup or rebuilt empty, a hand edit that the feed's filter hides. What
 * is to be sent waits as after an edit; the ordinary push sends it. Taking it up again after a kill is harmless.
 *
 * @param which see `Ours`
 * @param onProgress told how many documents have been compared so far
 * @throws what the storage throws
 */
export async function reconcile(
  station: Station,
  county: County,
  which: Ours,
  stop: AbortSignal,
  onProgress: (compared: number) => void = () => undefined,
): Promise<Result<Reconciled, CountyProblem>> {
  let total = NOTHING;
  for (const kind of Object.keys(KINDS) as Kind[]) {
    if (!station.collectionNames.includes(KINDS[kind].collection)) continue;
    let after = '';
    for (;;) {
      const limit = county.pageSize.of(LISTING_PAGE);
      const theirs = await county.listing({ kind, after, limit }, stop);
      if (!theirs.ok) return theirs;
      const isLast = theirs.value.length < limit;
      const upTo = isLast ? undefined : theirs.value.at(-1)?.id;
      const page = await comparePage(station, county, { kind, which, after, upTo, theirs: theirs.value }, stop);
      if (!page.ok) return page;
      total = sum(total, page.value);
      onProgress(total.same + total.sent + total.fetched + total.disputed);
      if (isLast || !upTo) break;
      after = upTo;
    }
  }
  return success(total);
}

interface Page {
  kind: Kind;
  which: Ours;
  after: string;
  /** The last id of the page; undefined where it reaches to the end of its kind. */
  upTo: string | undefined;
  theirs: { id: string; rev: string }[];
}

async function comparePage(
  station: Station,
  county: County,
  page: Page,
  stop: AbortSignal,
): Promise<Result<Reconciled, CountyProblem>> {
  const { theirs } = page;
  const { collection } = KINDS[page.kind];
  const ours = await station.getMany(theirs.map(({ id }) => id));
  const differing = theirs.filter(({ id, rev }) => ours.get(id)?.local.rev !== rev).map(({ id }) => id);
  let total: Reconciled = { ...NOTHING, same: theirs.length - differing.length };
  const atOnce = county.pageSize.of(BODIES_AT_ONCE);
  for (let from = 0; from < differing.length; from += atOnce) {
    const taken = await takeIn(station, county, differing.slice(from, from + atOnce), stop);
    if (!taken.ok) return taken;
    total = sum(total, taken.value);
  }
  for await (const onlyOurs of onlyOursWithin(station, collection, page)) {
    const again = await sendAgain(station, county, collection, onlyOurs, stop);
    if (!again.ok) return again;
    total = sum(total, again.value);
  }
  return success(total);
}

/** Compares documents of which it is known that the county has them otherwise than was agreed on (SYNC R1). */
export async function compareAgain(
  station: Station,
  county: County,
  ids: string[],
  stop: AbortSignal,
): Promise<Result<Reconciled, CountyProblem>> {
  const taken = await takeIn(station, county, ids, stop);
  if (!taken.ok) return taken;
  let total = taken.value;
  for (const [collection, part] of idsByCollection(ids)) {
    const again = await sendAgain(station, county, collection, part, stop);
    if (!again.ok) return again;
    total = sum(total, again.value);
  }
  return success(total);
}

/** Ids within a range that this device has and the county's listing has not. */
async function* onlyOursWithin(
  station: Station,
  collection: CollectionName,
  { kind, which, after, upTo, theirs }: Page,
): AsyncGenerator<string[]> {
  const held = new Set(theirs.map(({ id }) => id));
  let from = after;
  for (;;) {
    const page = await station.find(collection, {
      selector: { kind, id: { $gt: from, ...(upTo && { $lte: upTo }) } } as never,
      sort: [{ kind: 'asc' }, { id: 'asc' }] as never,
      index: ['kind', 'id'],
      limit: LISTING_PAGE,
    });
    yield page.filter(({ id, local }) => (local.rev || which === 'all') && !held.has(id)).map(({ id }) => id);
    if (page.length < LISTING_PAGE) return;
    from = (page.at(-1) as Stored).id;
  }
}

/** Documents of the county that differ from ours, or that this device lacks, with all their branches. */
async function takeIn(
  station: Station,
  county: County,
  ids: string[],
  stop: AbortSignal,
): Promise<Result<Reconciled, CountyProblem>> {
  const before = await station.getMany(ids);
  const held = await county.held(ids, stop);
  if (!held.ok) return held;
  const received = await receiveRows(station, county, held.value, stop);
  if (!received.ok) return received;
  const after = await station.getMany(ids);
  const counted = { ...NOTHING };
  for (const id of ids) counted[outcomeOf(before.get(id), after.get(id))] += 1;
  return success(counted);
}

function outcomeOf(before: Stored | undefined, after: Stored | undefined): keyof Reconciled {
  if (!after || sameValue(before, after)) return 'same';
  if (after.local.upload === 'sent') return 'fetched';
  return sameValue(before?.disputes, after.disputes) ? 'sent' : 'disputed';
}

/** What the county had and has no longer: deleted by an administrator, which a person decides on, or lost. */
async function sendAgain(
  station: Station,
  county: County,
  collection: CollectionName,
  ids: string[],
  stop: AbortSignal,
): Promise<Result<Reconciled, CountyProblem>> {
  const counted = { ...NOTHING };
  const atOnce = county.pageSize.of(BODIES_AT_ONCE);
  for (let from = 0; from < ids.length; from += atOnce) {
    const part = ids.slice(from, from + atOnce);
    const held = await county.held(part, stop);
    if (!held.ok) return held;
    const deleted = held.value.filter((row) => row.deleted).map((row) => row.id);
    await receiveDeletions(station, deleted);
    const lost = held.value.filter((row) => row.rev === undefined).map((row) => row.id);
    await station.changeForSync(collection, lost, (current) => {
      if (!current?.local.rev) return undefined;
      const { rev: _, base: __, ...local } = current.local;
      return { ...current, local: { ...local, upload: 'waiting', earlier: true } };
    });
    counted.sent += lost.length;
    counted.disputed += deleted.length;
  }
  return success(counted);
}
