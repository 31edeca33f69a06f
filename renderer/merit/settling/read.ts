import { entryText } from '../../../shared/domain/merit/ledger.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { doubledActs, overdrawn } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Stored } from '../../../shared/store/stored.ts';

/** Shown at once; a village settles what there is before there is more. */
const SHOWN_MAX = 100;

export interface Overdraft {
  household: Household;
  /** Below nothing, in hundredths of a point. */
  balance: number;
}

/** One of the entries that state the same act. */
export interface DoubledEntry {
  id: string;
  text: string;
  by: string;
  at: string;
  counts: boolean;
}

/** What two laptops did without knowing of each other, and whose account it was. */
export interface DoubledAct {
  act: string;
  household: string | undefined;
  entries: DoubledEntry[];
}

export interface ToSettle {
  overdrafts: Overdraft[];
  doubled: DoubledAct[];
}

/** What a merge brought to light in the ledger: nothing of it is put right without a person. */
export async function readToSettle(station: Station): Promise<ToSettle> {
  const [below, acts] = await Promise.all([
    overdrawn(station.device, SHOWN_MAX),
    doubledActs(station.device, { offset: 0, limit: SHOWN_MAX }),
  ]);
  const households = await station.getMany(below.map(({ account }) => account));
  const entries = await station.getMany(acts.flatMap(({ facts }) => facts.map(({ id }) => id)));
  return {
    overdrafts: below.flatMap(({ account, points }) => {
      const household = households.get(account) as unknown as Household | undefined;
      return household ? [{ household, balance: points }] : [];
    }),
    doubled: acts.map(({ act, facts }) => ({
      act,
      household: facts[0]?.postings.find(({ account }) => account.startsWith('household:'))?.account,
      entries: facts.map(({ id, counts, reverses }) => doubledEntry(entries.get(id), { id, counts, reverses })),
    })),
  };
}

function doubledEntry(
  entry: Stored | undefined,
  { id, counts, reverses }: { id: string; counts: boolean; reverses?: string | undefined },
): DoubledEntry {
  const { createdBy = '', createdAt = '' } = entry ?? {};
  const text = entry ? String(reverses ? entry.reason : entryText(entry)) : '';
  return { id, counts, text, by: createdBy, at: createdAt };
}
