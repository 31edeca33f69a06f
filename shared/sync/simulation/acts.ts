import type { Document } from '../../domain/kinds.ts';
import type { Result } from '../../domain/result.ts';
import { disputedFields, settleField } from '../../domain/settle.ts';
import type { StoreProblem } from '../../store/problem.ts';
import type { Content, Creation } from '../../store/station.ts';
import { sendAsNew, voidDeleted } from '../deletedAtCounty.ts';
import type { SimulatedDevice } from './device.ts';
import { type Fields, sameOrAbsent } from './saved.ts';
import type { World } from './world.ts';

/** A record's field that holds a list of ids, which merges as a set (SYNC C1). */
const LIST = 'kin';

/** Lines that a clerk types into; `registeredAt` may also be left out. */
const LINES = ['name', 'phone', 'address', 'note', 'education', 'registeredAt'] as const;

/** What a clerk does on a device. */
export type Act = (world: World, device: SimulatedDevice) => Promise<void>;

/** What clerks do, and how often beside the others. */
export const ACTS: [number, Act][] = [
  [5, createPerson],
  [2, createDeed],
  [4, stateFact],
  [14, editPerson],
  [3, editDeed],
  [4, changeList],
  [2, editSeveral],
  [2, voidPerson],
  [4, settleDispute],
  [2, decideDeletion],
];

/** One document as an act found it and as it left it. */
export interface Edit {
  id: string;
  seen: Fields;
  saved: Fields;
}

/** The documents an act touches, by id. */
export type Edits = Map<string, Edit>;

/**
 * Runs an act, and notes what it saved if it says that it did. If the program was killed in the middle, the next start
 * shows which of it is on the disk.
 */
async function attempt(
  world: World,
  device: SimulatedDevice,
  edits: Edits,
  act: () => Promise<Result<unknown, StoreProblem>>,
): Promise<void> {
  const done = await device.guarded(act);
  if (device.isDead) device.unclear.push(edits);
  else if (done?.ok) for (const { id, seen, saved } of edits.values()) world.record.note(device.name, id, seen, saved);
  else await complainOfWritten(world, device, edits, done?.reason ?? 'diskFull');
}

/** What an act that was refused has nevertheless written: the clerk is told it is not saved, and types it again. */
async function complainOfWritten(world: World, device: SimulatedDevice, edits: Edits, reason: string): Promise<void> {
  if (reason !== 'diskFull') world.complaints.push(`${device.name}: an act came to ${reason}`);
  for (const { id } of await written(device, edits))
    world.complaints.push(`${device.name}: ${id} was written for all that`);
}

/** Those of an act's documents that are on the disk as it would have them. */
export async function written(device: SimulatedDevice, edits: Edits): Promise<Edit[]> {
  const held = await device.station.getMany([...edits.keys()]);
  return [...edits.values()].filter(({ id, saved }) => {
    const document = held.get(id);
    return document && Object.entries(saved).every(([field, value]) => sameOrAbsent(document[field], value));
  });
}

async function create(world: World, device: SimulatedDevice, creation: Creation & { id: string }): Promise<void> {
  const { id, content } = creation;
  const edits: Edits = new Map([[id, { id, seen: {}, saved: { ...content } }]]);
  await attempt(world, device, edits, () => device.station.createMany([creation]));
}

async function edit(
  world: World,
  device: SimulatedDevice,
  ids: string[],
  change: (seen: Fields) => Fields,
): Promise<void> {
  if (ids.length === 0) return;
  const edits: Edits = new Map();
  await attempt(world, device, edits, () =>
    device.station.editMany<'person'>(ids, (current) => {
      const saved = change(current);
      edits.set(current.id, { id: current.id, seen: { ...current }, saved });
      return saved;
    }),
  );
}

async function createPerson(world: World, device: SimulatedDevice): Promise<void> {
  const id = device.station.newId('person');
  const content: Content<'person'> = {
    name: world.newText(),
    sex: '2',
    ethnicity: '汉',
    idNumber: '990204198908154889',
    birthDate: '1989-08-15',
    relation: '户主',
    education: '小学',
    politicalStatus: '群众',
    phone: world.newText(),
    address: world.newText(),
    residence: 'registered',
    status: 'living',
    note: '',
  };
  world.people.push(id);
  await create(world, device, { kind: 'person', id, content });
}

async function createDeed(world: World, device: SimulatedDevice): Promise<void> {
  const id = device.station.newId('deed');
  const content: Content<'deed'> = {
    household: `household:${world.newUlid()}`,
    happenedOn: '2026-03-05',
    description: world.newText(),
    rubric: `rubric:${world.newUlid()}`,
    item: '1',
    quantity: 1,
  };
  world.deeds.push(id);
  await create(world, device, { kind: 'deed', id, content });
}

