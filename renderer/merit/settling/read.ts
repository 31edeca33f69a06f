import { type Acknowledgement, isAcknowledged, voucherOf } from '../../../shared/domain/merit/acknowledging.ts';
import { entryText } from '../../../shared/domain/merit/ledger.ts';
import { wentBothWays } from '../../../shared/domain/merit/regiving.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { countOverdrawn, doubledActs, overdrawn, voucherActs } from '../../../shared/store/derived/ledger.ts';
import { idsAbout } from '../../../shared/store/derived/search.ts';
import type { ActRow } from '../../../shared/store/deviceDatabase.ts';
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
  /** It takes another entry back. */
  reverses: boolean;
}

/** What two laptops did without knowing of each other, and whose account it was. */
export interface DoubledAct {
  act: string;
  household: string | undefined;
  /** `crossed`: a voucher that was given back and brought as well; else one act stated twice. */
  as: 'doubled' | 'crossed';
  entries: DoubledEntry[];
}

export interface ToSettle {
  overdrafts: Overdraft[];
  acts: DoubledAct[];
}

/** What a merge brought to light in the ledger: nothing of it is put right without a person. */
export async function readToSettle(station: Station): Promise<ToSettle> {
  const [below, open] = await Promise.all([overdrawn(station.device, SHOWN_MAX), openActs(station)]);
  const households = await station.getMany(below.map(({ account }) => account));
  const entries = await station.getMany(open.flatMap(({ facts }) => facts.map(({ id }) => id)));
  return {
    overdrafts: below.flatMap(({ account, points }) => {
      const household = households.get(account) as unknown as Household | undefined;
      return household ? [{ household, balance: points }] : [];
    }),
    acts: open.map(({ act, as, facts }) => ({
      ...{ act, as },
      household: facts.map(({ postings }) => householdIn(postings)).find((account) => account !== undefined),
      entries: facts.map(({ id, counts, reverses }) => doubledEntry(entries.get(id), { id, counts, reverses })),
    })),
  };
}

/** How much there is to settle, overdrafts and acts together; of each no more than is shown at once. */
export async function countToSettle(station: Station): Promise<number> {
  const [below, open] = await Promise.all([countOverdrawn(station.device), openActs(station)]);
  return below + open.length;
}

type OpenAct = Pick<ActRow, 'act' | 'facts'> & Pick<DoubledAct, 'as'>;

/** The acts that ask for somebody and that nobody has acknowledged as they stand. */
async function openActs(station: Station): Promise<OpenAct[]> {
  const open: OpenAct[] = [];
  // Acts stay marked when they are acknowledged, so that the first page may hold none that is open.
  for (let offset = 0; open.length < SHOWN_MAX; offset += SHOWN_MAX) {
    const rows = await doubledActs(station.device, { offset, limit: SHOWN_MAX });
    const acts = await Promise.all(rows.map((row) => withVoucher(station, row)));
    const seen = await Promise.all(acts.map(({ act }) => acknowledgementsOf(station, act)));
    open.push(...acts.filter(({ facts }, index) => !isAcknowledged(idsOf(facts), seen[index] ?? [])));
    if (rows.length < SHOWN_MAX) break;
  }
  return open.slice(0, SHOWN_MAX);
}

export function idsOf(facts: readonly { id: string }[]): string[] {
  return facts.map(({ id }) => id);
}

async function acknowledgementsOf(station: Station, act: string): Promise<Acknowledgement[]> {
  const ids = await idsAbout(station.device, 'acknowledgement', act);
  return [...(await station.getMany(ids)).values()] as unknown as Acknowledgement[];
}

/** The taking of a voucher with what became of its giving: that is the other half of the story. */
async function withVoucher({ device }: Station, { act, facts }: ActRow): Promise<OpenAct> {
  const voucher = voucherOf(act);
  if (voucher === undefined || !wentBothWays(await voucherActs(device, voucher))) return { act, facts, as: 'doubled' };
  const given = await device.acts.get(voucher);
  return { act, as: 'crossed', facts: [...(given?.facts ?? []), ...facts] };
}

function householdIn(postings: ActRow['facts'][number]['postings']): string | undefined {
  return postings.find(({ account }) => account.startsWith('household:'))?.account;
}

function doubledEntry(
  entry: Stored | undefined,
  { id, counts, reverses }: { id: string; counts: boolean; reverses?: string | undefined },
): DoubledEntry {
  const { createdBy = '', createdAt = '' } = entry ?? {};
  const text = entry ? String(reverses ? entry.reason : entryText(entry)) : '';
  return { id, counts, reverses: reverses !== undefined, text, by: createdBy, at: createdAt };
}
