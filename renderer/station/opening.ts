import { failure, type Result, success } from '../../shared/domain/result.ts';
import { DeviceDatabase } from '../../shared/store/deviceDatabase.ts';
import { problemOf, type StoreProblem } from '../../shared/store/problem.ts';
import { followRosterEvents } from '../../shared/store/rosterFollow.ts';
import { Station } from '../../shared/store/station.ts';
import { strictDexieStorage } from '../../shared/store/storage.ts';
import { closed } from './closing.ts';
import { fillDemo } from './demo.ts';
import type { StationEntry } from './desk.ts';

/** The village of a station that is called after it. */
export function villageOf(stationName: string): string {
  return stationName.replace(/(新时代)?文明实践站$/, '') || stationName;
}

/** What the browser's databases of a station are called. */
export function databaseName(code: string): string {
  return `xiangyue-${code}`;
}

/**
 * Opens a station of this laptop and completes what a kill may have cut off: a founded station's own record, the
 * demonstration village's data.
 */
export async function openStation(
  entry: StationEntry,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Result<Station, StoreProblem>> {
  try {
    const { code, deviceId, clerk } = entry;
    await closed(code);
    const station = await Station.open({
      name: databaseName(code),
      storage: strictDexieStorage(),
      device: new DeviceDatabase(`xiangyue-device-${code}`),
      code,
      deviceId,
      clerk,
      multiInstance: true,
    });
    const completed = await complete(station, entry, onProgress);
    if (completed.ok) {
      const followed = await followRosterEvents(station);
      // The roster is whole without it; the records follow with the next event or start.
      if (!followed.ok) console.error(followed.reason, followed.detail);
      return success(station);
    }
    await station.close();
    return completed;
  } catch (error) {
    console.error(error);
    return failure(problemOf(error));
  }
}

async function complete(
  station: Station,
  { origin, name }: StationEntry,
  onProgress: (done: number, total: number) => void,
): Promise<Result<unknown, StoreProblem>> {
  if (origin === 'demo') return fillDemo(station, onProgress);
  if (origin === 'joined') return success(undefined);
  const settings = await station.count('rules', { kind: 'stationSettings' });
  if (settings > 0) return success(undefined);
  return station.create('stationSettings', { name, village: villageOf(name) });
}
