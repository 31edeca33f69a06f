import { exportText, type StationExport } from '../domain/export/stationExport.ts';
import type { Document } from '../domain/kinds.ts';
import { LedgerCheck, type LedgerFigures } from '../domain/merit/check.ts';
import { changesSince } from './documents.ts';
import { exclusively } from './exclusively.ts';
import type { Station } from './station.ts';
import { withoutLocal } from './stored.ts';

/** Documents and balances read at once. */
const PAGE = 500;

/**
 * The text of a station's export, page by page.
 * @param exportedAt UTC ISO
 * @throws what the storage throws
 */
export function exportStation(station: Station, exportedAt: string): AsyncGenerator<string> {
  const head = { station: station.code, exportedAt, exportedBy: station.clerk };
  return exportText(head, { balances: balancePages(station), documents: documentPages(station) });
}

/** Runs an export while no window of this device writes into the ledger: balances and entries are of one moment. */
export async function whileLedgerRests<T>(station: Station, act: () => Promise<T>): Promise<T> {
  return exclusively(station.ledgerLock, act);
}

async function* balancePages({ device }: Station): AsyncGenerator<StationExport['balances']> {
  let last = '';
  for (;;) {
    const rows = await device.balances.where('account').above(last).limit(PAGE).toArray();
    yield rows.map(({ account, points }) => ({ account, points }));
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.account ?? last;
  }
}

/** Every document of the station, without what the device keeps beside it. One that changes meanwhile may come twice. */
export async function* documentPages(station: Station): AsyncGenerator<Document[]> {
  for (const name of station.collectionNames) {
    let since: Parameters<typeof changesSince>[1];
    for (;;) {
      const { documents, checkpoint } = await changesSince(station.collections[name], since, PAGE);
      yield documents.map(withoutLocal);
      if (documents.length < PAGE) break;
      since = checkpoint;
    }
  }
}

/** The figures of this device's ledger, worked out again from every document and held against its derived balances. */
export async function checkLedger(station: Station): Promise<LedgerFigures> {
  return whileLedgerRests(station, async () => {
    const check = new LedgerCheck();
    for await (const page of balancePages(station)) {
      for (const { account, points } of page) check.addBalance(account, points);
    }
    for await (const page of documentPages(station)) for (const document of page) check.add(document);
    return check.figures();
  });
}
