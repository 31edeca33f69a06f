import { householdInCode } from '../../shared/domain/merit/code.ts';
import { search } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import type { FindPickable, Pickable } from '../form/pick.ts';

/** As many as are seen at once in an open list; whoever is not among them types one more letter. */
const FOUND_MAX = 12;

/** Picking among the station's documents by letters; a household also by the code on its card. */
export function pickFrom({ code, device }: Station): FindPickable {
  return async (typed, kinds) => {
    const scanned = kinds.includes('household') ? householdInCode(code, typed) : undefined;
    const entry = scanned && (await device.entries.get(scanned));
    if (entry) return [pickable(entry)];
    const found = await search(device, typed, { kinds: [...kinds], limit: FOUND_MAX });
    return found.map(pickable);
  };
}

function pickable({ id, label, hint }: Pickable): Pickable {
  return { id, label, hint };
}
