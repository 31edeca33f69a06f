import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, text } from '../document.ts';

/** 宣传教育, 巡查, 劝导, 举报. */
export const antiViceWork = z.enum(['education', 'inspection', 'persuasion', 'report']);
export type AntiViceWork = z.infer<typeof antiViceWork>;

/** As many people as one day of education reaches in the largest community. */
const REACHED_MAX = 100_000;

/**
 * A line in the register of the anti-drug and gambling council (禁毒禁赌台账): what was done, where, how many it reached.
 * It names nobody; what concerns a person is a case file, which never leaves the laptop (see `caseFile.ts`).
 */
export const antiViceEntry = envelope.extend({
  kind: z.literal('antiViceEntry'),
  ...recordFields,
  work: antiViceWork,
  title: line.min(1),
  on: calendarDate,
  place: line,
  /** Who took part for the council, as the clerk writes it. */
  by: line.min(1),
  reached: z.int().min(0).max(REACHED_MAX),
  content: text,
});
export type AntiViceEntry = z.infer<typeof antiViceEntry>;
