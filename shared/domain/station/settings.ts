import { z } from 'zod';
import { envelope, line, recordFields } from '../document.ts';

/** What a station says of itself; one record a station, shared by its devices. */
export const stationSettings = envelope.extend({
  kind: z.literal('stationSettings'),
  ...recordFields,
  name: line.min(1),
  village: line.min(1),
});
export type StationSettings = z.infer<typeof stationSettings>;
