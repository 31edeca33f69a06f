import type { Result } from '../../../shared/domain/result.ts';
import { failure, success } from '../../../shared/domain/result.ts';
import type { RosterUnit } from '../../../shared/domain/roster/import/batches.ts';
import { type Counts, planUnits, type RosterPlan } from '../../../shared/domain/roster/import/plan.ts';
import { problemOf, type StoreProblem } from '../../../shared/store/problem.ts';
import type { Creation, Station } from '../../../shared/store/station.ts';
import { indexRoster, knownFor, rememberImported } from './rosterIndex.ts';

/** What an import has done so far. */
export interface ImportCounts {
  people: Counts;
  households: Counts;
  /** People in whom something edited here stays although the file says otherwise. */
  keptPeople: number;
}

/** How an import ended: all of it, stopped by the clerk, or by the store. Whatever is counted is on the disk. */
export interface ImportOutcome extends ImportCounts {
  end: 'done' | 'cancelled' | StoreProblem;
}

export interface ImportRun {
  /** The roster a few households at a time; asked for the next when the last is on the disk. */
  batches: AsyncIterable<RosterUnit[]>;
  /** Stops after the batch in hand. */
  signal: AbortSignal;
  /** After each batch. */
  onProgress: (counts: ImportCounts) => void;
}

/**
 * Brings a roster into the station batch by batch. What is written stays, however it ends; importing the same file again
 * goes on from there, because what is there already plans nothing.
 */
export async function importRoster(
  station: Station,
  { batches, signal, onProgress }: ImportRun,
): Promise<ImportOutcome> {
  let counts: ImportCounts = { people: nothing(), households: nothing(), keptPeople: 0 };
  try {
    const index = await indexRoster(station);
    const claimed = new Set<string>();
    for await (const units of batches) {
      if (signal.aborted) return { ...counts, end: 'cancelled' };
      const known = await knownFor(station, index, units, claimed);
      const plan = planUnits(units, known, (kind) => station.newId(kind));
      const written = await write(station, plan);
      if (!written.ok) return { ...counts, end: written.reason };
      counts = sum(counts, plan);
      onProgress(counts);
    }
    return { ...counts, end: 'done' };
  } catch (error) {
    return { ...counts, end: problemOf(error) };
  }
}

async function write(station: Station, plan: RosterPlan): Promise<Result<unknown, StoreProblem>> {
  // A household is there before its people, so that a kill in between leaves nobody without one.
  const created = await station.createMany(plan.creations as Creation[]);
  if (!created.ok) return created;
  for (const kind of ['household', 'person'] as const) {
    const edits = new Map(plan.edits.filter((edit) => edit.kind === kind).map(({ id, fields }) => [id, fields]));
    if (edits.size === 0) continue;
    const edited = await station.editMany<typeof kind>([...edits.keys()], ({ id }) => edits.get(id) ?? {});
    if (!edited.ok) return edited;
  }
  try {
    await rememberImported(station, plan.imported);
    return success(undefined);
  } catch (error) {
    return failure(problemOf(error));
  }
}

function nothing(): Counts {
  return { created: 0, changed: 0, same: 0 };
}

function sum(one: ImportCounts, other: ImportCounts): ImportCounts {
  return {
    people: sumCounts(one.people, other.people),
    households: sumCounts(one.households, other.households),
    keptPeople: one.keptPeople + other.keptPeople,
  };
}

function sumCounts(one: Counts, other: Counts): Counts {
  return {
    created: one.created + other.created,
    changed: one.changed + other.changed,
    same: one.same + other.same,
  };
}
