import { type CountedVote, type Honour, honoursDraft, voteOn } from '../../shared/domain/honour/honour.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import { type Acted, acted } from '../errors/acted.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { draftNotice } from '../notice/acts.ts';
import { readSettings } from '../station/settings.ts';
import { today } from '../station/today.ts';
import { honoursOf } from './read.ts';

/** What a nomination's form says: who, and what for. */
export type NominationWords = Pick<Honour, 'title' | 'year' | 'deeds' | 'nominatedBy' | 'nominatedOn' | 'consents'> & {
  household?: string;
  person?: string;
};

/** Nominates a household, or one of its people, under the name that the roster has at this moment. */
export async function nominate(station: Station, { household, person, ...words }: NominationWords): Promise<Acted> {
  const somebody = person ? ((await station.get<'person'>(person)) as Person | undefined) : undefined;
  const home = household ?? somebody?.household;
  const at = home ? ((await station.get<'household'>(home)) as Household | undefined) : undefined;
  if (!home || !at) return { ok: false, problem: { reason: 'honour.nobody' } };
  if (somebody && somebody.household !== home) return { ok: false, problem: { reason: 'honour.notOfHousehold' } };
  const content: Content<'honour'> = {
    ...words,
    household: home,
    ...(person && { person }),
    name: somebody?.name ?? at.headName,
    villagersGroup: at.villagersGroup,
  };
  return acted(await station.create('honour', content));
}

/** Puts the vote on a nomination on the record. */
export async function recordHonourVote(
  station: Station,
  honour: Honour,
  counted: CountedVote,
): Promise<Problem | undefined> {
  const made = voteOn(honour, counted, today());
  if (!made.ok) return { reason: `honour.${made.reason}` };
  return refusalOf(await station.create('honourVote', made.value));
}

/** Drafts the notice of a year's honoured. */
export async function draftHonours(station: Station, year: number): Promise<Acted> {
  const awarded = (await honoursOf(station, year)).filter(({ state }) => state === 'awarded');
  if (awarded.length === 0) return { ok: false, problem: { reason: 'honour.nobodyAwarded' } };
  const village = (await readSettings(station))?.village ?? '';
  return draftNotice(
    station,
    honoursDraft(
      awarded.map(({ honour }) => honour),
      { village, year },
    ),
  );
}
