import { afterEach, beforeEach, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Station } from '../../shared/store/station.ts';
import { unmount } from './mount.tsx';
import { closePageStation, openPageStation } from './stationPage.tsx';

/**
 * Gives each test of a file a station of its own, on a window of a common laptop's size, with nothing kept from the test
 * before and no printer. `begin` takes the station over, with the name it is opened again by, and adds what the file's
 * tests need. What else a file has to stop after a test, its own `afterEach` stops: that runs before this one.
 */
export function stationForEach(begin: (station: Station, name: string) => void | Promise<void>): void {
  beforeEach(async () => {
    await page.viewport(1366, 768);
    sessionStorage.clear();
    vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const name = crypto.randomUUID();
    await begin(await openPageStation(name), name);
  });

  afterEach(async () => {
    unmount();
    vi.restoreAllMocks();
    await closePageStation();
  });
}
