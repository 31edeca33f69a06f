import { householdInCode } from '../../shared/domain/merit/code.ts';
import { search } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import type { FindPickable, Pickable } from '../form/pick.ts';
import { withoutOtherVersions } from '../pact/withoutOtherVersions.ts';

/** As many as are seen at once in an open list; whoever is not among them types one more letter. */
const FOUND_MAX = 12;

/** A clause is found in each version of the pact that carries it on, of which one is shown. */
const LOOKED_AT_MAX = 3 * FOUND_MAX;

/** Picking among the station's documents by letters; a household also by the code on its card. */
export function pickFrom(station: Station): FindPickable {
  const { code, device } = station;
  return async (typed, kinds) => {
    const scanned = kinds.includes('household') ? householdInCode(code, typed) : undefined;
    const entry = scanned && (await device.entries.get(scanned));
    if (entry) return [pickable(entry)];
    const found = await search(device, typed, { kinds: [...kinds], limit: LOOKED_AT_MAX });
    return (await withoutOtherVersions(station, found)).slice(0, FOUND_MAX).map(pickable);
  };
}

function pickable({ id, label, hint }: Pickable): Pickable {
  return { id, label, hint };
}
