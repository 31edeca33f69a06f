import type { Revival } from '../domain/document.ts';
import { type Document, definitionOf } from '../domain/kinds.ts';
import type { Stored } from '../store/stored.ts';
import { generation } from './county.ts';

function revivalsOf(document: Document): Revival[] {
  return (document.revived as Revival[] | undefined) ?? [];
}

/** A record with the note that this device brings it back on what it knew last; a fact is the same whoever brings it back. */
export function revived(document: Stored, device: string): Stored {
  if (definitionOf(document.kind)?.nature !== 'record') return document;
  return { ...document, revived: [...revivalsOf(document), { from: document.local.rev ?? '', device }] };
}

/**
 * The county's revision on which a version was brought back from a deletion without what is held here, which is later:
 * the county counts ours among its forebears, and yet nobody who wrote it had seen ours (SYNC C2, C6). Undefined where
 * it was made knowing ours.
 */
export function revivedApartFrom(current: Stored, theirs: Document): string | undefined {
  const known = new Set(revivalsOf(current).map(({ from, device }) => `${from} ${device}`));
  const ours = generation(current.local.rev ?? '');
  return revivalsOf(theirs).find(({ from, device }) => !known.has(`${from} ${device}`) && generation(from) < ours)
    ?.from;
}
