import type { Rubric } from '../../shared/domain/merit/merit.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Activity } from '../../shared/domain/volunteer/activity.ts';
import { activityDeeds, type HandingIn } from '../../shared/domain/volunteer/signingIn.ts';
import type { Content, Creation, Station } from '../../shared/store/station.ts';
import { type Acted, acted } from '../errors/acted.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { troubleOf } from '../errors/troubleOf.ts';
import { today } from '../station/today.ts';
import { readActivity, type SignInRow } from './readActivities.ts';

/** What an activity's form says. */
export type ActivityWords = Content<'activity'>;

export async function planActivity(station: Station, words: ActivityWords): Promise<Acted> {
  return acted(await station.create('activity', words));
}

/** Changes what is planned or written of an activity; a field that was emptied is taken away. */
export async function editActivity(
  station: Station,
  id: string,
  { team, startsAt, ...words }: ActivityWords,
): Promise<Problem | undefined> {
  return refusalOf(await station.edit<'activity'>(id, () => ({ ...words, team, startsAt }) as Partial<ActivityWords>));
}

/** Says for how many minutes somebody took part; nought takes it back. The last word holds. */
export async function signIn(
  station: Station,
  activity: string,
  { person, name, household }: Pick<SignInRow, 'person' | 'name' | 'household'>,
  minutes: number,
): Promise<Acted> {
  const content = { activity, person, name, ...(household && { household }), minutes };
  return acted(await station.create('participation', content as Content<'participation'>));
}

/** Signs somebody in whom the roster has. */
export async function signInPerson(
  station: Station,
  { id, minutes }: Pick<Activity, 'id' | 'minutes'>,
  person: string,
): Promise<Acted> {
  const found = (await station.get<'person'>(person)) as Person | undefined;
  if (!found) return { ok: false, problem: { reason: 'store.missing' } };
  return signIn(station, id, { person, name: found.name, household: found.household }, minutes);
}

/** Hands in the deeds of all who took part and have none yet from this activity, all of them or none. */
export async function handInActivity(
  station: Station,
  rubric: Rubric,
  activity: string,
  { item, counting }: Pick<HandingIn, 'item' | 'counting'>,
): Promise<{ ok: true; deeds: string[] } | { ok: false; problem: Problem }> {
  const found = await readActivity(station, activity);
  if (!found) return { ok: false, problem: { reason: 'activity.gone' } };
  const handing = { activity: found.activity, participants: found.participants, item, counting };
  const deeds = activityDeeds(rubric, handing, found.deeds, today());
  if (!deeds.ok) return { ok: false, problem: { reason: `activity.${deeds.reason}` } };
  const written = await station.createMany(deeds.value.map((content): Creation => ({ kind: 'deed', content })));
  if (!written.ok) return { ok: false, problem: troubleOf(written) };
  return { ok: true, deeds: written.value.map(({ id }) => id) };
}
