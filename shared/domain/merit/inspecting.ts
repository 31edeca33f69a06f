import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import type { Deed, Rubric, RubricItem, Verification } from './merit.ts';
import { itemOf } from './rubric.ts';
import { verify } from './verifying.ts';

/** What was found at a household: `yes`, up to the mark; `no`, not. A household without a mark was not looked at. */
export type Mark = 'yes' | 'no';

/** One round through the households of a villagers' group, such as that of hygiene. */
export interface Round {
  /** Code of the rubric's item for a household that is up to the mark. */
  item: string;
  /** The one for a household that is not; without it nothing is handed in for those. */
  lesser?: string | undefined;
  happenedOn: CalendarDay;
  /** Who went round, and in which post: the round is the verification. */
  by: string;
  as: Verification['as'];
}

/** A deed as a household already has it. */
export type HandedIn = Pick<Deed, 'household' | 'rubric' | 'item' | 'happenedOn'>;

export type InspectedDeed = Pick<
  Deed,
  'household' | 'happenedOn' | 'description' | 'rubric' | 'item' | 'quantity' | 'origin' | 'verified'
>;

/** Why a round cannot be handed in. */
export type InspectingRefusal = 'itemUnknown' | 'nothingMarked' | 'roundInFuture' | 'noInspector' | 'notEntitled';

/** The items that a round can be about: those that go to a household. */
export function roundItems(rubric: Pick<Rubric, 'items'>): RubricItem[] {
  return rubric.items.filter(({ unit }) => unit !== 'person');
}

/**
 * The deeds of a round, one for each marked household. Whoever has the same item on the same day already is left out, so
 * that a sheet handed in twice counts once.
 * @param marks by the household's id
 */
export function inspectedDeeds(
  rubric: Pick<Rubric, 'id' | 'items'>,
  round: Round,
  marks: ReadonlyMap<string, Mark>,
  handedIn: readonly HandedIn[],
  today: CalendarDay,
): Result<InspectedDeed[], InspectingRefusal> {
  if (round.happenedOn > today) return failure('roundInFuture');
  if (marks.size === 0) return failure('nothingMarked');
  const known = new Set(handedIn.map(keyOf));
  const deeds: InspectedDeed[] = [];
  for (const [household, mark] of marks) {
    const code = mark === 'yes' ? round.item : round.lesser;
    if (code === undefined) continue;
    const item = itemOf(rubric, code);
    if (item === undefined || item.unit === 'person') return failure('itemUnknown');
    const said = { by: round.by, as: round.as, on: round.happenedOn };
    const verified = verify(round, item, said, today);
    if (!verified.ok) return failure(verified.reason === 'notEntitled' ? 'notEntitled' : 'noInspector');
    const deed = { household, happenedOn: round.happenedOn, rubric: rubric.id, item: code };
    if (known.has(keyOf(deed))) continue;
    deeds.push({ ...deed, description: item.name, quantity: 1, origin: 'inspection', verified: verified.value });
  }
  return success(deeds);
}

function keyOf({ household, rubric, item, happenedOn }: HandedIn): string {
  return [household, rubric, item, happenedOn].join(' ');
}
