import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from '../../shared/domain/result.ts';
import { stationDatabases } from '../../shared/host/contract.ts';
import { type Fetch, httpTransport } from '../../shared/sync/httpTransport.ts';
import type { Transport } from '../../shared/sync/transport.ts';
import { askCouch, basicAuthorization, type CouchServer, couchServerOf } from '../couch.ts';
import { FIRST_PASSWORDS, FirstPasswords } from '../firstPasswords.ts';

/** Where `npm run county` listens unless it is told otherwise. */
const EMBEDDED_URL = 'http://127.0.0.1:5984';

const ADMIN = 'admin';

export interface CourierServer {
  server: CouchServer;
  stop(): Promise<void>;
}

/**
 * - `noCounty`: no address was given, and the folder has no embedded county
 * - `folderInUse`: the folder's embedded county runs elsewhere than usual, or cannot be read
 */
export type NoCourierServer = 'noCounty' | 'folderInUse';

/**
 * The CouchDB that `COUCHDB_URL` names, with its administrator in it; without one the embedded county of this folder: the
 * one that runs, or one that is started for as long as it takes.
 */
export async function courierServer(
  address: string | undefined,
  folder: string,
): Promise<Result<CourierServer, NoCourierServer>> {
  if (address) return success({ server: couchServerOf(address), stop: async () => undefined });
  const passwords = join(folder, FIRST_PASSWORDS);
  if (!existsSync(passwords)) return failure('noCounty');
  const running = { url: EMBEDDED_URL, user: ADMIN, password: new FirstPasswords(passwords).of(ADMIN) };
  if ((await askCouch(running, 'GET', '_all_dbs')).ok) return success({ server: running, stop: async () => undefined });
  // Loaded only here: a county with a CouchDB of its own has no use for it.
  const { CountyStartError, startEmbeddedCounty } = await import('../embedded.ts');
  try {
    const { url, admin, stop } = await startEmbeddedCounty({ folder });
    return success({ server: { url, ...admin }, stop });
  } catch (error) {
    if (error instanceof CountyStartError) return failure('folderInUse');
    throw error;
  }
}

/** To a station's databases, as the administrator. */
export function transportTo(
  { url, user, password }: CouchServer,
  which: 'records' | 'files',
): (station: string) => Transport {
  return (station) =>
    httpTransport(fetch as unknown as Fetch, `${url}/${stationDatabases(station)[which]}`, {
      authorization: basicAuthorization(user, password),
    });
}
