import type { DeviceDatabase } from '../store/deviceDatabase.ts';
import type { Transport } from './transport.ts';

/** What went over the line in one month of the calendar. */
export interface MonthsData {
  /** `YYYY-MM`, by this device's clock. */
  month: string;
  bytes: number;
}

/** Where the device keeps the sum; sync pages watch it. */
export const MONTHS_DATA = 'sync.monthsData';

function monthOf(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`;
}

/** Bytes in the month of `now`; nothing yet where the last sum is another month's. */
export async function readMonthsData(device: DeviceDatabase, now: number): Promise<MonthsData> {
  const month = monthOf(now);
  const kept = await device.readState<MonthsData>(MONTHS_DATA);
  return kept?.month === month ? kept : { month, bytes: 0 };
}

async function add(device: DeviceDatabase, bytes: number, now: number): Promise<void> {
  await device.transaction('rw', device.state, async () => {
    const sofar = await readMonthsData(device, now);
    await device.writeState(MONTHS_DATA, { ...sofar, bytes: sofar.bytes + bytes } satisfies MonthsData);
  });
}

/**
 * A transport that adds up what went over the line this month (SYNC V1): the bodies of requests and answers. Headers, and
 * what was spent on an exchange that broke, are not known here, so the true sum is somewhat higher.
 */
export function metered(transport: Transport, device: DeviceDatabase, now: () => number = Date.now): Transport {
  return {
    async exchange(request, stop) {
      const exchange = await transport.exchange(request, stop);
      // A disk without room for a number must not make an answer that did come look like none.
      if (exchange.ok && exchange.value.bytes > 0)
        await add(device, exchange.value.bytes, now()).catch(() => undefined);
      return exchange;
    },
  };
}
