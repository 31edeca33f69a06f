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

/** An import writes people and households in turns; an act is joined to one of so many before it. */
const JOINED_AMONG = 4;

/** The newest acts with one more, joined to one of them where they are one. Newest first. */
function withAct(recent: readonly Act[], act: Act): Act[] {
  const candidates = recent.slice(0, JOINED_AMONG);
  const place = candidates.findIndex((one) => joined(one, act) !== undefined);
  const one = candidates[place];
  return [(one && joined(one, act)) ?? act, ...recent.filter((other) => other !== one)];
}

/**
 * Notes acts, the oldest first. Noting one twice, from two windows, is noting it once. Worked out in memory and written
 * once: an import brings thousands.
 */
async function noteActs(device: DeviceDatabase, acts: readonly Act[]): Promise<void> {
  await device.transaction('rw', device.state, async () => {
    const before = await lastActs(device, JOINED_AMONG);
    const newest = before[0]?.at ?? '';
    const after = acts.filter(({ at }) => at > newest).reduce<Act[]>(withAct, [...before]);
    const stays = new Set(after);
    await device.state.bulkDelete(before.filter((act) => !stays.has(act)).map((act) => PREFIX + act.at));
    const known = new Set(before);
    await device.state.bulkPut(
      after.filter((act) => !known.has(act)).map((value) => ({ key: PREFIX + value.at, value })),
    );
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
