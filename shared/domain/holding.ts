import type { CalendarDay } from './calendar/day.ts';
import type { Envelope } from './document.ts';
import { supersedes } from './latest.ts';

/** A rule with the days from and to which it is valid. */
export interface DatedRule extends Pick<Envelope, 'id' | 'updatedAt' | 'device'> {
  validFrom: CalendarDay;
  validTo?: CalendarDay | undefined;
  voided?: unknown;
}

/**
 * The rule that holds on a day: of those valid, the one that came into force last, and of two from one day the one
 * written last, on every device the same (SYNC C5). A voided one never holds.
 */
export function holdingOn<R extends DatedRule>(rules: Iterable<R>, day: CalendarDay): R | undefined {
  let holding: R | undefined;
  for (const rule of rules) {
    const valid = rule.validFrom <= day && (rule.validTo === undefined || day <= rule.validTo);
    if (rule.voided || !valid) continue;
    if (holding === undefined || isNewer(rule, holding)) holding = rule;
  }
  return holding;
}

function isNewer(a: DatedRule, b: DatedRule): boolean {
  return a.validFrom === b.validFrom ? supersedes(a, b) : a.validFrom > b.validFrom;
}
