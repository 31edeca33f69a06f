import { canonicalJson, sameValue } from '../../domain/canonical.ts';
import { MAX_DRIFT_MS, writeReading } from '../../domain/clock.ts';
import { kindOf } from '../../domain/document.ts';
import { isTrueFact } from '../../domain/fact.ts';
import { type Document, definitionOf } from '../../domain/kinds.ts';
import type { DeedRow } from '../../store/deviceDatabase.ts';
import type { Station } from '../../store/station.ts';
import { type Stored, withoutLocal } from '../../store/stored.ts';
import { fromCounty } from '../county.ts';
import type { SimulatedDevice } from './device.ts';
import type { Save } from './saved.ts';
import { anyOf, atCounty, branchesOf, isDeletedAt, onDevice } from './sight.ts';
import type { World } from './world.ts';

/** What a person would have to know of a device to compare it with the county. */
interface Seen {
  device: SimulatedDevice;
  documents: Map<string, Stored>;
  aside: Map<string, string>;
}

async function look(device: SimulatedDevice): Promise<Seen> {
  const documents = new Map((await device.documents()).map((document) => [document.id, document]));
  const rows = await device.station.device.setAside.toArray();
  return { device, documents, aside: new Map(rows.map(({ id, reason }) => [id, reason])) };
}

/** In what the devices and the county differ after everything has come to rest (docs/sync.md). */
export async function differences(world: World): Promise<string[]> {
  const seen = await Promise.all(world.devices.map(look));
  const ids = new Set([
    ...world.county.all().map(({ _id }) => _id),
    ...seen.flatMap(({ documents }) => [...documents.keys()]),
  ]);
  const found: string[] = [];
  for (const id of [...ids].sort()) {
    const truth = truthOf(world, id);
    if (truth.branches > 1) found.push(`${id}: ${truth.branches} branches at the county`);
    if (isOfTheFuture(world, truth.document))
      found.push(`${id}: ${truth.document?.updatedAt}, which nobody lived through`);
    for (const one of seen) {
      const difference = differs(one, id, truth);
      if (difference) found.push(`${one.device.name} ${id}: ${difference}`);
    }
  }
  for (const { device } of seen) found.push(...(await derivedDifferences(device)));
  return found;
}

/** Whether a record carries a time by which it would win merges for years (SYNC K1). A fact's time is certified as it is. */
function isOfTheFuture({ now }: World, document: Document | undefined): boolean {
  if (!document || definitionOf(document.kind)?.nature !== 'record') return false;
  return document.updatedAt > writeReading(now + MAX_DRIFT_MS, 0);
}

interface Truth {
  state: 'live' | 'deleted' | 'absent';
  document: Document | undefined;
  branches: number;
}

/** What the county says: its winner, and of a fact the branch that the id certifies, whichever wins (SYNC C3). */
function truthOf(world: World, id: string): Truth {
  const branches = branchesOf(world.county, id);
  if (branches.length === 0) {
    return { state: isDeletedAt(world.county, id) ? 'deleted' : 'absent', document: undefined, branches: 0 };
  }
  const isFact = definitionOf(kindOf(id) ?? '')?.nature === 'fact';
  const winner = world.county.winner(id);
  const held = isFact ? branches.find((branch) => isTrueFact(fromCounty(branch))) : winner;
  return { state: 'live', document: held && fromCounty(held), branches: isFact ? 1 : branches.length };
}

function differs({ documents, aside }: Seen, id: string, { state, document }: Truth): string | undefined {
  const ours = documents.get(id);
  if (state === 'absent') return 'the county does not have it';
  if (state === 'deleted') {
    if (!ours || aside.get(id) === 'deletedAtCounty') return undefined;
    return 'deleted at the county, and nobody is asked';
  }
  if (!ours) return 'the device does not have it';
  if (!document || !sameValue(withoutLocal(ours), document)) return 'another content';
  return ours.local.upload === 'sent' ? undefined : `the same content, but ${ours.local.upload}`;
}

/** The derived tables as they followed each write, against the same made anew from the documents. */
async function derivedDifferences({ name, station }: SimulatedDevice): Promise<string[]> {
  const followed = await derivedOf(station);
  await station.rebuildDerived();
  const made = await derivedOf(station);
  return Object.keys(made)
    .filter((table) => canonicalJson(followed[table]) !== canonicalJson(made[table]))
    .map((table) => `${name}: the derived ${table} are not those of its documents`);
}

export async function derivedOf({ device }: Station): Promise<Record<string, unknown>> {
  const byId = <T extends { id: string }>(rows: T[]) => rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const deeds = await device.deeds.toArray();
  return {
    entries: byId(await device.entries.toArray()),
    deeds: byId(deeds).map((row: DeedRow) => ({ ...row, judgements: byId(row.judgements) })),
  };
}

/** What was saved and is gone: from the county, and from what a device keeps for a person to decide on (SYNC C6). */
export async function lost(world: World): Promise<Save[]> {
  const devices = await Promise.all(world.devices.map(onDevice));
  const isTrue = (id: string, document: object) =>
    definitionOf(kindOf(id) ?? '')?.nature !== 'fact' || isTrueFact(plain({ ...document, id }));
  const everywhere = anyOf([atCounty(world.county), ...devices]);
  return world.record.lost((id) => everywhere(id).filter((document) => isTrue(id, document)));
}

function plain(document: object & { id: string }): { id: string } {
  const own = Object.entries(document).filter(([field]) => !field.startsWith('_') && field !== 'local');
  return Object.fromEntries(own) as { id: string };
}
