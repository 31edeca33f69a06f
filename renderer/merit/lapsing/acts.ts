import { type DuePeriod, expiryOf, type PeriodTerms, settledTerms } from '../../../shared/domain/merit/lapsing.ts';
import type { Creation, Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import type { Problem } from '../../errors/problem.ts';
import { troubleOf } from '../../errors/troubleOf.ts';
import { today } from '../../station/today.ts';
import { lapsingPages } from './read.ts';

/** Sets what becomes of points at the end of a period, from a day on; the rule before holds until then. */
export async function setPeriodRule(station: Station, terms: PeriodTerms): Promise<Acted> {
  const settled = settledTerms(terms);
  if (!settled.ok) return { ok: false, problem: { reason: `periodRule.${settled.reason}` } };
  return acted(await station.create('periodRule', settled.value));
}

/**
 * Lets the points lapse that a period's end lets lapse, as the accounts stand at this moment. Run again, or on another
 * laptop as well, it changes nothing: an account lapses once for a period. What was written before a problem stays, and
 * the next run goes on from there.
 */
export async function runPeriod(
  station: Station,
  due: DuePeriod,
  description: string,
): Promise<{ ok: true; count: number } | { ok: false; problem: Problem }> {
  let count = 0;
  for await (const page of lapsingPages(station, due)) {
    const creations = page.map(({ account, points }): Creation => {
      const content = expiryOf(account, points, due.rule, due.ended, { postedOn: today(), description });
      return { kind: 'expiry', content };
    });
    const written = await station.createMany(creations);
    if (!written.ok) return { ok: false, problem: troubleOf(written) };
    count += creations.length;
  }
  return { ok: true, count };
}
