import { addDays, type CalendarDay } from '../calendar/day.ts';
import { latestBy } from '../latest.ts';
import { failure, type Result, success } from '../result.ts';
import type { Objection, ObjectionAnswer, PostedNotice, Takedown } from './notice.ts';

/** An objection as it is written down. Without a `line` it is to the whole notice. */
export interface RaisedObjection {
  line?: string | undefined;
  objector: string;
  content: string;
  raisedOn: CalendarDay;
}

/** Why an objection cannot be taken. */
export type ObjectionRefusal = 'noContent' | 'lineUnknown' | 'beforePosting' | 'tooLate' | 'inFuture';

export type ObjectionContent = Pick<Objection, 'posted' | 'line' | 'objector' | 'content' | 'raisedOn' | 'answerBy'>;

export function object(
  posted: PostedNotice,
  raised: RaisedObjection,
  today: CalendarDay,
): Result<ObjectionContent, ObjectionRefusal> {
  const { line, raisedOn } = raised;
  const content = raised.content.trim();
  if (content === '') return failure('noContent');
  if (line !== undefined && !posted.lines.some(({ id }) => id === line)) return failure('lineUnknown');
  if (raisedOn < posted.from) return failure('beforePosting');
  if (raisedOn > posted.objectionsUntil) return failure('tooLate');
  if (raisedOn > today) return failure('inFuture');
  return success({
    posted: posted.id,
    ...(line !== undefined && { line }),
    objector: raised.objector.trim(),
    content,
    raisedOn,
    answerBy: addDays(raisedOn, posted.answerDays),
  });
}

/** What is answered to an objection. */
export interface GivenAnswer {
  upheld: boolean;
  content: string;
  answeredOn: CalendarDay;
  answeredBy: string;
}

/** Why an answer cannot be put on the record. A late one can: that it was late is part of the record. */
export type AnswerRefusal = 'noContent' | 'noAnswerer' | 'beforeObjection' | 'inFuture';

export type AnswerContent = Pick<
  ObjectionAnswer,
  'posted' | 'objection' | 'upheld' | 'content' | 'answeredOn' | 'answeredBy'
>;

export function answer(
  objection: Objection,
  given: GivenAnswer,
  today: CalendarDay,
): Result<AnswerContent, AnswerRefusal> {
  const content = given.content.trim();
  const answeredBy = given.answeredBy.trim();
  if (content === '') return failure('noContent');
  if (answeredBy === '') return failure('noAnswerer');
  if (given.answeredOn < objection.raisedOn) return failure('beforeObjection');
  if (given.answeredOn > today) return failure('inFuture');
  const { posted, id } = objection;
  return success({ posted, objection: id, upheld: given.upheld, content, answeredOn: given.answeredOn, answeredBy });
}

/** Where an objection stands; `overdue` is open past the day on which it was to be answered. */
export type ObjectionState = 'open' | 'overdue' | 'upheld' | 'dismissed';

export interface FollowedObjection {
  objection: Objection;
  state: ObjectionState;
  /** The answer that holds. */
  answer?: ObjectionAnswer;
}

export function followObjections(
  objections: Iterable<Objection>,
  answers: Iterable<ObjectionAnswer>,
  day: CalendarDay,
): FollowedObjection[] {
  const holding = latestBy(answers, ({ objection }) => objection);
  return [...objections].map((objection) => {
    const given = holding.get(objection.id);
    if (given) return { objection, state: given.upheld ? 'upheld' : 'dismissed', answer: given };
    return { objection, state: objection.answerBy < day ? 'overdue' : 'open' };
  });
}

/**
 * Where a line stands:
 * - `posted`: its days on the board are not over
 * - `suspended`: somebody objected and was not answered yet
 * - `struck`: an objection was upheld
 * - `withdrawn`: the notice came down before its last day had passed
 * - `stands`: posted for all its days, and nothing is open against it
 */
export type LineStanding = 'posted' | 'suspended' | 'struck' | 'withdrawn' | 'stands';

/**
 * Where each line stands on a day, by the line's id. An objection suspends the line it is about and no other; one to the
 * whole notice suspends all. What depends on a posting, such as a deposit of points, may happen for lines that stand.
 */
export function standingLines(
  posted: PostedNotice,
  objections: Iterable<Objection>,
  answers: Iterable<ObjectionAnswer>,
  takedowns: Iterable<Takedown>,
  day: CalendarDay,
): Map<string, LineStanding> {
  const followed = followObjections(objections, answers, day).filter(({ objection }) => objection.posted === posted.id);
  const cutShort = [...takedowns].some(({ posted: of, takenOn }) => of === posted.id && takenOn <= posted.to);
  const standing = (line: string): LineStanding => {
    const about = followed.filter(({ objection }) => objection.line === undefined || objection.line === line);
    if (about.some(({ state }) => state === 'upheld')) return 'struck';
    if (about.some(({ state }) => state === 'open' || state === 'overdue')) return 'suspended';
    if (cutShort) return 'withdrawn';
    return day <= posted.to ? 'posted' : 'stands';
  };
  return new Map(posted.lines.map(({ id }) => [id, standing(id)]));
}
