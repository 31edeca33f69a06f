import { addDays, addMonths, type CalendarDay, daysBetween } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
import {
  type GoneProblem,
  goneProblems,
  type PostProblem,
  postProblems,
  type SizeProblem,
  sizeProblems,
} from '../post/composition.ts';
import { heldOnDay, tenuresOn } from '../post/tenure.ts';
import { type Team, type TeamMember, type TeamPost, type TeamRule, type TeamTerms, teamPost } from './team.ts';

/** A leader's term is called running out so long before its end: finding another one takes a while. */
export const LEADER_ENDS_SOON_DAYS = 30;

/** The rule of teams that holds on a day. */
export function teamRuleOn(rules: Iterable<TeamRule>, day: CalendarDay): TeamRule | undefined {
  return holdingOn(rules, day);
}

/** Whether a team serves on a day. */
export function servesOn(team: Pick<Team, 'from' | 'to' | 'voided'>, day: CalendarDay): boolean {
  return heldOnDay(team, day);
}

/** Who is in a team on a day, the leader first. */
export function teamMembersOn(members: Iterable<TeamMember>, day: CalendarDay): TeamMember[] {
  return tenuresOn(members, day, teamPost.options);
}

/** The fields in which every station must have a team and this one has none that serves on a day. */
export function missingFields(
  teams: readonly Pick<Team, 'field' | 'from' | 'to' | 'voided'>[],
  terms: Pick<TeamTerms, 'fields'>,
  day: CalendarDay,
): string[] {
  const served = new Set(teams.filter((team) => servesOn(team, day)).map(({ field }) => field));
  return terms.fields.filter(({ name, required }) => required && !served.has(name)).map(({ name }) => name);
}

/** What about a team asks for somebody's attention. Told, never refused. */
export type TeamWarning =
  | SizeProblem
  | PostProblem<TeamPost>
  | GoneProblem
  | { reason: 'leaderEndsSoon' | 'leaderOver'; name: string; on: CalendarDay; days: number }
  | { reason: 'idle'; on: CalendarDay; days: number };

export interface TeamState {
  team: Pick<Team, 'from' | 'to' | 'voided'>;
  /** Who is in it today. */
  members: readonly TeamMember[];
  /** What the roster says of each member, by the person's id. */
  statusOf: ReadonlyMap<string, string>;
  /** The day of its last activity that was held. */
  lastActiveOn?: CalendarDay | undefined;
}

/** Everything about a team that departs from the rule on a day; nothing of one that does not serve. */
export function teamWarnings(
  { team, members, statusOf, lastActiveOn }: TeamState,
  terms: TeamTerms,
  today: CalendarDay,
): TeamWarning[] {
  if (!servesOn(team, today)) return [];
  const heads = new Set(members.map(({ person }) => person)).size;
  return [
    ...leaderWarnings(members, terms, today),
    ...goneProblems(members, statusOf),
    ...sizeProblems(heads, terms.size),
    ...postProblems(members, terms.posts),
    ...rhythmWarnings(team, terms, lastActiveOn, today),
  ];
}

function leaderWarnings(members: readonly TeamMember[], terms: TeamTerms, today: CalendarDay): TeamWarning[] {
  const { leaderYears } = terms;
  if (leaderYears === undefined) return [];
  return members
    .filter(({ post }) => post === 'leader')
    .flatMap(({ name, from }): TeamWarning[] => {
      const on = addDays(addMonths(from, leaderYears * 12), -1);
      const days = daysBetween(today, on);
      if (days < 0) return [{ reason: 'leaderOver', name, on, days: -days }];
      return days <= LEADER_ENDS_SOON_DAYS ? [{ reason: 'leaderEndsSoon', name, on, days }] : [];
    });
}

function rhythmWarnings(
  { from }: Pick<Team, 'from'>,
  { activeEveryMonths }: TeamTerms,
  lastActiveOn: CalendarDay | undefined,
  today: CalendarDay,
): TeamWarning[] {
  if (activeEveryMonths === undefined) return [];
  const since = lastActiveOn !== undefined && lastActiveOn > from ? lastActiveOn : from;
  const on = addMonths(since, activeEveryMonths);
  return on < today ? [{ reason: 'idle', on, days: daysBetween(on, today) }] : [];
}
