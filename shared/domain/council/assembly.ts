import { addDays, type CalendarDay, daysBetween } from '../calendar/day.ts';
import { type Headcount, quorumOf, quorumReached, reaches } from './attendance.ts';
import type { CharterTerms } from './council.ts';

/** When the templates were gathered; a village that adopts one sets its own first day. */
export const GATHERED = '2026-01-01';

/** Two thirds, as the organic law has it for representatives and for household representatives. */
const TWO_THIRDS = { over: 2, under: 3 };
const HALF = { over: 1, under: 2 };

/**
 * The lawful rules of the two assemblies (村民委员会组织法, as in force from 2026-01-01), for a station to adopt. The
 * numbers are those of the law; its article numbers move, so `basis` is the village's to keep.
 */
export const ASSEMBLY_TEMPLATES: readonly CharterTerms[] = [
  {
    council: 'representatives',
    name: '村民代表会议议事规则',
    source: '村民委员会组织法',
    size: { min: 3, max: 200 },
    posts: [
      { post: 'chair', min: 1, max: 1, votes: true },
      { post: 'viceChair', min: 0, max: 3, votes: true },
      { post: 'secretary', min: 0, max: 1, votes: true },
      { post: 'member', min: 2, max: 200, votes: true },
      { post: 'guest', min: 0, max: 100, votes: false },
    ],
    termYears: 5,
    meetsEveryMonths: 3,
    quorum: TWO_THIRDS,
    quorumStrict: false,
    pass: HALF,
    passStrict: true,
    tie: 'rejected',
    proxiesMax: 0,
    noticeDays: 3,
    women: { over: 1, under: 3 },
    householdsPerSeat: { min: 5, max: 15 },
    basis:
      '村民代表会议由村民委员会召集，每季度召开一次。有三分之二以上的组成人员参加方可召开，所作决定应当经到会人员的过半数同意。每五户至十五户推选一人，妇女村民代表应当占三分之一以上。',
    validFrom: GATHERED,
  },
  {
    council: 'villagers',
    name: '村民会议议事规则',
    source: '村民委员会组织法',
    size: { min: 1, max: 200 },
    posts: [
      { post: 'chair', min: 0, max: 1, votes: true },
      { post: 'secretary', min: 0, max: 1, votes: true },
      { post: 'guest', min: 0, max: 100, votes: false },
    ],
    termYears: 5,
    meetsEveryMonths: 12,
    quorum: HALF,
    quorumStrict: true,
    householdQuorum: TWO_THIRDS,
    pass: HALF,
    passStrict: true,
    tie: 'rejected',
    proxiesMax: 0,
    noticeDays: 10,
    basis:
      '召集村民会议，应当提前十天通知村民。应当有本村十八周岁以上村民的过半数，或者本村三分之二以上的户的代表参加，所作决定应当经到会人员的过半数通过。',
    validFrom: GATHERED,
  },
];

/** How those present are counted against those due. */
export type Counting = 'members' | 'adults' | 'households';

/** Heads of a meeting that is counted, not called by name: adults, and household representatives where these came. */
export interface Turnout {
  adults?: Headcount | undefined;
  households?: Headcount | undefined;
}

/** One way of counting with what it asks for. */
export interface QuorumCheck extends Headcount {
  counting: Counting;
  needed: number;
  reached: boolean;
}

type AssemblyTerms = Pick<CharterTerms, 'quorum' | 'quorumStrict' | 'householdQuorum'>;

/**
 * A villagers' meeting held against both lawful ways of counting: more than half of the adults, or two thirds of the
 * household representatives. One of them is enough; a way that nobody counted is not among the answers.
 */
export function quorumChecks(turnout: Turnout, terms: AssemblyTerms): QuorumCheck[] {
  const checks: QuorumCheck[] = [];
  if (turnout.adults) checks.push(check('adults', turnout.adults, terms));
  if (turnout.households && terms.householdQuorum) {
    checks.push(check('households', turnout.households, { quorum: terms.householdQuorum, quorumStrict: false }));
  }
  return checks;
}

function check(
  counting: Counting,
  count: Headcount,
  terms: Pick<CharterTerms, 'quorum' | 'quorumStrict'>,
): QuorumCheck {
  return { counting, ...count, needed: quorumOf(count.due, terms), reached: quorumReached(count, terms) };
}

/** The way of counting by which the meeting is lawful, adults before households, or undefined where neither is reached. */
export function lawfulBy(turnout: Turnout, terms: AssemblyTerms): QuorumCheck | undefined {
  return quorumChecks(turnout, terms).find(({ reached }) => reached);
}

/** Whether a meeting announced on one day may be held on another: that many full days lie between. */
export function noticeGiven(announcedOn: CalendarDay, heldOn: CalendarDay, terms: Pick<CharterTerms, 'noticeDays'>) {
  return daysBetween(announcedOn, heldOn) >= terms.noticeDays;
}

/** The last day on which a meeting may be announced. */
export function announceBy(heldOn: CalendarDay, { noticeDays }: Pick<CharterTerms, 'noticeDays'>): CalendarDay {
  return addDays(heldOn, -noticeDays);
}

/** Whether enough of the voting members are women; a charter that asks for none is content with any. */
export function enoughWomen(women: number, members: number, { women: share }: Pick<CharterTerms, 'women'>): boolean {
  return share === undefined || reaches(women, members, share, false);
}

/** How many seats so many households give, at least and at most; undefined where the charter says nothing of it. */
export function seatsFor(
  households: number,
  { householdsPerSeat: per }: Pick<CharterTerms, 'householdsPerSeat'>,
): { min: number; max: number } | undefined {
  if (per === undefined) return undefined;
  return { min: Math.ceil(households / per.max), max: Math.max(Math.floor(households / per.min), 1) };
}
