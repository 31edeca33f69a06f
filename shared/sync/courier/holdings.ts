import { KINDS, type Kind } from '../../domain/kinds.ts';
import type { Station } from '../../store/station.ts';
import type { Stored } from '../../store/stored.ts';
import type { ToCountyFrame } from './frames.ts';

/** Where the device keeps that a county was restored since, and all has to be compared with it (SYNC R1). */
const COMPARES = 'courier.compares';

/** Ids and revisions in one frame: about 100 kB. */
const PAGE = 1000;

export async function compares(station: Station): Promise<boolean> {
  return (await station.device.readState<boolean>(COMPARES)) ?? false;
}

export async function setCompares(station: Station, wanted: boolean): Promise<void> {
  await station.device.writeState(COMPARES, wanted);
}

/** Every document that the county has acknowledged, with its revision, for the county to tell which of them it has lost. */
export async function* holdingsFrames(station: Station): AsyncGenerator<ToCountyFrame> {
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const { collection } = KINDS[kind];
    if (!station.collectionNames.includes(collection)) continue;
    let after = '';
    for (;;) {
      const page = await station.find(collection, {
        selector: { kind, id: { $gt: after } } as never,
        sort: [{ kind: 'asc' }, { id: 'asc' }] as never,
        index: ['kind', 'id'],
        limit: PAGE,
      });
      const revisions = page.flatMap(({ id, local: { rev } }) => (rev ? [{ id, rev }] : []));
      if (revisions.length > 0) yield { is: 'holdings', revisions };
      if (page.length < PAGE) break;
      after = (page.at(-1) as Stored).id;
    }
  }
}
