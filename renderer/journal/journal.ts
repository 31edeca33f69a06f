import type { RxChangeEvent } from 'rxdb';
import { filter, map, type Subscription } from 'rxjs';
import type { Document } from '../../shared/domain/kinds.ts';
import type { DeviceDatabase } from '../../shared/store/deviceDatabase.ts';
import type { Station } from '../../shared/store/station.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { type Act, actOf, joined } from './act.ts';

const PREFIX = 'act:';
const RANGE = [PREFIX, `${PREFIX}￿`] as const;

/** Acts kept: the last five are shown, and some more for joining a long paper's edits. */
const KEPT_MAX = 50;

/** The last acts on this laptop, newest first. */
export async function lastActs(device: DeviceDatabase, limit: number): Promise<Act[]> {
  const rows = await device.state
    .where('key')
    .between(...RANGE)
    .reverse()
    .limit(limit)
    .toArray();
  return rows.map((row) => row.value as Act);
}

/** Notes an act, joined to the one before it where they are one. Noting one twice, from two windows, is noting it once. */
async function noteActs(device: DeviceDatabase, acts: readonly Act[]): Promise<void> {
  await device.transaction('rw', device.state, async () => {
    let [last] = await lastActs(device, 1);
    for (const act of acts) {
      if (last && last.at >= act.at) continue;
      const one: Act | undefined = last && joined(last, act);
      if (last && one) await device.state.delete(PREFIX + last.at);
      last = one ?? act;
      await device.state.put({ key: PREFIX + last.at, value: last });
    }
    const keys = await device.state
      .where('key')
      .between(...RANGE)
      .reverse()
      .offset(KEPT_MAX)
      .primaryKeys();
    await device.state.bulkDelete(keys);
  });
}

/** Forgets an act that was taken back; taking it back is not an act to be told. */
export async function forgetAct(device: DeviceDatabase, act: Act): Promise<void> {
  await device.state.delete(PREFIX + act.at);
}

/**
 * Keeps the journal of what is done on this laptop, from the writes themselves: no screen has to remember to tell.
 * What sync writes is not an act.
 */
export function keepJournal(station: Station): () => void {
  let waiting: Act[] = [];
  let writing: Promise<void> = Promise.resolve();
  const flush = () => {
    const acts = waiting.sort((a, b) => (a.at < b.at ? -1 : 1));
    waiting = [];
    writing = writing.then(() => noteActs(station.device, acts)).catch(console.error);
  };
  const subscription: Subscription = station.changed$
    .pipe(
      map((event) => event as RxChangeEvent<Stored>),
      filter(({ documentData }) => documentData.device === station.deviceId && documentData.local.upload === 'waiting'),
    )
    .subscribe(({ previousDocumentData, documentData }) => {
      const act = actOf(previousDocumentData as Document | undefined, documentData as unknown as Document);
      if (!act) return;
      if (waiting.length === 0) setTimeout(flush);
      waiting.push(act);
    });
  return () => subscription.unsubscribe();
}
