import type { CountyDocument } from '../county.ts';
import type { ModelCounty } from '../testing/modelCounty.ts';
import type { SimulatedDevice } from './device.ts';
import type { Fields, Sight } from './saved.ts';

function bodiesOf(county: ModelCounty, id: string, revs: string[]): CountyDocument[] {
  const body = { docs: revs.map((rev) => ({ id, rev })) };
  const answer = county.answer({ method: 'POST', path: '_bulk_get', body, timeoutMs: 0 });
  const { results } = answer.body as { results: { docs: { ok?: CountyDocument }[] }[] };
  return results.flatMap(({ docs }) => docs.flatMap(({ ok }) => ok ?? []));
}

/** All branches of a document that are not deleted. */
export function branchesOf(county: ModelCounty, id: string): CountyDocument[] {
  return bodiesOf(county, id, county.leaves(id));
}

/** The versions a document came through, its own first, as far as the county has them. */
export function historyOf(county: ModelCounty, { _id: id, _rev: rev = '' }: CountyDocument): CountyDocument[] {
  const [own] = bodiesOf(county, id, [rev]);
  const { start, ids } = (own?._revisions ?? { start: 0, ids: [] }) as { start: number; ids: string[] };
  const path = ids.map((hash, back) => `${start - back}-${hash}`);
  return bodiesOf(county, id, path).filter(({ _deleted }) => !_deleted);
}

/** Whether the county has a document's tombstone and nothing else of it. */
export function isDeletedAt(county: ModelCounty, id: string): boolean {
  const answer = county.answer({ method: 'POST', path: '_all_docs', body: { keys: [id] }, timeoutMs: 0 });
  const { rows } = answer.body as { rows: { value?: { deleted?: boolean } }[] };
  return rows[0]?.value?.deleted === true;
}

export function atCounty(county: ModelCounty): Sight {
  return (id) => branchesOf(county, id);
}

/** What a device holds, what it has set aside included. The program must be running. */
export async function onDevice(device: SimulatedDevice): Promise<Sight> {
  const held = new Map<string, Fields[]>();
  const add = (id: string, document: Fields) => held.set(id, [...(held.get(id) ?? []), document]);
  for (const document of await device.documents()) add(document.id, document);
  for (const { id, document } of await device.station.device.setAside.toArray()) if (document) add(id, document);
  return (id) => held.get(id) ?? [];
}

export function anyOf(sights: Sight[]): Sight {
  return (id) => sights.flatMap((sight) => sight(id));
}
