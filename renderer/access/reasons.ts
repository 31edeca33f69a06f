/** What restricted things are asked for; the words are `access.reason.<reason>`. */
export const REASONS = ['business', 'check', 'self', 'inspection', 'form'] as const;
export type AccessReason = (typeof REASONS)[number];
