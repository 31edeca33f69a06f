import type { Revival } from '../domain/document.ts';
import { type Document, definitionOf } from '../domain/kinds.ts';
import { markOf, pastFrom } from '../store/past.ts';
import type { Stored } from '../store/stored.ts';
import { generation } from './county.ts';
import { MERGED } from './merge.ts';

function revivalsOf(document: Document): Revival[] {
  return (document.revived as Revival[] | undefined) ?? [];
}

/**
 * A record with the note that this device brings it back on what it knew. It must reach the device that wrote it last
 * too, past the feed's filter (SYNC P2). A fact is the same whoever brings it back.
 */
export function revived(document: Stored, device: string): Stored {
  if (definitionOf(document.kind)?.nature !== 'record') return document;
  const { rev: from = '', past, base } = document.local;
  const knew = pastFrom(base ? [document, base] : [document], past);
  return {
    ...document,
    device: document.device === device ? device : MERGED,
    revived: [...revivalsOf(document), { from, device, knew }],
  };
}

/**
 * The county's revision on which a version was brought back from a deletion by a device that did not know the version
 * agreed on here: the county counts ours among its forebears, and yet nobody who wrote it had seen ours (SYNC C2, C6).
 * Undefined where it was made knowing ours. Revisions do not tell: a rebuilt county numbers them anew.
 */
export function revivedApartFrom(current: Stored, theirs: Document): string | undefined {
  const agreed = current.local.upload === 'sent' ? current : current.local.base;
  if (!agreed) return undefined;
  const known = new Set(revivalsOf(current).map(keyOf));
  const mark = markOf(agreed);
  return revivalsOf(theirs).find((one) => !known.has(keyOf(one)) && !one.knew.includes(mark))?.from;
}

/**
 * Whether the county's version was brought back without a word by somebody who had not heard of the deletion that a person
 * is asked about here: it stands on the deletion, and so has not been made from ours (SYNC C6).
 */
export function revivedUnheard({ local, ...current }: Stored, theirs: Document, rev: string): boolean {
  if (local.upload !== 'held' || !local.rev || generation(rev) < generation(local.rev) + 2) return false;
  const known = new Set(revivalsOf(current as Document).map(keyOf));
  return revivalsOf(theirs).every((one) => known.has(keyOf(one)));
}

function keyOf({ from, device, knew: [latest] }: Revival): string {
  return `${from} ${device} ${latest}`;
}
