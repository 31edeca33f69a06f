import { addDays, type CalendarDay } from '../calendar/day.ts';
import { paperDate } from '../calendar/write.ts';
import { failure, type Result, success } from '../result.ts';
import { maskText } from './masking.ts';
import type { Notice, NoticeTerms, NoticeWords, PostedNotice } from './notice.ts';

/** Why a notice cannot be posted. */
export type PostingRefusal = 'voided' | 'alreadyPosted' | 'untitled' | 'noIssuer' | 'nothingToPost' | 'inFuture';

/** What is needed to post: the first day, the station's day, the number that is free, and the terms that hold. */
export interface PostingPlan {
  from: CalendarDay;
  today: CalendarDay;
  number: number;
  terms: Pick<NoticeTerms, 'objectionDays' | 'answerDays'>;
  posted: boolean;
}

export type PostedContent = NoticeWords &
  Pick<PostedNotice, 'notice' | 'closing' | 'year' | 'number' | 'from' | 'to' | 'objectionsUntil' | 'answerDays'>;

/**
 * What the posting of a notice puts on the record. It hangs for its days, the first one counted; objections are taken
 * until its last day, and longer where the terms allow longer.
 */
export function postedContent(notice: Notice, plan: PostingPlan): Result<PostedContent, PostingRefusal> {
  const { from, today, number, terms, posted } = plan;
  const { subject, columns, lines, source } = notice;
  const words = { title: maskText(notice.title.trim()), opening: maskText(notice.opening.trim()) };
  const issuer = notice.issuer.trim();
  if (notice.voided) return failure('voided');
  if (posted) return failure('alreadyPosted');
  if (words.title === '') return failure('untitled');
  if (issuer === '') return failure('noIssuer');
  if (lines.length === 0 && words.opening === '') return failure('nothingToPost');
  if (from > today) return failure('inFuture');
  const to = addDays(from, notice.days - 1);
  const objectionsUntil = addDays(from, Math.max(notice.days, terms.objectionDays) - 1);
  return success({
    notice: notice.id,
    subject,
    ...words,
    columns,
    lines: lines.map((line) => ({ ...line, cells: line.cells.map(maskText) })),
    issuer,
    ...(source !== undefined && { source }),
    closing: closingWords({ from, to, objectionsUntil, issuer }),
    year: Number(from.slice(0, 4)),
    number,
    from,
    to,
    objectionsUntil,
    answerDays: terms.answerDays,
  });
}

/** The last sentence on the board. */
export function closingWords({
  from,
  to,
  objectionsUntil,
  issuer,
}: Pick<PostedNotice, 'from' | 'to' | 'objectionsUntil' | 'issuer'>): string {
  return `公示时间：${paperDate(from)}至${paperDate(to)}。如有异议，请于${paperDate(objectionsUntil)}前向${issuer}提出。`;
}
