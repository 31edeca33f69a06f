import { addDays, type CalendarDay } from '../../shared/domain/calendar/day.ts';
import type { Council } from '../../shared/domain/council/council.ts';
import type { FollowedDecision } from '../../shared/domain/council/decisions.ts';
import type { Meeting } from '../../shared/domain/council/meeting.ts';
import type { CouncilWarning } from '../../shared/domain/council/warnings.ts';
import type { Month } from '../../shared/domain/merit/books.ts';
import { countDeeds } from '../../shared/store/derived/deeds.ts';
import { countDisputed } from '../../shared/store/derived/disputes.ts';
import { openMeetings } from '../../shared/store/derived/meetings.ts';
import { countTwins } from '../../shared/store/derived/residents.ts';
import type { Station } from '../../shared/store/station.ts';
import { affairsWaiting } from '../affair/read.ts';
import { readDueDecisions, readWarnings } from '../council/read.ts';
import { monthToClose } from '../merit/books/read.ts';
import { periodToRun } from '../merit/lapsing/read.ts';
import { countToSettle } from '../merit/settling/read.ts';
import { lowGoods } from '../merit/stock/read.ts';
import { type DueNotice, readDueNotices } from '../notice/read.ts';
import { openProposals } from '../proposal/read.ts';
import { openReviews } from '../review/read.ts';
import { type RoundBirthday, readRoundBirthdays } from '../roster/birthdays.ts';
import { today } from '../station/today.ts';
import { readTeamsStanding, type TeamsStanding } from '../volunteer/readTeams.ts';

/** How far ahead a meeting or a deadline is called due: notices go out three days before, a week leaves room for them. */
export const DUE_DAYS = 7;

/** Lines of one kind on the desk; what is beyond stands on its own screen. */
export const LINES_MAX = 5;

/** Meetings still open; a station holds a few a month and closes them. */
const OPEN_MEETINGS_MAX = 100;

/** What lies on the clerk's desk. */
export interface ClerksDesk {
  today: CalendarDay;
  /** Whether there is anyone on the roster; without it there is one thing to do first. */
  hasPeople: boolean;
  /** Meetings to come within `DUE_DAYS`, and past ones whose minutes are not closed, the earliest first. */
  meetings: Meeting[];
  /** Decisions overdue or due within `DUE_DAYS`, the most urgent first, `LINES_MAX` of them. */
  decisions: FollowedDecision[];
  /** Notices to take down, and objections to answer within `DUE_DAYS`, the most urgent first. */
  notices: DueNotice[];
  /** Proposals whose proposer waits for an answer, and moral reviews in which something is to be done. */
  proposals: number;
  reviews: number;
  /** Sets of records that look like one person. */
  /** Affairs on which the council is to rule, and those that are over and not checked or closed. */
  affairsToRule: number;
  affairsToClose: number;
  twins: number;
  /** Who becomes 60, 80 or older by tens within `DUE_DAYS`. */
  birthdays: RoundBirthday[];
  /** Where a body departs from its charter, or its term runs out. */
  warnings: { council: Council; warning: CouncilWarning }[];
  /** Which volunteer teams are missing, and what is to be done about those there are. */
  teams: TeamsStanding;
  /** Households below nothing, and acts that two laptops did twice and nobody has acknowledged. */
  ledgerToSettle: number;
  /** Goods of which so few are there that more must be had. */
  lowGoods: number;
  /** Last month, while its books are to be closed. */
  monthToClose: Month | undefined;
  /** A period that has ended while its points have not lapsed yet. */
  periodToRun: string | undefined;
  deedsToJudge: number;
  deedsToDeposit: number;
  disputed: number;
}

export async function readDesk(station: Station): Promise<ClerksDesk> {
  const { device } = station;
  const day = today();
  const until = addDays(day, DUE_DAYS);
  const [open, decisions, notices, people, proposals, reviews, deedsToJudge, deedsToDeposit, disputed] =
    await Promise.all([
      openMeetings(device, until, OPEN_MEETINGS_MAX),
      readDueDecisions(station, until, LINES_MAX),
      readDueNotices(station, until, LINES_MAX),
      device.entries.where('kind').equals('person').limit(1).count(),
      openProposals(station),
      openReviews(station),
      countDeeds(device, 'waiting'),
      countDeeds(device, 'judged'),
      countDisputed(device),
    ]);
  const [twins, lows, ledgerToSettle, birthdays, bodies, teams, toClose, toRun, affairs] = await Promise.all([
    countTwins(device),
    lowGoods(station),
    countToSettle(station),
    readRoundBirthdays(station, day, until),
    readWarnings(station),
    readTeamsStanding(station),
    monthToClose(station),
    periodToRun(station),
    affairsWaiting(station),
  ]);
  const meetings = [...(await station.getMany(open)).values()] as unknown as Meeting[];
  return {
    today: day,
    hasPeople: people > 0,
    meetings: meetings.sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1)),
    decisions,
    notices,
    proposals: proposals.length,
    reviews: reviews.length,
    twins,
    affairsToRule: affairs.filter(({ wait }) => wait === 'ruling').length,
    affairsToClose: affairs.filter(({ wait }) => wait !== 'ruling').length,
    lowGoods: lows.length,
    ledgerToSettle,
    birthdays,
    warnings: bodies.flatMap(({ council, warnings }) => warnings.map((warning) => ({ council, warning }))),
    teams,
    monthToClose: toClose,
    periodToRun: toRun,
    deedsToJudge,
    deedsToDeposit,
    disputed,
  };
}
