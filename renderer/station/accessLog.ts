import type { DeviceDatabase } from '../../shared/store/deviceDatabase.ts';

/** Who looked at something restricted or took it out of the program, and when (UTC ISO). */
export interface Access {
  at: string;
  clerk: string;
  /** `seen` on screen, `exported` to a file, `printed`. */
  what: 'seen' | 'exported' | 'printed';
  /** Of whom, or of what list. */
  of: string;
}

const KEY = 'accessLog';

/** Entries kept: some years of a station's. Older ones go, newest stay. */
export const ACCESS_LOG_MAX = 2000;

export async function readAccessLog(device: DeviceDatabase): Promise<Access[]> {
  return (await device.readState<Access[]>(KEY)) ?? [];
}

export async function noteAccess(device: DeviceDatabase, access: Access): Promise<void> {
  await device.transaction('rw', device.state, async () => {
    const log = await readAccessLog(device);
    await device.writeState(KEY, [access, ...log].slice(0, ACCESS_LOG_MAX));
  });
}
