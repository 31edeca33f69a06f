import { isTrueFact } from '../../../shared/domain/fact.ts';
import { latestBy } from '../../../shared/domain/latest.ts';
import {
  daysOf,
  type Month,
  type MonthClose,
  type MonthFigures,
  monthOf,
  nothingSold,
  reportSale,
  type ShopReport,
  Trial,
} from '../../../shared/domain/merit/books.ts';
import type { Chain, Posting, Redemption, Reversal } from '../../../shared/domain/merit/entry.ts';
import { actOf, entryText, mainOf, ownerOf, postingsOf } from '../../../shared/domain/merit/ledger.ts';
import type { Judgement } from '../../../shared/domain/merit/merit.ts';
import { spanOf } from '../../../shared/domain/merit/redList.ts';
import { actStandings, eachBalance, eachPostingFrom, entriesBetween } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type Stored, withoutLocal } from '../../../shared/store/stored.ts';
import { today } from '../../station/today.ts';

/** Entries read together. */
const PAGE = 200;

/** Closings of a station's months: two a month for decades. */
const CLOSINGS_MAX = 1000;

/** The months since the first entry, the latest first; this month where there is none yet. */
export async function readMonths(station: Station): Promise<{ month: Month; closed: boolean }[]> {
  const [first, closings] = await Promise.all([
    station.device.postings.orderBy('postedOn').first(),
    readClosings(station),
  ]);
  const months: Month[] = [];
  const begin = monthOf(first?.postedOn ?? today());
  for (let month = monthOf(today()); month >= begin; month = monthBefore(month)) months.push(month);
  return months.map((month) => ({ month, closed: closings.has(month) }));
}

function monthBefore(month: Month): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** The closing that stands of each month. */
async function readClosings(station: Station): Promise<Map<Month, MonthClose>> {
  const found = await station.find('goods', { selector: { kind: 'monthClose' }, limit: CLOSINGS_MAX });
  return latestBy(found as unknown as MonthClose[], ({ month }) => month);
}

/** Last month, where something was posted in it and nobody has closed it yet. */
export async function monthToClose(station: Station): Promise<Month | undefined> {
  const { from, to } = spanOf('lastMonth', today());
  const posted = await station.device.postings.where('postedOn').between(from, to, true, true).limit(1).count();
  if (posted === 0) return undefined;
  const month = monthOf(from);
  return (await readClosings(station)).has(month) ? undefined : month;
}

/** What a month comes to: worked out from what counts at this moment, each time it is asked. */
export async function readFigures(station: Station, month: Month): Promise<MonthFigures> {
  return figuresOf(station, month, await entriesOf(station, month));
}

/** The ids of a month's entries, the latest first. */
function entriesOf({ device }: Station, month: Month): Promise<string[]> {
  const { from, to } = daysOf(month);
  return entriesBetween(device, from, to);
}

async function figuresOf(station: Station, month: Month, ids: readonly string[]): Promise<MonthFigures> {
  const trial = new Trial(month);
  await eachBalance(station.device, ({ account, points }) => trial.hold(account, points));
  await eachPostingFrom(station.device, daysOf(month).from, (row) => trial.post(row));
  return { lines: trial.lines(), entries: ids.length, shop: await readShop(station, ids) };
}

async function readShop(station: Station, ids: readonly string[]): Promise<ShopReport> {
  const moving = ids.filter((id) => id.startsWith('redemption:') || id.startsWith('reversal:'));
  let report = nothingSold();
  for (let at = 0; at < moving.length; at += PAGE) {
    const entries = await station.getMany(moving.slice(at, at + PAGE));
    const taken = await station.getMany([...entries.values()].flatMap(({ reverses }) => String(reverses ?? '') || []));
    for (const entry of entries.values()) {
      const sale = entry as unknown as Redemption | Reversal;
      const reversed = sale.kind === 'reversal' ? taken.get(sale.reverses) : undefined;
      if (sale.kind === 'redemption') report = reportSale(report, sale);
      else if (reversed?.kind === 'redemption') report = reportSale(report, sale, reversed as unknown as Redemption);
    }
  }
  return report;
}

/** An entry as a line of the journal. */
export interface JournalLine {
  entry: string;
  kind: string;
  postedOn: string;
  text: string;
  /** Whose account it was, besides the station's own. */
  account: string;
  name: string;
  points: number;
  by: string;
}

