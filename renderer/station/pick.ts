import type { Meeting } from '../../shared/domain/council/meeting.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import { search } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import type { Stored } from '../../shared/store/stored.ts';
import type { FindPickable } from '../form/pick.ts';

/** As many as are seen at once in an open list; whoever is not among them types one more letter. */
const FOUND_MAX = 12;

/** Picking among the station's documents by letters. */
export function pickFrom(station: Station): FindPickable {
  return async (typed, kinds) => {
    const found = await search(station.device, typed, { kinds: [...kinds], limit: FOUND_MAX });
    const documents = await station.getMany(found.map((entry) => entry.id));
    return found.map(({ id, label }) => ({ id, label, hint: hintOf(documents.get(id)) }));
  };
}

/** What tells two of the same name apart, without an ID number: where they live, the year they were born, a meeting's day. */
function hintOf(document: Stored | undefined): string {
  switch (document?.kind) {
    case 'person': {
      const { address, birthDate } = document as unknown as Person;
      return [address, birthDate.slice(0, 4)].filter((part) => part !== '').join(' ');
    }
    case 'household': {
      const { villagersGroup, address } = document as unknown as Household;
      return [villagersGroup, address].filter((part) => part !== '').join(' ');
    }
    case 'meeting':
      return (document as unknown as Meeting).heldOn;
    default:
      return '';
  }
}
