import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../domain/canonical.ts';
import { kindOf } from '../domain/document.ts';
import { isTrueFact } from '../domain/fact.ts';
import { type Document, definitionOf, upgrade } from '../domain/kinds.ts';
import { type Result, success } from '../domain/result.ts';
import type { SetAsideRow } from '../store/deviceDatabase.ts';
import {
  type County,
  type CountyDocument,
  type CountyProblem,
  fromCounty,
  generation,
  type PushRow,
  pathOf,
  toCounty,
} from './county.ts';
import { mergeRecords, saySame } from './merge.ts';

/** A branch that a replication between servers, or a writer past the validator, left beside another one. */
interface Branch {
  document: Document;
  rev: string;
  /** The revisions it came through, its own first. */
  path: string[];
}

/** What came of settling. */
export interface Settled {
  /** Of each document the version that holds now at the county. */
  held: CountyDocument[];
  /** Merged versions that the county refused: they wait here on top of the winner, and are sent as any edit is. */
  refused: { document: Document; winner: Document; rev: string }[];
  forged: SetAsideRow[];
}

/** How many branched documents are settled at once; there are few, and each is several bodies. */
const SETTLED_AT_ONCE = 50;

/**
 * Settles documents that the county holds in several branches (SYNC C3, C4). Of a fact the branch that its id certifies
 * is taken, whichever CouchDB calls the winner, and the others are kept for inspection. Branches of a record are merged,
 * the result is written on top of the winner and the other branches are closed, under revisions computed from the
 * content: two devices that do this at once write the same.
 */
export async function settleBranches(
  county: County,
  branched: { id: string; revs: string[] }[],
  stop: AbortSignal,
): Promise<Result<Settled, CountyProblem>> {
  const settled: Settled = { held: [], refused: [], forged: [] };
  const atOnce = county.pageSize.of(SETTLED_AT_ONCE);
  for (let from = 0; from < branched.length; from += atOnce) {
    const page = branched.slice(from, from + atOnce);
    const fetched = await county.revisions(
      page.flatMap(({ id, revs }) => revs.map((rev) => ({ id, rev }))),
      stop,
    );
    if (!fetched.ok) return fetched;
    for (const { id } of page) {
      const leaves = fetched.value.filter((leaf) => leaf._id === id && !leaf._deleted);
      const done = await settle(settled, county, id, leaves, stop);
      if (!done.ok) return done;
    }
  }
  return success(settled);
}

async function settle(
  settled: Settled,
  county: County,
  id: string,
  leaves: CountyDocument[],
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const definition = definitionOf(kindOf(id) ?? '');
  const newer = leaves.some((leaf) => Number(leaf.v) > (definition?.migrations.length ?? 0));
  if (definition?.nature === 'fact') settleFact(settled, id, leaves);
  else if (!definition || newer || leaves.length < 2) settled.held.push(...leaves.slice(0, 1));
  else return settleRecord(settled, county, leaves.map(branchOf), stop);
  return success(undefined);
}

function settleFact(settled: Settled, id: string, leaves: CountyDocument[]): void {
  const isTrue = (leaf: CountyDocument) => isTrueFact(fromCounty(leaf));
  settled.held.push(...leaves.filter(isTrue).slice(0, 1));
  const forged = leaves.find((leaf) => !isTrue(leaf));
  if (forged) settled.forged.push({ id, reason: 'forged', document: forged });
}

async function settleRecord(
  settled: Settled,
  county: County,
  branches: Branch[],
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const [winner, ...losers] = branches.sort(asCouchDbRanks) as [Branch, ...Branch[]];
  const base = await commonAncestor(county, branches, stop);
  if (!base.ok) return base;
  const merged = losers.reduce((sum, { document }) => mergeRecords(base.value, sum, document), winner.document);
  const changed = !saySame(merged, winner.document);
  const rev = changed ? childRevision(winner, [merged, branches.map((branch) => branch.rev)]) : winner.rev;
  const wanted = changed ? [withPath(toCounty(merged, rev), rev, winner)] : [];
  const written = wanted.length > 0 ? await county.pushNew(wanted, stop) : success<PushRow[]>([]);
  if (!written.ok) return written;
  // What a branch says must stand elsewhere at the county before that branch is closed.
  if (written.value.some(({ outcome }) => outcome !== 'stored')) {
    settled.refused.push({ document: merged, winner: winner.document, rev: winner.rev });
    settled.held.push(toCounty(winner.document, winner.rev));
    return success(undefined);
  }
  const closed = await county.pushNew(
    losers.map((loser) => closing(loser, rev)),
    stop,
  );
  if (!closed.ok) return closed;
  settled.held.push(toCounty(changed ? merged : winner.document, rev));
  return success(undefined);
}

/** The last version that all branches came through, if the county still has it: compaction may have dropped it. */
async function commonAncestor(
  county: County,
  branches: Branch[],
  stop: AbortSignal,
): Promise<Result<Document | undefined, CountyProblem>> {
  const [first, ...others] = branches as [Branch, ...Branch[]];
  const shared = first.path.filter((rev) => others.every((other) => other.path.includes(rev)));
  const [rev] = shared;
  if (!rev) return success(undefined);
  const held = await county.revisions([{ id: first.document.id, rev }], stop);
  if (!held.ok) return held;
  const [ancestor] = held.value;
  return success(ancestor && upgrade(fromCounty(ancestor)));
}

/** CouchDB's order of leaves: the longer history first, then the higher revision. */
function asCouchDbRanks(a: Branch, b: Branch): number {
  return generation(b.rev) - generation(a.rev) || (a.rev > b.rev ? -1 : 1);
}

function branchOf(leaf: CountyDocument): Branch {
  return { document: upgrade(fromCounty(leaf)), rev: leaf._rev ?? '', path: pathOf(leaf) };
}

function hashOf(rev: string): string {
  return rev.slice(rev.indexOf('-') + 1);
}

/**
 * A revision computed from what it says and from what it stands on. Without the latter, branches of one length would all
 * be closed under the same revision, and PouchDB, which the embedded county is made of, takes a revision but once.
 */
function childRevision(parent: Branch, content: unknown): string {
  const hash = bytesToHex(sha256(utf8ToBytes(canonicalJson([parent.rev, content])))).slice(0, 32);
  return `${generation(parent.rev) + 1}-${hash}`;
}

function withPath(document: CountyDocument, rev: string, parent: Branch): CountyDocument {
  return { ...document, _revisions: { start: generation(rev), ids: [hashOf(rev), hashOf(parent.rev)] } };
}

/** Ends a branch. `mergedInto` tells the validator that no record is deleted by this, and an inspector where it went. */
function closing(loser: Branch, mergedInto: string): CountyDocument {
  const { id, kind, station } = loser.document;
  const rev = childRevision(loser, [id, mergedInto]);
  return withPath({ _id: id, _rev: rev, _deleted: true, kind, station, mergedInto }, rev, loser);
}
