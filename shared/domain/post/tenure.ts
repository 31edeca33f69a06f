import type { CalendarDay } from '../calendar/day.ts';

/** A post held by somebody in a council or a team, from its first day to its last; open while they hold it. */
export interface Tenure<P extends string = string> {
  id: string;
  post: P;
  from: CalendarDay;
  to?: CalendarDay | undefined;
  voided?: unknown;
}

/** Whether a post is held on a day: the first and the last day count, the day after the last does not. */
export function heldOnDay({ from, to, voided }: Pick<Tenure, 'from' | 'to' | 'voided'>, day: CalendarDay): boolean {
  return voided === undefined && from <= day && (to === undefined || day <= to);
}

/** The posts held on a day in the order of `posts`, of one post in the order in which they were entered. */
export function tenuresOn<P extends string, T extends Tenure<P>>(
  tenures: Iterable<T>,
  day: CalendarDay,
  posts: readonly P[],
): T[] {
  const byPost = (a: T, b: T) => posts.indexOf(a.post) - posts.indexOf(b.post) || (a.id < b.id ? -1 : 1);
  return [...tenures].filter((tenure) => heldOnDay(tenure, day)).sort(byPost);
}

/** Posts that are no longer held on a day, the last to leave first. */
export function formerTenures<T extends Tenure>(tenures: Iterable<T>, day: CalendarDay): T[] {
  return [...tenures]
    .filter((tenure) => tenure.voided === undefined && tenure.to !== undefined && tenure.to < day)
    .sort((a, b) => ((a.to ?? '') === (b.to ?? '') ? (a.id < b.id ? -1 : 1) : (a.to ?? '') < (b.to ?? '') ? 1 : -1));
}