/** A fact's id is known only when it has been stated: of one that was not called saved nothing is expected. */
async function stateFact(world: World, device: SimulatedDevice): Promise<void> {
  const content: Content<'judgement'> = {
    deed: world.deeds.length > 0 ? world.chance.pick(world.deeds) : `deed:${world.newUlid()}`,
    approved: true,
    points: world.chance.between(1, 9) * 100,
    reason: world.newText(),
    judgedOn: '2026-03-06',
    judgedBy: '道德评议会',
  };
  const stated = await device.guarded(() => device.station.create('judgement', content));
  if (!stated?.ok) return;
  world.facts.push(stated.value.id);
  world.record.note(device.name, stated.value.id, {}, { ...content });
}

async function editPerson(world: World, device: SimulatedDevice): Promise<void> {
  const { chance } = world;
  const fields: Fields = {};
  for (let n = chance.between(1, 2); n > 0; n -= 1) fields[chance.pick(LINES)] = world.newText();
  if (chance.happens(0.1)) fields.registeredAt = undefined;
  // Two clerks may well come to the same.
  if (chance.happens(0.2)) fields.status = chance.pick(['living', 'deceased', 'movedOut']);
  await edit(world, device, await someOf(world, device, world.people, 1), () => fields);
}

async function editDeed(world: World, device: SimulatedDevice): Promise<void> {
  const fields = { description: world.newText() };
  await edit(world, device, await someOf(world, device, world.deeds, 1), () => fields);
}

async function editSeveral(world: World, device: SimulatedDevice): Promise<void> {
  const fields = { note: world.newText() };
  await edit(world, device, await someOf(world, device, world.people, 3), () => fields);
}

async function changeList(world: World, device: SimulatedDevice): Promise<void> {
  const added = Array.from({ length: world.chance.between(0, 2) }, () => `person:${world.newUlid()}`);
  const removes = world.chance.happens(0.4);
  await edit(world, device, await someOf(world, device, world.people, 1), (seen) => {
    const held = (seen[LIST] ?? []) as string[];
    return { [LIST]: [...held.slice(removes ? 1 : 0), ...added] };
  });
}

async function voidPerson(world: World, device: SimulatedDevice): Promise<void> {
  const [id] = await someOf(world, device, world.people, 1);
  if (id) await voiding(world, device, id, (reason) => device.station.void(id, reason));
}

async function voiding(
  world: World,
  device: SimulatedDevice,
  id: string,
  act: (reason: string) => Promise<Result<unknown, StoreProblem>>,
): Promise<void> {
  const seen = { ...(await device.station.get(id)) };
  const reason = world.newText();
  const saved = { voided: { at: device.instant(), by: device.station.clerk, reason } };
  await attempt(world, device, new Map([[id, { id, seen, saved }]]), () => act(reason));
}

/** Settles one field of a record in dispute, by the value that stands or by another one. */
async function settleDispute(world: World, device: SimulatedDevice): Promise<void> {
  const disputed = (await device.documents()).filter((document) => disputedFields(document).length > 0);
  if (disputed.length === 0) return;
  const { chance } = world;
  const { id } = chance.pick(disputed);
  const [which, keeps] = [chance.next(), chance.happens(0.5)];
  await edit(world, device, [id], (seen) => {
    const fields = disputedFields(seen as Document);
    const one = fields[Math.floor(which * fields.length)];
    const when = { at: device.instant(), by: device.station.clerk };
    return one ? settleField(seen as Document, one.field, keeps ? undefined : one.others[0], when) : {};
  });
}

/** What the county deleted is kept and sent as new, or voided (SYNC C2). */
async function decideDeletion(world: World, device: SimulatedDevice): Promise<void> {
  const asked = await device.station.device.setAside.where('reason').equals('deletedAtCounty').primaryKeys();
  const held = [...(await device.station.getMany(asked)).values()];
  if (held.length === 0) return;
  const { id, voided } = world.chance.pick(held);
  const isVoided = !voided && world.chance.happens(0.5) && !world.facts.includes(id);
  if (isVoided) await voiding(world, device, id, (reason) => voidDeleted(device.station, id, reason));
  else await device.guarded(() => sendAsNew(device.station, id));
}

/** Up to `most` of these documents that are on the device. */
async function someOf(world: World, device: SimulatedDevice, ids: string[], most: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const tried = Array.from({ length: most + 2 }, () => world.chance.pick(ids));
  const held = await device.station.getMany([...new Set(tried)]);
  return [...held.keys()].slice(0, most);
}
