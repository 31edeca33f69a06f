import { type Result, success } from '../../shared/domain/result.ts';
import type { Told } from '../../shared/domain/roster/following.ts';
import type { Home, RosterEventContent } from '../../shared/domain/roster/happening.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import { MERGE_REFUSALS, type MergeRefusal, merge } from '../../shared/domain/roster/merging.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import {
  ROSTER_REVERSAL_REFUSALS,
  type RosterReversalRefusal,
  reverseEvent,
} from '../../shared/domain/roster/reversing.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import { followRosterEvents } from '../../shared/store/rosterFollow.ts';
import type { Station } from '../../shared/store/station.ts';
import type { Problem } from '../errors/problem.ts';
import { today } from '../station/today.ts';

/** A household with everyone in it, living or not. */
export async function readHome(station: Station, household: string): Promise<Home | undefined> {
  const record = (await station.get<'household'>(household)) as Household | undefined;
  if (!record) return undefined;
  const people = await station.getMany(await partsOf(station.device, household, 'person'));
  return { household: record, members: [...people.values()] as unknown as Person[] };
}

/** Puts an event on the record and lets people and households follow it; answers with the event's id. */
export async function recordEvent(
  station: Station,
  content: RosterEventContent,
): Promise<Result<string, StoreProblem>> {
  const created = await station.create('rosterEvent', content);
  if (!created.ok) return created;
  const followed = await followRosterEvents(station);
  return followed.ok ? success(created.value.id) : followed;
}

/** Takes an event back; the records go back to how the others have it. */
export async function takeBack(
  station: Station,
  told: Told,
  reason: string,
): Promise<Result<unknown, StoreProblem | RosterReversalRefusal>> {
  const { founded } = told.event;
  const home = founded && (await readHome(station, founded.household));
  const reversal = reverseEvent(told, reason, home?.members ?? []);
  if (!reversal.ok) return reversal;
  const created = await station.create('rosterReversal', reversal.value);
  return created.ok ? followRosterEvents(station) : created;
}

/** Makes one record stand for a person who is on the roster twice. */
export async function mergePeople(
  station: Station,
  survivor: Person,
  double: Person,
): Promise<Result<string, StoreProblem | MergeRefusal>> {
  const home = double.household ? await readHome(station, double.household) : undefined;
  const merged = merge(survivor, double, home, { happenedOn: today(), reason: '' });
  return merged.ok ? recordEvent(station, merged.value) : merged;
}

/** Puts on the record that people of the same name and birth date are different ones. */
export async function tellApart(
  station: Station,
  twin: string,
  people: readonly string[],
): Promise<Result<unknown, StoreProblem>> {
  return station.create('distinction', { twin, people: [...people].sort() });
}

/** The sentence for why an event could not be taken back, or two records not merged. */
export function actProblem(reason: StoreProblem | RosterReversalRefusal | MergeRefusal): Problem {
  if (ROSTER_REVERSAL_REFUSALS.some((one) => one === reason)) return { reason: `rosterReversal.${reason}` };
  if (MERGE_REFUSALS.some((one) => one === reason)) return { reason: `merge.${reason}` };
  return { reason: `store.${reason}` };
}
