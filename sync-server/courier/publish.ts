import { type Result, success } from '../../shared/domain/result.ts';
import type { PublicKeys } from '../../shared/domain/station/deviceKeys.ts';
import { COUNTY_NOTE } from '../../shared/sync/courier/keeping.ts';
import { askCouch, type CouchProblem, type CouchServer } from '../couch.ts';

const STATION_DATABASE = /^station-\d{12}$/;

/**
 * Puts the county's public keys where every station finds them while it is on the line.
 *
 * @returns how many stations
 */
export async function publishKeys(server: CouchServer, keys: PublicKeys): Promise<Result<number, CouchProblem>> {
  const all = await askCouch(server, 'GET', '_all_dbs');
  if (!all.ok) return all;
  const stations = (Array.isArray(all.value.body) ? (all.value.body as string[]) : []).filter((name) =>
    STATION_DATABASE.test(name),
  );
  for (const name of stations) {
    const put = await askCouch(server, 'PUT', `${name}/_local/${COUNTY_NOTE}`, keys);
    if (!put.ok) return put;
  }
  return success(stations.length);
}
