import { daysOf, type Month } from '../../../shared/domain/merit/books.ts';
import type {
  Merchant,
  Settlement,
  TakenVoucher,
  Unsettled,
  VoucherStanding,
} from '../../../shared/domain/merit/voucher.ts';
import { actStandings, balance, standingPostings, statement } from '../../../shared/store/derived/ledger.ts';
import { idsFound } from '../../../shared/store/derived/search.ts';
import type { PostingRow } from '../../../shared/store/deviceDatabase.ts';
import type { Station } from '../../../shared/store/station.ts';

/** The ids of the merchants found by what was typed. */
export function merchantIds(station: Station, filter: string): Promise<string[]> {
  return idsFound(station.device, 'merchant', filter);
}

export interface MerchantRow {
  merchant: Merchant;
  /** What it brought and was not paid for, in hundredths of a point. */
  owed: number;
}

export async function readMerchantRows(station: Station, ids: readonly string[]): Promise<MerchantRow[]> {
  const [documents, balances] = await Promise.all([
    station.getMany([...ids]),
    station.device.balances.bulkGet([...ids]),
  ]);
  return ids.flatMap((id, index) => {
    const merchant = documents.get(id) as unknown as Merchant | undefined;
    return merchant && !merchant.voided ? [{ merchant, owed: balances[index]?.points ?? 0 }] : [];
  });
}

/** Whether there is any merchant to spend a voucher at. */
export async function anyMerchant(station: Station): Promise<boolean> {
  return (await merchantIds(station, '')).length > 0;
}

/** A line of a merchant's account. */
export interface MerchantLine {
  entry: string;
  kind: string;
  postedOn: string;
  text: string;
  points: number;
  /** What was paid, in fen, where it is a settlement. */
  fen: number | undefined;
  stands: boolean;
}

export interface MerchantInHand {
  merchant: Merchant;
  owed: number;
  lines: MerchantLine[];
  older: boolean;
}

export async function readMerchant(station: Station, id: string, lines: number): Promise<MerchantInHand | undefined> {
  const merchant = (await station.get<'merchant'>(id)) as Merchant | undefined;
  if (!merchant || merchant.voided) return undefined;
  const [owed, rows] = await Promise.all([
    balance(station.device, id),
    statement(station.device, id, { offset: 0, limit: lines + 1 }),
  ]);
  return { merchant, owed, lines: await worded(station, rows.slice(0, lines)), older: rows.length > lines };
}

async function worded(station: Station, rows: readonly PostingRow[]): Promise<MerchantLine[]> {
  const entries = await station.getMany(rows.map(({ entry }) => entry));
  const standings = await actStandings(
    station.device,
    rows.map(({ act }) => act),
  );
  return rows.flatMap(({ entry, postedOn, points }, index) => {
    const document = entries.get(entry) as unknown as (TakenVoucher & Partial<Settlement>) | undefined;
    if (!document) return [];
    const { kind, description = '', fen } = document;
    return [{ entry, kind, postedOn, points, text: description, fen, stands: standings[index]?.standing === entry }];
  });
}

/** More than one merchant brings in many years. */
const LINES_MAX = 50_000;

/**
 * What a merchant brought up to a month's end and was not paid for, the earliest first; and whether that month is settled,
 * so that what came late goes with the next one.
 */
export async function readUnsettled(
  station: Station,
  id: string,
  of: Month,
): Promise<{ brought: Unsettled[]; settled: boolean }> {
  const [rows, paid] = await Promise.all([
    standingPostings(station.device, id, { kinds: ['takenVoucher'], limit: LINES_MAX }),
    readSettlements(station, id),
  ]);
  const settled = new Set(paid.flatMap(({ vouchers }) => vouchers));
  const brought = rows.filter(({ entry, postedOn }) => postedOn <= daysOf(of).to && !settled.has(entry));
  return { brought, settled: paid.some(({ month }) => month === of) };
}

/** The settlements with a merchant that stand. */
async function readSettlements(station: Station, id: string): Promise<Settlement[]> {
  const rows = await standingPostings(station.device, id, { kinds: ['settlement'], limit: LINES_MAX });
  return [...(await station.getMany(rows.map(({ entry }) => entry))).values()] as unknown as Settlement[];
}

/** The lines of some entries in a merchant's account, such as the vouchers of a settlement. */
export async function readLines(station: Station, id: string, entries: readonly string[]): Promise<MerchantLine[]> {
  const wanted = new Set(entries);
  const rows = await standingPostings(station.device, id, { kinds: ['takenVoucher'], limit: LINES_MAX });
  return worded(
    station,
    rows.filter(({ entry }) => wanted.has(entry)),
  );
}

/** What is known here of a voucher: whether a merchant brought it, and whether the household gave it back. */
export async function readVoucherStanding(station: Station, id: string): Promise<VoucherStanding> {
  const [taken, given] = await actStandings(station.device, [`takenVoucher/${id}`, id]);
  const isKnown = (await station.device.acts.get(id)) !== undefined;
  return { taken: taken?.standing !== undefined, givenBack: isKnown && given?.standing === undefined };
}
