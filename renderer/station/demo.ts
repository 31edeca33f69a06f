import { dayAt } from '../../shared/domain/calendar/day.ts';
import { demoVillage } from '../../shared/domain/demo/village.ts';
import { type Result, success } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import { followRosterEvents } from '../../shared/store/rosterFollow.ts';
import type { Creation, Station } from '../../shared/store/station.ts';
import type { Stored } from '../../shared/store/stored.ts';

/** Documents written at once: the count on the screen moves on several times a second. */
const BATCH = 50;

const FILLED = 'demo.filled';

/** Brings the demonstration village into a station; where it is there already, nothing happens. */
export async function fillDemo(
  station: Station,
  onProgress: (done: number, total: number) => void,
  seed?: number,
): Promise<Result<unknown, StoreProblem>> {
  if (await station.device.readState<boolean>(FILLED)) return success(undefined);
  const village = demoVillage(dayAt(Date.now()), seed);
  const total = village.records.length + village.facts.length;
  let done = 0;
  const facts: Stored[] = [];
  for (const documents of [village.records, village.facts]) {
    for (let from = 0; from < documents.length; from += BATCH) {
      const batch = documents.slice(from, from + BATCH) as Creation[];
      const written = await station.createMany(batch);
      if (!written.ok) return written;
      if (documents === village.facts) facts.push(...written.value);
      done += batch.length;
      onProgress(done, total);
    }
  }
  const followed = await followRosterEvents(station);
  if (!followed.ok) return followed;
  const entered = await station.createMany(village.afterwards(facts) as Creation[]);
  if (!entered.ok) return entered;
  await station.device.writeState(FILLED, true);
  return success(undefined);
}
