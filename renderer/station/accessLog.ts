import type { AccessRow, DeviceDatabase } from '../../shared/store/deviceDatabase.ts';

/**
 * Who looked at something restricted or took it out of the program, when (UTC ISO) and what for. It stays on this
 * device: sent to the county, it would itself spread who was asked about (`docs/decisions/0007-roster-events.md`).
 */
export type Access = Omit<AccessRow, 'n'>;

/** Entries kept: many years of a busy counter's, some 60 MB. Older ones go, newest stay. */
export const ACCESS_LOG_MAX = 200_000;

/** Old entries are looked for once in so many. */
const TIDY_EVERY = 1000;

export async function noteAccess(device: DeviceDatabase, access: Access): Promise<void> {
  const n = await device.accesses.add(access);
  if (n % TIDY_EVERY === 0)
    await device.accesses
      .where('n')
      .belowOrEqual(n - ACCESS_LOG_MAX)
      .delete();
}

/** One page of the log, newest first; of one `what` only where it is given. */
export async function readAccessLog(
  device: DeviceDatabase,
  { what, offset = 0, limit = 100 }: { what?: Access['what'] | undefined; offset?: number; limit?: number } = {},
): Promise<AccessRow[]> {
  const entries = what ? device.accesses.where('what').equals(what) : device.accesses.toCollection();
  return entries.reverse().offset(offset).limit(limit).toArray();
}

export async function countAccesses(device: DeviceDatabase, what?: Access['what']): Promise<number> {
  return what ? device.accesses.where('what').equals(what).count() : device.accesses.count();
}
