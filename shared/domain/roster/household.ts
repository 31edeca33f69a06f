import { z } from 'zod';
import { envelope, line, recordFields, reference } from '../document.ts';
import { followedFacts } from './person.ts';

export const household = envelope.extend({
  kind: z.literal('household'),
  ...recordFields,
  /** The villagers' group as the roster words it, such as 1组. */
  villagersGroup: line,
  /** The name the household goes by: that of its head. */
  headName: line.min(1),
  head: reference.optional(),
  address: line,
  /** The household that all its members went over to (并户); it is no longer on the roster itself. */
  joinedInto: reference.optional(),
  events: followedFacts.optional(),
  note: line,
});

export type Household = z.infer<typeof household>;
