import { useCallback } from 'react';
import type { Document } from '../../shared/domain/kinds.ts';
import type { Station } from '../../shared/store/station.ts';
import { nameOf } from '../journal/act.ts';
import { useLive } from '../station/station.ts';
import { idsIn } from './fieldWords.ts';
import type { Part } from './places.ts';
import { readThing, type Thing } from './things.ts';

/** A thing in hand, with the names of all documents that its fields point at. */
export interface NamedThing {
  thing: Thing;
  names: ReadonlyMap<string, string>;
}

async function readNamed(station: Station, part: Part, id: string): Promise<NamedThing | 'settled'> {
  const thing = await readThing(station, part, id);
  if (!thing) return 'settled';
  const { local: _, ...ours } = thing.document ?? { local: undefined };
  const pointedAt = await station.getMany([...new Set(idsIn([ours, thing.aside?.document]))]);
  const named = [...pointedAt.values()].map((one): [string, string] => [one.id, nameOf(one as Document)]);
  return { thing, names: new Map(named.filter(([, name]) => name !== '')) };
}

/** The thing as it stands, `settled` where it waits no longer, undefined while it is being read. */
export function useThing(part: Part, id: string): NamedThing | 'settled' | undefined {
  const { value } = useLive(useCallback((station: Station) => readNamed(station, part, id), [part, id]));
  return value;
}
