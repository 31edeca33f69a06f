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
  status: z.enum(['living', 'deceased', 'movedOut']),
  note: line,
});

export type Person = z.infer<typeof person>;
