import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference } from '../document.ts';

/** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
export const sex = z.enum(['0', '1', '2', '9']);

/**
 * Why an ID number must be seen to, where the paper or the spreadsheet left it so.
 * `lostPrecision`: a spreadsheet kept it as a number and rounded its last digits away; they are never guessed.
 */
export const idProblem = z.enum([
  'missing',
  'lostPrecision',
  'wrongLength',
  'checksumBad',
  'birthImpossible',
  'duplicate',
]);

/** `living`: lives in the village or is registered there. */
export const personStatus = z.enum(['living', 'deceased', 'movedOut']);

/** A roster's records change with events some dozen times in a life; more means that something goes round in circles. */
export const FOLLOWED_MAX = 500;

/** The facts about this record that it shows already (see `following.ts`). A list of ids, which merges as a set. */
export const followedFacts = z.array(reference).max(FOLLOWED_MAX);

export const person = envelope.extend({
  kind: z.literal('person'),
  ...recordFields,
  name: line.min(1),
  sex,
  /** As written on the household register, such as 汉 or 彝族. */
  ethnicity: line,
  /** 18 characters, or empty where it is not known. Wrong ones are kept as written and named in `idProblem`. */
  idNumber: z.string().max(40),
  idProblem: idProblem.optional(),
  birthDate: calendarDate.or(z.literal('')),
  household: reference.optional(),
  /** Relation to the head of the household, as the form words it (GB/T 4761). */
  relation: line,
  education: line,
  /** GB/T 4762 in words: 群众, 中共党员, 共青团员 … */
  politicalStatus: line,
  phone: line,
  address: line,
  residence: z.enum(['registered', 'migrant']),
  /** Where a migrant is registered, and since when they have lived here, both as written. */
  registeredAt: line.optional(),
  arrived: line.optional(),
  status: personStatus,
  /** How they came onto the roster where that is a dated event; the making of this record is its document (SYNC S4). */
  entry: z.enum(['birth', 'movedIn']).optional(),
  enteredOn: calendarDate.optional(),
  cameFrom: line.optional(),
  /** What marks them out beside what age and political status say (see `tags.ts`). One field each, so that they merge. */
  veteran: z.boolean().optional(),
  livesAway: z.boolean().optional(),
  disabled: z.boolean().optional(),
  hardship: z.boolean().optional(),
  inNeed: z.boolean().optional(),
  /** The record that stands for this one, where the same person was on the roster twice. */
  mergedInto: reference.optional(),
  events: followedFacts.optional(),
  note: line,
});

export type Person = z.infer<typeof person>;
