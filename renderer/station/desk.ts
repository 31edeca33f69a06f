import { Dexie, type Table } from 'dexie';
import type { DraftRow } from '../../shared/store/deviceDatabase.ts';
import { DURABILITY } from '../../shared/store/storage.ts';
import type { PinRecord } from './pin.ts';

/** A station as this laptop knows it before it is opened. */
export interface StationEntry {
  /** The station's 12 digits. */
  code: string;
  /** As it was called when last open here. */
  name: string;
  /** This laptop's id at this station, a ULID. */
  deviceId: string;
  clerk: string;
  /** Absent at the demonstration village, which holds nobody's data. */
  pin?: PinRecord;
  /** `founded` here, `joined` from the county, or the `demo` village. */
  origin: 'founded' | 'joined' | 'demo';
  /** When it was last opened, UTC ISO. */
  usedAt: string;
}

/** What this laptop keeps outside of any station: which stations it has, and the forms of the first start. */
export class Desk extends Dexie {
  declare stations: Table<StationEntry, string>;
  declare drafts: Table<DraftRow, string>;

  constructor(name = 'xiangyue-desk') {
    super(name, { chromeTransactionDurability: DURABILITY });
    this.version(1).stores({ stations: 'code, usedAt', drafts: 'form' });
  }

  /** The stations here, last used first. They are few: one, rarely a second or the demonstration. */
  async entries(): Promise<StationEntry[]> {
    // Once opening has failed, Dexie tries again only when told to: the disk may have room by now.
    if (!this.isOpen()) await this.open();
    return this.stations.orderBy('usedAt').reverse().toArray();
  }
}
