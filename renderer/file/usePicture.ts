import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import type { FileFact } from '../../shared/domain/file/file.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { DeviceDatabase } from '../../shared/store/deviceDatabase.ts';
import type { PieceStore } from '../../shared/store/file/pieceStore.ts';
import { askFor } from '../../shared/store/file/pieces.ts';
import type { Station } from '../../shared/store/station.ts';
import { useStation } from '../station/station.ts';
import { pieceStoreOf } from './pieceStores.ts';
import { readWhole } from './read.ts';

/** A picture as an address for `<img>`, or why there is none yet. */
export type Picture = { is: 'here'; url: string } | { is: 'reading' | 'missing' | 'damaged' };

/** A file's thumbnail; undefined where it has none. One that is not on this disk is asked for. */
export function useThumbnail({ thumbnail }: FileFact): Picture | undefined {
  const piece = thumbnail?.piece;
  const picture = usePieces(piece ? [piece] : [], piece, (store) => store.read(piece ?? ''));
  return piece ? picture : undefined;
}

/** The whole file. What of it is not on this disk is asked for. */
export function useWhole(file: FileFact): Picture {
  return usePieces(file.pieces, file.sha256, (store) => readWhole(store, file), file.type);
}

type Read = (store: PieceStore) => Promise<Result<Uint8Array, 'missing' | 'damaged'>>;

/** Reads now, and again when one of the pieces has come. @param key tells one thing to read from another */
function usePieces(pieces: readonly string[], key: string | undefined, read: Read, type = 'image/jpeg'): Picture {
  const station = useStation();
  const [picture, setPicture] = useState<Picture>({ is: 'reading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the pieces and how they are read
  useEffect(() => {
    if (key === undefined) return;
    setPicture({ is: 'reading' });
    return followPieces(station, pieces, read, type, setPicture);
  }, [station, key]);
  return picture;
}

function followPieces(
  station: Station,
  pieces: readonly string[],
  read: Read,
  type: string,
  show: (picture: Picture) => void,
): () => void {
  const store = pieceStoreOf(station);
  let url: string | undefined;
  let stopped = false;
  const look = async () => {
    if (url !== undefined) return;
    const found = await read(store);
    if (stopped || url !== undefined) return;
    if (!found.ok) return show({ is: found.reason });
    url = URL.createObjectURL(new Blob([found.value as Uint8Array<ArrayBuffer>], { type }));
    show({ is: 'here', url });
  };
  const failed = (error: unknown) => {
    console.error(error);
    if (!stopped) show({ is: 'damaged' });
  };
  void askFor(station.device, pieces).catch(failed);
  const subscription = liveQuery(() => standOf(station.device, pieces)).subscribe({
    next: () => void look().catch(failed),
    error: failed,
  });
  return () => {
    stopped = true;
    subscription.unsubscribe();
    if (url !== undefined) URL.revokeObjectURL(url);
  };
}

function standOf(device: DeviceDatabase, pieces: readonly string[]) {
  return device.pieces.bulkGet([...pieces]);
}
