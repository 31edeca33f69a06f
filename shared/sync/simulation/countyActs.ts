import { writeReading } from '../../domain/clock.ts';
import type { CountyDocument } from '../county.ts';
import type { Fault } from './faults.ts';
import { setBack } from './setBack.ts';
import { branchesOf, historyOf } from './sight.ts';
import type { World } from './world.ts';

/** Who the record names for what was done at the county. */
export const COUNTY = 'county';

/** Lines that an administrator or another server changes. */
const LINES = ['phone', 'address', 'note'] as const;

/** What happens at the county, how often beside the others, and as which fault it counts. */
export const COUNTY_ACTS: [number, Fault, (world: World) => boolean | Promise<boolean>][] = [
  [4, 'countyHandEdit', (world) => handEdit(world, false)],
  [3, 'countyHiddenEdit', (world) => handEdit(world, true)],
  [2, 'countyDelete', remove],
  [5, 'serverBranch', branch],
  [4, 'forgedBranch', forge],
];

function winnerOf(world: World, ids: string[]): CountyDocument | undefined {
  const held = ids.filter((id) => world.county.winner(id));
  return held.length > 0 ? world.county.winner(world.chance.pick(held)) : undefined;
}

function reading(world: World): string {
  return writeReading(world.now, 0);
}

/**
 * An administrator changes a field by hand. In a form of the county's it is stamped; in CouchDB's own tool only the field
 * changes, and the feed's filter then hides it from the device that wrote the document last (SYNC P2).
 */
function handEdit(world: World, isHidden: boolean): boolean {
  const document = winnerOf(world, world.people);
  if (!document) return false;
  const saved = { [world.chance.pick(LINES)]: world.newText() };
  const stamp = isHidden ? {} : { device: COUNTY, updatedBy: COUNTY, updatedAt: reading(world) };
  world.county.plant({ ...document, ...saved, ...stamp });
  world.tell(`${COUNTY} ${document._id} ${JSON.stringify(saved)}`);
  world.record.note(COUNTY, document._id, document, saved);
  return true;
}

/**
 * An administrator deletes a document; of one in several branches that would only bring another one to light. What stood
 * at the county alone is gone by the administrator's own act; so none may be on its way to a disk.
 */
async function remove(world: World): Promise<boolean> {
  const document = winnerOf(world, [...world.people, ...world.facts]);
  if (!document || world.county.leaves(document._id).length > 1 || world.up.length < world.devices.length) return false;
  if (world.lines.some(({ hasGiven }) => hasGiven)) return false;
  const shown = branchesOf(world.county, document._id);
  await setBack(
    world,
    (id) => (id === document._id ? shown : []),
    () => world.county.remove(document._id),
  );
  return true;
}

/** Another server of the county, which took an edit on an older version, replicates it here: a branch (SYNC C4). */
function branch(world: World): boolean {
  const document = winnerOf(world, world.people);
  if (!document) return false;
  const history = historyOf(world.county, document);
  if (history.length < 2) return false;
  const {
    _rev = '',
    _revisions: _,
    ...from
  } = history[world.chance.between(1, Math.min(3, history.length - 1))] as CountyDocument;
  const saved = { [world.chance.pick(LINES)]: world.newText() };
  const [generation, hash] = _rev.split('-') as [string, string];
  const start = Number(generation) + 1;
  const ids = [newHash(world), hash];
  const stamp = { device: 'otherServer', updatedBy: 'otherServer', updatedAt: reading(world) };
  world.county.plant(
    { ...from, ...saved, ...stamp, _rev: `${start}-${ids[0]}`, _revisions: { start, ids } } as CountyDocument,
    true,
  );
  // A replication between servers does not pass by the rules.
  if (!world.county.leaves(document._id).includes(`${start}-${ids[0]}`)) return false;
  world.tell(`otherServer ${document._id} ${_rev} → ${ids[0]} ${JSON.stringify(saved)}`);
  world.record.note(COUNTY, document._id, from, saved);
  return true;
}

/** A writer grafts another content onto a fact, past the validator; it may win or lose (SYNC C3). */
function forge(world: World): boolean {
  const document = winnerOf(world, world.facts);
  if (!document || world.county.leaves(document._id).length > 1) return false;
  const stamp = world.chance.happens(0.7) ? { device: 'forger' } : {};
  const rev = `1-${newHash(world)}`;
  world.county.plant({ ...document, ...stamp, points: 999900, _rev: rev }, true);
  return world.county.leaves(document._id).includes(rev);
}

function newHash(world: World): string {
  return Array.from({ length: 32 }, () => world.chance.between(0, 15).toString(16)).join('');
}
