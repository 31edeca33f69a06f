import { latestBy } from '../latest.ts';
import type { Deed, Rubric, RubricItem } from '../merit/merit.ts';
import { itemOf } from '../merit/rubric.ts';
import { verify } from '../merit/verifying.ts';
import { failure, type Result, success } from '../result.ts';
import type { Activity, Participation } from './activity.ts';

/** Who took part, in the order of their first sign-in; whoever was taken back is left out. */
export function participantsOf(facts: readonly Participation[]): Participation[] {
  const first = new Map<string, string>();
  for (const { person, id } of facts) {
    const known = first.get(person);
    if (known === undefined || id < known) first.set(person, id);
  }
  const order = ({ person }: Participation) => first.get(person) ?? '';
  return [...latestBy(facts, ({ person }) => person).values()]
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** A deed as an activity hands it in. */
export type ActivityDeed = Pick<
  Deed,
  | 'household'
  | 'person'
  | 'happenedOn'
  | 'description'
  | 'rubric'
  | 'item'
  | 'quantity'
  | 'origin'
  | 'from'
  | 'verified'
>;

/** How often one participant's deed counts: once, or once for each full hour, at least once. */
export type Counting = 'once' | 'hours';

/** Why an activity's deeds cannot be handed in. */
export type ActivityRefusal = 'itemUnknown' | 'notHeldYet' | 'nobodyCame' | 'noHouseholds' | 'allHandedIn';

export interface HandingIn {
  activity: Pick<Activity, 'id' | 'title' | 'on' | 'organiser'>;
  participants: readonly Participation[];
  /** Code of the rubric's item. */
  item: string;
  counting: Counting;
}

/** What an activity handed in before, by any laptop. */
export type HandedIn = Pick<Deed, 'household' | 'person' | 'from' | 'item' | 'rubric'>;

/**
 * The deeds of those who took part, verified by the organiser where the rubric lets them. Where the item's points go to the household alone, each
 * household has one; otherwise each person has. Who has theirs from this activity already is left out, so that a list
 * handed in twice counts once. Participants without a household have no account and are left out.
 */
export function activityDeeds(
  rubric: Pick<Rubric, 'id' | 'items'>,
  { activity, participants, item: code, counting }: HandingIn,
  handedIn: readonly HandedIn[],
  today: string,
): Result<ActivityDeed[], ActivityRefusal> {
  const item = itemOf(rubric, code);
  if (item === undefined) return failure('itemUnknown');
  if (activity.on > today) return failure('notHeldYet');
  if (participants.length === 0) return failure('nobodyCame');
  const said = { by: activity.organiser, as: 'manager' as const, on: activity.on };
  const verified = verify({ happenedOn: activity.on }, item, said, today);
  const known = new Set(handedIn.filter(({ from }) => from === activity.id).map((deed) => keyOf(item, deed)));
  const deeds = participants.flatMap((one): ActivityDeed[] => {
    const { household, person } = one;
    const key = keyOf(item, { household: household ?? '', person });
    if (household === undefined || known.has(key)) return [];
    known.add(key);
    return [
      {
        ...{ household, person, happenedOn: activity.on, description: activity.title, rubric: rubric.id, item: code },
        ...{ quantity: counting === 'hours' ? Math.max(1, Math.floor(one.minutes / 60)) : 1 },
        ...{ origin: 'activity' as const, from: activity.id, ...(verified.ok && { verified: verified.value }) },
      },
    ];
  });
  if (deeds.length > 0) return success(deeds);
  return failure(participants.some(({ household }) => household !== undefined) ? 'allHandedIn' : 'noHouseholds');
}

/** Whose deed it is: the household's where its points go there alone, else the person's. */
function keyOf(
  { unit = 'household' }: Pick<RubricItem, 'unit'>,
  { household, person }: Pick<HandedIn, 'household' | 'person'>,
) {
  return unit === 'household' ? household : (person ?? household);
}
