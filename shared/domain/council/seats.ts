import { addDays, type CalendarDay } from '../calendar/day.ts';
import { tenuresOn } from '../post/tenure.ts';
import { type CouncilMember, councilPost, type ElectedMember, type Seat } from './council.ts';

/** The seats held on a day, the chair first, then in the order in which they were entered. */
export function seatsOn(seats: Iterable<Seat>, day: CalendarDay): Seat[] {
  return tenuresOn(seats, day, councilPost.options);
}

/** Who was a member on a day. */
export function membersOn(seats: Iterable<Seat>, day: CalendarDay): CouncilMember[] {
  return seatsOn(seats, day).map(({ person, name, post }) => ({ person, name, post }));
}

/** The same with the votes by which they were elected. */
export function electedOn(seats: Iterable<Seat>, day: CalendarDay): ElectedMember[] {
  return seatsOn(seats, day).map(({ person, name, post, ballots }) => ({
    ...{ person, name, post },
    ...(ballots !== undefined && { ballots }),
  }));
}

/** A seat as it is taken, apart from its envelope. */
export type SeatContent = Pick<
  Seat,
  'council' | 'person' | 'name' | 'post' | 'from' | 'cameBy' | 'leftBecause' | 'ballots'
>;

/** What becomes of the seats when the list of members is edited as of a day. */
export interface SeatChanges {
  taken: Omit<SeatContent, 'council'>[];
  /** Seats that end, by id, with their last day; one taken that very day was a slip, and is voided. */
  left: { id: string; to: CalendarDay }[];
  voided: string[];
  /** Seats that stay, by id, of which the votes were written down otherwise. */
  counted: { id: string; ballots: number | undefined }[];
}

/**
 * The change from the seats held to the members wanted, from `day` on. Another post is another seat: who held which post
 * on a past day stays known.
 */
export function seatChanges(
  seats: Iterable<Seat>,
  wanted: readonly ElectedMember[],
  day: CalendarDay,
  cameBy: string,
): SeatChanges {
  const held = seatsOn(seats, day);
  const stays = (seat: Seat) => wanted.some(({ person, post }) => person === seat.person && post === seat.post);
  const gone = held.filter((seat) => !stays(seat));
  const staying = held.filter(stays);
  const kept = new Set(staying.map((seat) => seat.person));
  const ballotsOf = new Map(wanted.map(({ person, ballots }) => [person, ballots]));
  return {
    taken: wanted
      .filter(({ person }) => !kept.has(person))
      .map((member) => ({ ...member, from: day, cameBy, leftBecause: '' })),
    left: gone.filter(({ from }) => from < day).map(({ id }) => ({ id, to: addDays(day, -1) })),
    voided: gone.filter(({ from }) => from >= day).map(({ id }) => id),
    counted: staying
      .filter(({ person, ballots }) => ballotsOf.get(person) !== ballots)
      .map(({ id, person }) => ({ id, ballots: ballotsOf.get(person) })),
  };
}
