import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';

/** 红事, 白事, and other banquets. */
export const affairColour = z.enum(['red', 'white', 'other']);
export type AffairColour = z.infer<typeof affairColour>;

/** More guests than any village feeds; a bound against a slip of the keyboard. */
const COUNT_MAX = 10_000;
const count = z.int().min(0).max(COUNT_MAX);

/** Ten million yuan: no bride price is near it, and a slip of two digits is over it. */
const FEN_MAX = 1_000_000_000;
const fen = z.int().min(0).max(FEN_MAX);

/** What a declaration, a limit and a check all speak of: counts, and money in fen. */
export const affairFigures = z.object({
  days: count.optional(),
  tables: count.optional(),
  /** For one table. */
  tablePrice: fen.optional(),
  /** For one packet. */
  cigarettes: fen.optional(),
  /** For one bottle. */
  liquor: fen.optional(),
  /** The most that one guest gives. */
  gift: fen.optional(),
  bridePrice: fen.optional(),
  cars: count.optional(),
  /** Musicians. */
  band: count.optional(),
});
export type AffairFigures = z.infer<typeof affairFigures>;
export const affairMetric = affairFigures.keyof();
export type AffairMetric = z.infer<typeof affairMetric>;

/** The metrics that are money; the others are counts. */
export const MONEY_METRICS: ReadonlySet<AffairMetric> = new Set([
  'tablePrice',
  'cigarettes',
  'liquor',
  'gift',
  'bridePrice',
]);

/** A wedding, funeral or other banquet, declared beforehand (红白事报备). */
export const affair = envelope.extend({
  kind: z.literal('affair'),
  ...recordFields,
  colour: affairColour,
  /** 结婚, 出嫁, 丧事, 满月, 乔迁. */
  occasion: line.min(1),
  host: reference,
  hostName: line.min(1),
  household: reference.optional(),
  phone: line,
  /** The host is a Party member or a cadre, who declare first and go ahead in keeping it simple. */
  cadre: z.literal(true).optional(),
  /** What the host is to the one it is for: 父子, 本人. */
  relation: line,
  on: calendarDate,
  place: line,
  declaredOn: calendarDate,
  ...affairFigures.shape,
  /** The host signed the pledge. */
  pledge: z.literal(true).optional(),
  note: text,
});
export type Affair = z.infer<typeof affair>;

/** 理事会意见, 劝导, 现场核查, 办结, 撤回. */
export const affairStepName = z.enum(['ruling', 'persuasion', 'check', 'closing', 'withdrawal']);
export type AffairStepName = z.infer<typeof affairStepName>;

/** The council's recorded decision: agreed, agreed when what it names is changed, not agreed. */
export const rulingOpinion = z.enum(['agreed', 'withChanges', 'notAgreed']);
export type RulingOpinion = z.infer<typeof rulingOpinion>;

/** One step of an affair's way, a fact: a ruling with its opinion and the clause that it cites, a check with what was found. */
export const affairStep = envelope.extend({
  kind: z.literal('affairStep'),
  affair: reference,
  step: affairStepName,
  on: calendarDate,
  by: line.min(1),
  says: text,
  opinion: rulingOpinion.optional(),
  clause: line.optional(),
  ...affairFigures.shape,
});
export type AffairStep = z.infer<typeof affairStep>;

/** Whether a limit is advice (倡导) or was agreed in the pact (约定). */
export const limitForce = z.enum(['advisory', 'agreed']);

/** What a limit says, apart from which document says it; a template carries the same. */
export const limitTerms = z.object({
  metric: affairMetric,
  /** Which affairs it is for; all where nothing is said. */
  colour: affairColour.optional(),
  /** At most so many, or so many fen. */
  most: z.int().min(0).max(FEN_MAX),
  force: limitForce,
  /** The pact's clause, or who published it. */
  clause: line,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type LimitTerms = z.infer<typeof limitTerms>;

/** A limit with its dates: one for each metric and sort of affair holds on a day. */
export const affairLimit = envelope.extend({ kind: z.literal('affairLimit'), ...recordFields, ...limitTerms.shape });
export type AffairLimit = z.infer<typeof affairLimit>;
