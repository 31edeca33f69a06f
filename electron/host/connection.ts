import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type CountyConnection, countyConnection } from '../../shared/host/contract.ts';
import { readWhole, syncFolder, writeWhole } from './keep.ts';
import type { Secrets } from './secrets.ts';

const kept = countyConnection.extend({ sealed: z.enum(['system', 'file']), password: z.string() });

/** The connection in use, with what the relay needs to speak for the station. */
export interface SignedIn {
  connection: CountyConnection;
  password: string;
}

/** The one connection of this computer, kept in `<folder>/county.json`, read once. */
export interface ConnectionFile {
  /** Undefined where nobody has signed in, or what was kept can no longer be opened and must be typed again. */
  read(): Promise<SignedIn | undefined>;
  /** @throws the system's error where it could not be written; what was in use stays in use. */
  write(signedIn: SignedIn): Promise<void>;
  remove(): Promise<void>;
}

export function connectionFile(folder: string, secrets: Secrets): ConnectionFile {
  const path = join(folder, 'county.json');
  let loading: Promise<SignedIn | undefined> | undefined;

  async function load(): Promise<SignedIn | undefined> {
    try {
      const { sealed, password, ...connection } = kept.parse(JSON.parse((await readWhole(path)) ?? 'null'));
      // Sealed on a day when the keychain was there (or was not): opening it the other way gives rubbish.
      return sealed === secrets.kind ? { connection, password: await secrets.open(password) } : undefined;
    } catch {
      // Another user's profile, another computer, a keychain set back, a damaged disk: the clerk signs in again.
      return undefined;
    }
  }

  return {
    read() {
      loading ??= load();
      return loading;
    },
    async write(signedIn) {
      const password = await secrets.seal(signedIn.password);
      await writeWhole(path, JSON.stringify({ ...signedIn.connection, sealed: secrets.kind, password }));
      loading = Promise.resolve(signedIn);
    },
    async remove() {
      await rm(path, { force: true });
      loading = Promise.resolve(undefined);
      // Nothing to make durable where nothing was ever kept.
      await syncFolder(dirname(path)).catch(() => undefined);
    },
  };
}
