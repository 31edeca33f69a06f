import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Result } from '../result.ts';
import { ageOn } from '../roster/age.ts';
import { died, type EventRefusal, type Home, movedOut, type RosterEventContent, split } from '../roster/happening.ts';
import type { Household } from '../roster/household.ts';
import type { Person } from '../roster/person.ts';
import type { DemoOf } from './document.ts';
import type { DemoFamily } from './people.ts';

/** How many of the last families something happened in; the first ones sit in councils. */
const FAMILIES = 30;

/** From this age on one dies in the demonstration, and from this one a son founds a household of his own. */
const OLD = 74;
const GROWN = 24;

/** A year in which some died, some moved away, and a son split off. */
export function demoRosterEvents(
  families: readonly DemoFamily[],
  newId: (kind: 'rosterEvent' | 'household') => string,
  today: CalendarDay,
): DemoOf<'rosterEvent'>[] {
  const homes = families.slice(-FAMILIES).map(homeOf);
  const events: Result<RosterEventContent, EventRefusal>[] = [];
  const on = (days: number, reason: string) => ({ happenedOn: addDays(today, -days), reason, today });
  const oldest = homes.find(({ members }) => members.slice(1).some((one) => (ageOn(one.birthDate, today) ?? 0) >= OLD));
  const dead = oldest?.members.slice(1).find((one) => (ageOn(one.birthDate, today) ?? 0) >= OLD);
  if (dead) events.push(died(dead, oldest, undefined, on(120, '病故')));

  const others = homes.filter((home) => home !== oldest);
  const [leaving, splitting] = others.filter(({ members }) => members.some(isGrownSon(today)));
  const away = leaving?.members.find(isGrownSon(today));
  if (away) events.push(movedOut([away], leaving, undefined, on(60, '迁往县城')));
  const son = splitting?.members.find(isGrownSon(today));
  if (splitting && son) {
    const founded = {
      household: newId('household'),
      villagersGroup: splitting.household.villagersGroup,
      address: `${splitting.household.address}旁`,
    };
    events.push(split(splitting, [{ person: son, relation: '户主' }], founded, undefined, on(35, '成家分户')));
  }
  return events.flatMap((event) =>
    event.ok ? [{ kind: 'rosterEvent' as const, id: newId('rosterEvent'), content: event.value }] : [],
  );
}

function isGrownSon(today: CalendarDay) {
  return ({ relation, birthDate }: Person) => relation === '儿子' && (ageOn(birthDate, today) ?? 0) >= GROWN;
}

/** The family as its records will stand; the rules read nothing of the envelope but the id. */
function homeOf({ household, members }: DemoFamily): Home {
  return {
    household: { ...household.content, id: household.id } as Household,
    members: members.map(({ id, content }) => ({ ...content, id }) as Person),
  };
}

/** One person written down a second time, by another hand: without an ID number, under the next household. */
export function demoDouble(families: readonly DemoFamily[], newId: (kind: 'person') => string): DemoOf<'person'>[] {
  const [family, next] = families.slice(-3);
  const person = family?.members[1];
  if (!person || !next) return [];
  return [
    {
      kind: 'person',
      id: newId('person'),
      content: {
        ...person.content,
        idNumber: '',
        idProblem: 'missing',
        household: next.household.id,
        address: next.household.content.address,
        relation: '其他',
        note: '',
      },
    },
  ];
}
