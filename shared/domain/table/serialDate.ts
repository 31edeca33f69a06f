/** Excel counts days from 1899-12-30 (its 1900 has a 29 February, so earlier serials than 61 are a day off). */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 24 * 60 * 60 * 1000;
const LAST_1900_SERIAL_BEFORE_FALSE_LEAP_DAY = 59;

/** What a workbook of the old Mac counts from is this many days later. */
export const DAYS_1904 = 1462;

/** 9999-12-31, the last day that Excel shows. */
const LAST_SERIAL = 2_958_465;

/** The day of a serial number, `YYYY-MM-DD`, its time of day left out; undefined where it is no day of Excel's. */
export function dayOfSerial(serial: number): string | undefined {
  const days = Math.floor(serial);
  if (!(days >= 1 && days <= LAST_SERIAL)) return undefined;
  const shift = days <= LAST_1900_SERIAL_BEFORE_FALSE_LEAP_DAY ? 1 : 0;
  return new Date(EPOCH_1900_MS + (days + shift) * DAY_MS).toISOString().slice(0, 10);
}
