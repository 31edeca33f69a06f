import { type Document, idsByCollection } from '../../../shared/domain/kinds.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Stored } from '../../../shared/store/stored.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import { County } from '../../../shared/sync/county.ts';
import { type Fetch, httpTransport } from '../../../shared/sync/httpTransport.ts';
import { Sync } from '../../../shared/sync/sync.ts';
import type { Contender, Database } from './contender.ts';

const FILL_AT_ONCE = 500;

/** This program's own store and sync, live as in the app, on IndexedDB's stand-in for Node. */
export async function ours(station: string): Promise<Contender> {
  const local = await openTestStation(testDisk(), { code: station });
  let live: Sync | undefined;
  return {
    name: 'Xiangyue',
    fill: (documents) => fill(local, documents),
    async sync(database) {
      const hadWaiting = (await local.countUploads('waiting')) > 0;
      const before = await meetings(local);
      if (!live) {
        live = new Sync(local, new County(transportTo(database), () => local.deviceId));
        await live.start();
      }
      await level(live);
      // What the status says of edits just made comes a moment after them.
      while ((await local.countUploads('waiting')) > 0) await pause();
      while (hadWaiting && (await meetings(local)) === before) await pause();
    },
    async rest() {
      await live?.stop();
      live = undefined;
    },
    async edit(ids) {
      const edited = await local.editMany<'person'>(ids, ({ phone }) => ({ phone: nextNumber(phone) }));
      if (!edited.ok) throw new Error(edited.reason);
    },
    async close() {
      await live?.stop();
      await local.close();
    },
  };
}

function transportTo({ url, authorization, fetch }: Database) {
  return httpTransport(fetch as unknown as Fetch, url, { authorization });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 2));

/** How often device and county have counted being level: after a push it grows by one, with a request of its own. */
async function meetings(local: Station): Promise<number> {
  return (await local.device.readState<{ confirmed: number }>('sync.meetings'))?.confirmed ?? 0;
}

function level(live: Sync): Promise<void> {
  return new Promise((resolve) => {
    live.status$.subscribe(({ phase, waiting }) => {
      if (phase === 'idle' && waiting === 0) resolve();
    });
  });
}

/** Another number of the same length. */
function nextNumber(phone: string): string {
  return `${phone.slice(0, -1)}${(Number(phone.slice(-1)) + 1) % 10}`;
}

async function fill(local: Station, documents: Document[]): Promise<void> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  for (const [collection, ids] of idsByCollection([...byId.keys()])) {
    for (let from = 0; from < ids.length; from += FILL_AT_ONCE) {
      await local.changeForSync(collection, ids.slice(from, from + FILL_AT_ONCE), (_, id) => {
        const document = { ...byId.get(id), device: local.deviceId } as Document;
        return { ...document, local: { upload: 'waiting' } } as Stored;
      });
    }
  }
}
