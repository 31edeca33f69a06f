import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { ulid } from 'ulid';
import { DeviceDatabase } from '../deviceDatabase.ts';
import { type OpenStation, Station } from '../station.ts';
import { strictDexieStorage } from '../storage.ts';

/** A disk of its own for one device under test: what is written there is found again when it is opened again. */
export interface TestDisk {
  indexedDB: InstanceType<typeof IDBFactory>;
  deviceId: string;
}

export function testDisk(): TestDisk {
  return { indexedDB: new IDBFactory(), deviceId: ulid() };
}

/** Opens a station on a test disk, with the very storage code of the app under it. */
export async function openTestStation(disk: TestDisk, options: Partial<OpenStation> = {}): Promise<Station> {
  const indexedDb = { indexedDB: disk.indexedDB, IDBKeyRange };
  const code = options.code ?? '990101001001';
  return Station.open({
    storage: strictDexieStorage(indexedDb),
    device: new DeviceDatabase(`xiangyue-device-${code}`, indexedDb),
    code,
    name: `xiangyue-${disk.deviceId.toLowerCase()}`,
    deviceId: disk.deviceId,
    clerk: '王会计',
    ...options,
  });
}
