import { kindOf } from '../domain/document.ts';
import { isTrueFact } from '../domain/fact.ts';
import { type CollectionName, type Document, definitionOf, upgrade } from '../domain/kinds.ts';
import type { SetAsideRow } from '../store/deviceDatabase.ts';
import type { Station } from '../store/station.ts';
import { type As, accept } from './accept.ts';
import { type CountyDocument, fromCounty } from './county.ts';

interface Arrival {
  document: Document;
  rev: string;
}

/**
 * Takes documents from the county in: merged into ours where both changed, set aside where this program must not touch
 * them. When it resolves, all of it is on the disk (SYNC P3). Taking the same documents in twice is harmless.
 *
 * @param as how current the county's versions are
 * @throws what the storage throws, such as a full disk; then the caller must not move its checkpoint
 */
export async function receive(station: Station, arrived: CountyDocument[], as: As): Promise<void> {
  const parts = new Map<CollectionName, Map<string, Arrival>>();
  const aside: SetAsideRow[] = [];
  const fine: string[] = [];

  for (const held of arrived) {
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
    parts.set(definition.collection, part.set(document.id, { document, rev: held._rev ?? '' }));
  }

  for (const [collection, part] of parts) {
    await station.changeForSync(collection, [...part.keys()], (current, id) => {
      const { document, rev } = part.get(id) as Arrival;
      return accept(current, document, rev, station.deviceId, as);
    });
  }
  if (aside.length > 0) await station.device.setAside.bulkPut(aside);
  if (fine.length > 0) await station.device.setAside.bulkDelete(fine);
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
