import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HostClient } from '../../shared/host/client.ts';
import type { Station } from '../../shared/store/station.ts';
import { openPageStation } from '../testing/stationPage.tsx';
import { openStationSync } from './stationSync.ts';

/** Closing waits for what is under way, which here is nothing; far longer is a hang. */
const CLOSED_MS = 5_000;

let station: Station;
beforeEach(async () => {
  station = await openPageStation();
});
afterEach(() => station.close());

it('R4: a window that closes while sync is still beginning does close', async () => {
  let answer: (connection: { ok: true; value: null }) => void = () => undefined;
  let asked = false;
  const county: HostClient['county'] = () => {
    asked = true;
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  const sync = openStationSync(station, { county } as HostClient);
  await expect.poll(() => asked).toBe(true);
  const closed = sync.close().then(() => 'closed');
  answer({ ok: true, value: null });
  const late = new Promise((resolve) => setTimeout(resolve, CLOSED_MS, 'still open'));
  expect(await Promise.race([closed, late])).toBe('closed');
});
