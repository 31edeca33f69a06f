import type { StationSettings } from '../../shared/domain/station/settings.ts';
import type { Station } from '../../shared/store/station.ts';

/** Two devices that founded one station each left a record; more were never seen. */
const RECORDS_MAX = 10;

/** What the station says of itself: of several records the oldest, on every device the same. */
export async function readSettings(station: Station): Promise<StationSettings | undefined> {
  const found = await station.find('rules', {
    selector: { kind: 'stationSettings' },
    sort: [{ kind: 'asc' }, { id: 'asc' }],
    limit: RECORDS_MAX,
  });
  return found.find((record) => !record.voided) as unknown as StationSettings | undefined;
}