export interface MonthInHand {
  figures: MonthFigures;
  closed: MonthClose | undefined;
  journal: JournalLine[];
  /** Whether there are earlier entries than these. */
  more: boolean;
}

/** A month’s books, with the latest of its entries. */
export async function readMonth(station: Station, month: Month, lines: number): Promise<MonthInHand> {
  const ids = await entriesOf(station, month);
  const [figures, closings, journal] = await Promise.all([
    figuresOf(station, month, ids),
    readClosings(station),
    readJournal(station, ids.slice(0, lines)),
  ]);
  return { figures, closed: closings.get(month), journal, more: ids.length > lines };
}

export async function readJournal(station: Station, ids: readonly string[]): Promise<JournalLine[]> {
  const entries = await station.getMany([...ids]);
  const taken = await station.getMany([...entries.values()].flatMap(({ reverses }) => String(reverses ?? '') || []));
  const mains = new Map([...entries.values()].map((entry) => [entry.id, mainOf(postingsOf(entry))]));
  const owners = await station.getMany([...new Set([...mains.values()].flatMap((main) => main?.account ?? []))]);
  return ids.flatMap((id) => {
    const entry = entries.get(id);
    const main = mains.get(id);
    if (!entry || !main) return [];
    const worded = entry.kind === 'reversal' ? taken.get(String(entry.reverses)) : entry;
    return [
      {
        ...{
          entry: id,
          kind: entry.kind,
          postedOn: String(entry.postedOn),
          points: main.points,
          account: main.account,
        },
        ...{ text: worded ? entryText(worded) : '', name: nameOf(owners.get(main.account)), by: entry.createdBy },
      },
    ];
  });
}

function nameOf(owner: Stored | undefined): string {
  return String(owner?.headName ?? owner?.name ?? '');
}

/** One side of an entry, with whose account it is; no name for the station's own. */
export interface NamedPosting extends Posting {
  name: string;
}

/** An entry with all that it rests on, for whoever asks where a balance comes from. */
export interface EntryInHand {
  kind: string;
  postedOn: string;
  text: string;
  by: string;
  at: string;
  device: string;
  chain: Chain | undefined;
  /** Whether its content is what its id says (SYNC C3). */
  isTrue: boolean;
  /** Whether it counts, was taken back, or gave way to another laptop's entry about the same act. */
  state: 'counts' | 'reversed' | 'givesWay';
  postings: NamedPosting[];
  deed: string | undefined;
  judgement: Judgement | undefined;
  /** The entry that this one takes back, and the one that took this back. */
  reverses: string | undefined;
  reversedBy: string | undefined;
  reason: string;
}

export async function readEntry(station: Station, id: string): Promise<EntryInHand | undefined> {
  const entry = (await station.getMany([id])).get(id);
  if (!entry) return undefined;
  const postings = postingsOf(entry);
  const about = [entry.judgement, entry.reverses].filter((one): one is string => typeof one === 'string');
  const found = await station.getMany([
    ...about,
    ...postings.map(({ account }) => account).filter((account) => ownerOf(account) !== 'station'),
  ]);
  const [standing] = await actStandings(station.device, [actOf(entry)]);
  const act = await station.device.acts.get(actOf(entry));
  const reversedBy = act?.facts.find(({ reverses, counts }) => reverses === id && counts)?.id;
  const counted = standing?.counted.has(id) ?? false;
  const worded = found.get(String(entry.reverses)) ?? entry;
  return {
    ...{ kind: entry.kind, postedOn: String(entry.postedOn), text: entryText(worded) },
    ...{ by: entry.createdBy, at: entry.createdAt, device: entry.device, chain: entry.chain as Chain | undefined },
    isTrue: isTrueFact(withoutLocal(entry)),
    state: reversedBy ? 'reversed' : counted ? 'counts' : 'givesWay',
    postings: postings.map((one) => ({ ...one, name: nameOf(found.get(one.account)) })),
    deed: typeof entry.deed === 'string' ? entry.deed : undefined,
    judgement: found.get(String(entry.judgement)) as unknown as Judgement | undefined,
    reverses: typeof entry.reverses === 'string' ? entry.reverses : undefined,
    reversedBy,
    reason: typeof entry.reason === 'string' ? entry.reason : '',
  };
}
