import { removeRxDatabase } from 'rxdb';
import type { Station } from '../../shared/store/station.ts';
import { strictDexieStorage } from '../../shared/store/storage.ts';
import type { Desk } from './desk.ts';
import { databaseName } from './opening.ts';

/**
 * Deletes a closed station from this laptop. The desk forgets it first: a kill in between leaves data nobody sees, not an
 * entry without data.
 */
export async function forgetStation(desk: Desk, station: Station): Promise<void> {
  await desk.stations.delete(station.code);
  station.device.close();
  await station.device.delete();
  await removeRxDatabase(databaseName(station.code), strictDexieStorage());
}
