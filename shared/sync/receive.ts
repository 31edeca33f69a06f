import { kindOf } from '../domain/document.ts';
import { isTrueFact } from '../domain/fact.ts';
import { type CollectionName, type Document, definitionOf, upgrade } from '../domain/kinds.ts';
import type { SetAsideRow } from '../store/deviceDatabase.ts';
import type { Change } from '../store/documents.ts';
import type { Station } from '../store/station.ts';
import type { Stored } from '../store/stored.ts';
import { type Arrival, accept } from './accept.ts';
import { type CountyDocument, fromCounty } from './county.ts';

/** A document as the county holds it, with its history where the county has lost the version agreed on (see `Arrival`). */
export interface Arrived {
  held: CountyDocument;
  history?: Document[] | undefined;
}

/**
 * Takes documents from the county in: merged into ours where both changed, set aside where this program must not touch
 * them. When it resolves, all of it is on the disk (SYNC P3). Taking the same documents in twice is harmless.
 *
 * @returns what became different here
 * @throws what the storage throws, such as a full disk; then the caller must not move its checkpoint
 */
export async function receive(station: Station, arrived: Arrived[]): Promise<Stored[]> {
  const parts = new Map<CollectionName, Map<string, Arrival>>();
  const aside: SetAsideRow[] = [];
  const fine: string[] = [];

  for (const { held, history } of arrived) {
    if (held._id.startsWith('_')) continue;
    const document = upgrade(fromCounty(held));
    const definition = definitionOf(kindOf(document.id) ?? '');
    const reason = whyAside(document);
    if (reason || !definition) {
      aside.push({ id: document.id, reason: reason ?? 'unknownKind', document: held });
      continue;
    }
    fine.push(document.id);
    station.clock.observe(document.updatedAt);
    const part = parts.get(definition.collection) ?? new Map<string, Arrival>();
    const arrival = { document, rev: held._rev ?? '', ...(history && { history }) };
    parts.set(definition.collection, part.set(document.id, arrival));
  }

  const written: Stored[] = [];
  for (const [collection, part] of parts) {
    const change: Change = (current, id) => accept(current, part.get(id) as Arrival);
    written.push(...(await station.changeForSync(collection, [...part.keys()], change)));
  }
  if (aside.length > 0) await station.device.setAside.bulkPut(aside);
  if (fine.length > 0) await station.device.setAside.bulkDelete(fine);
  return written;
}

/** Notes documents that an administrator deleted at the county although this device holds them (SYNC C2). */
export async function receiveDeletions(station: Station, ids: string[]): Promise<void> {
  const ours = await station.getMany(ids);
  const rows = [...ours.keys()].map((id): SetAsideRow => ({ id, reason: 'deletedAtCounty', document: undefined }));
  if (rows.length > 0) await station.device.setAside.bulkPut(rows);
}

/** Why a document may not be taken in as it is (SYNC P6, C3); one of a newer version is taken in untouched. */
function whyAside(document: Document): SetAsideRow['reason'] | undefined {
  const definition = definitionOf(kindOf(document.id) ?? '');
  if (!definition || document.kind !== kindOf(document.id)) return 'unknownKind';
  if (definition.nature === 'fact' && !isTrueFact(document)) return 'forged';
  if (document.v > definition.migrations.length) return undefined;
  return definition.schema.safeParse(document).success ? undefined : 'invalid';
}
