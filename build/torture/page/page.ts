import { DeviceDatabase } from '../../../shared/store/deviceDatabase.ts';
import { Station } from '../../../shared/store/station.ts';
import { strictDexieStorage } from '../../../shared/store/storage.ts';
import { somebody } from '../../../shared/store/testing/somebody.ts';
import { County } from '../../../shared/sync/county.ts';
import { httpTransport } from '../../../shared/sync/httpTransport.ts';
import { Sync } from '../../../shared/sync/sync.ts';

/** One person's note as it was called saved: a number that grows with every act. */
export interface Saved {
  id: string;
  note: number;
}

declare global {
  interface Window {
    /** Tells the world outside, which outlives this page, what the program has called saved. */
    saved(saved: Saved[]): Promise<void>;
    torture: Torture;
  }
}

export interface Torture {
  /** The notes of these people as the disk has them; of one that is not there, none. */
  notesOf(ids: string[]): Promise<(number | undefined)[]>;
  /** Acts and acts, from this number on, until the page ends. */
  act(from: number): void;
  /** Resolves when the county has everything. */
  level(): Promise<void>;
  /** How many people a search finds and how many there are: the same where the derived tables are whole. */
  counts(): Promise<{ found: number; there: number }>;
}

/** People who are edited again and again, beside those who only come. */
const EDITED_MAX = 12;

/** People who come together now and then, as an import writes them. */
const TOGETHER = 25;

const CODE = new URLSearchParams(location.search).get('station') ?? '';

async function begin(): Promise<Torture> {
  const station = await Station.open({
    storage: strictDexieStorage(),
    device: new DeviceDatabase(`xiangyue-device-${CODE}`),
    code: CODE,
    deviceId: '01J00000000000000000000000',
    clerk: '王会计',
    collections: ['people', 'households'],
  });
  const county = new County(
    httpTransport(fetch.bind(window) as never, `${location.origin}/county/station-${CODE}`),
    () => station.deviceId,
  );
  const sync = new Sync(station, county);
  await sync.start();

  async function create(note: number, count: number): Promise<string[]> {
    const content = { ...somebody, note: String(note) };
    const created = await station.createMany(Array.from({ length: count }, () => ({ kind: 'person', content })));
    if (!created.ok) throw new Error(created.reason);
    const ids = created.value.map(({ id }) => id);
    await window.saved(ids.map((id) => ({ id, note })));
    return ids;
  }

  async function edit(id: string, note: number): Promise<void> {
    const edited = await station.edit<'person'>(id, () => ({ note: String(note) }));
    if (!edited.ok) throw new Error(edited.reason);
    await window.saved([{ id, note }]);
  }

  return {
    async notesOf(ids) {
      const held = await station.getMany(ids);
      return ids.map((id) => (held.has(id) ? Number(held.get(id)?.note) : undefined));
    },
    async act(from) {
      const edited = await create(from, EDITED_MAX);
      for (let note = from + 1; ; note += 1) {
        if (note % 7 === 0) await create(note, TOGETHER);
        else await edit(edited[note % EDITED_MAX] as string, note);
      }
    },
    async level() {
      while (sync.status.phase !== 'idle' || (await station.countUploads('waiting')) > 0) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async counts() {
      const found = await station.device.entries.where('kind').equals('person').count();
      return { found, there: await station.count('people', {}) };
    },
  };
}

window.torture = await begin();
