import { Dexie } from 'dexie';
import type { Station } from '../../shared/store/station.ts';
import { POUCH_PREFIX, piecesName } from '../file/pieceStores.ts';
import type { Desk } from './desk.ts';
import { databaseName } from './opening.ts';

/**
 * Deletes a closed station from this laptop. The desk forgets it first: a kill in between leaves data nobody sees, not an
 * entry without data. RxDB's own removal would empty its databases and leave them standing.
 */
export async function forgetStation(desk: Desk, station: Station): Promise<void> {
  await desk.stations.delete(station.code);
  await station.device.delete();
  const prefix = `rxdb-dexie-${databaseName(station.code)}--`;
  const pieces = `${POUCH_PREFIX}${piecesName(station)}`;
  const isOurs = (name: string) => name.startsWith(prefix) || name === pieces;
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name && isOurs(name) ? [name] : []));
  await Promise.all(names.map((name) => Dexie.delete(name)));
}
