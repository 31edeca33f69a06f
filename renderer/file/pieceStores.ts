import { PieceStore } from '../../shared/store/file/pieceStore.ts';
import { forceStrict } from '../../shared/store/file/strict.ts';
import type { Station } from '../../shared/store/station.ts';

/** What the browser's database of a station's pieces is called, beside the device's own. */
export function piecesName(station: Station): string {
  return station.device.name.replace(/^xiangyue-device-/, 'xiangyue-files-');
}

/** How PouchDB names the browser's databases of it. */
export const POUCH_PREFIX = '_pouch_';

async function openPage(station: Station): Promise<PouchDatabase> {
  forceStrict(IDBDatabase, `${POUCH_PREFIX}xiangyue-files-`);
  // Most sittings open no file: PouchDB is loaded with the first one.
  const { PagePouch } = await import('./pagePouch.ts');
  return new PagePouch(piecesName(station), { adapter: 'idb' });
}

const stores = new WeakMap<Station, PieceStore>();

/** The pieces of a station's files on this disk. */
export function pieceStoreOf(station: Station): PieceStore {
  const open = stores.get(station);
  if (open) return open;
  const store = new PieceStore(() => openPage(station));
  stores.set(station, store);
  return store;
}

/** Closes the pieces of a station, if any were opened; to be called when nothing works on them any more. */
export async function closePieceStore(station: Station): Promise<void> {
  const store = stores.get(station);
  stores.delete(station);
  await store?.close();
}
