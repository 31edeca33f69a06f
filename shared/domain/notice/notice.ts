import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';

/** What a notice is about; the rule of how long it hangs goes by it. */
export const noticeSubject = z.enum(['decision', 'merit', 'ruling', 'pact', 'volunteer', 'other']);
export type NoticeSubject = z.infer<typeof noticeSubject>;

/** A whole village's households on one list, with room. */
export const LINES_MAX = 2000;

/** Columns that a poster can show at two metres. */
export const COLUMNS_MAX = 8;

/** One line that can be objected to by itself: a row of a list, or one item with its paragraphs. */
export const noticeLine = z.object({
  /** Unique within its notice. */
  id: z.string().min(1).max(26),
  /** The document this line speaks of, such as a judgement, by which others find what became of it. */
  about: reference.optional(),
  cells: z.array(z.string().max(2000)).min(1).max(COLUMNS_MAX),
});
export type NoticeLine = z.infer<typeof noticeLine>;

/** What hangs on the board, apart from its number and days. Cells and text are masked before they come here. */
export const noticeWords = z.object({
  subject: noticeSubject,
  title: line.min(1),
  opening: text,
  /** Heads of the list's columns; none where each line is an item of its own. */
  columns: z.array(line).max(COLUMNS_MAX),
  lines: z.array(noticeLine).max(LINES_MAX),
  /** Who posts it, and to whom one objects. */
  issuer: line.min(1),
  /** The decision, list or ruling it was drawn from. */
  source: reference.optional(),
});
export type NoticeWords = z.infer<typeof noticeWords>;

/** How many days a notice may be planned to hang. */
export const DAYS_MAX = 365;
const days = z.int().min(1).max(DAYS_MAX);

/** A notice as it is drafted. What was posted of it is a fact of its own. */
export const notice = envelope.extend({
  kind: z.literal('notice'),
  ...recordFields,
  ...noticeWords.shape,
  days,
});
export type Notice = z.infer<typeof notice>;

/** How long notices of a subject hang, how long one may object, and how soon an objection is answered. */
export const noticeTerms = z.object({
  subject: noticeSubject,
  /** Where the rule was published, or who passed it. */
  source: line,
  days,
  /** Counted from the first day on the board, that day included. */
  objectionDays: days,
  /** Counted from the day after the objection. */
  answerDays: days,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type NoticeTerms = z.infer<typeof noticeTerms>;

export const noticeRule = envelope.extend({ kind: z.literal('noticeRule'), ...recordFields, ...noticeTerms.shape });
export type NoticeRule = z.infer<typeof noticeRule>;

/** What exactly was posted, under which number, from when to when. */
export const postedNotice = envelope.extend({
  kind: z.literal('postedNotice'),
  notice: reference,
  ...noticeWords.shape,
  closing: text,
  year: z.int().min(1900).max(2100),
  number: z.int().min(1).max(99_999),
  from: calendarDate,
  /** The last day on the board. */
  to: calendarDate,
  /** The last day on which one may object. */
  objectionsUntil: calendarDate,
  answerDays: days,
});
export type PostedNotice = z.infer<typeof postedNotice>;

/** That a villager objected to a line, or to the whole notice where no line is named. */
export const objection = envelope.extend({
  kind: z.literal('objection'),
  posted: reference,
  line: z.string().min(1).max(26).optional(),
  /** As they gave it; a village may take objections without a name. */
  objector: line,
  content: text.min(1),
  raisedOn: calendarDate,
  answerBy: calendarDate,
});
export type Objection = z.infer<typeof objection>;

/** The answer to an objection; a later one corrects it. */
export const objectionAnswer = envelope.extend({
  kind: z.literal('objectionAnswer'),
  posted: reference,
  objection: reference,
  upheld: z.boolean(),
  content: text.min(1),
  answeredOn: calendarDate,
  answeredBy: line.min(1),
});
export type ObjectionAnswer = z.infer<typeof objectionAnswer>;

/** That a notice was taken off the board. */
export const takedown = envelope.extend({
  kind: z.literal('takedown'),
  posted: reference,
  takenOn: calendarDate,
  /** Why before its last day had passed; empty where it was due. */
  reason: line,
});
export type Takedown = z.infer<typeof takedown>;
