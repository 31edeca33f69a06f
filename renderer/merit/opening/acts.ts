import { actOf } from '../../../shared/domain/merit/ledger.ts';
import { HeadIndex, type KnownHousehold } from '../../../shared/domain/merit/opening/outcome.ts';
import { type LedgerRow, readPaperLedger } from '../../../shared/domain/merit/opening/paperLedger.ts';
import type { PlannedRow } from '../../../shared/domain/merit/opening/plan.ts';
import { failure, type Result, success } from '../../../shared/domain/result.ts';
import { actStandings } from '../../../shared/store/derived/ledger.ts';
import type { Content, Creation, Station } from '../../../shared/store/station.ts';
import type { WorkbookRefusal } from '../../../shared/workbook/refusal.ts';
import type { Problem } from '../../errors/problem.ts';
import { troubleOf } from '../../errors/troubleOf.ts';
import { readWorkbookFile } from '../../file/readWorkbookFile.ts';
import { today } from '../../station/today.ts';

/** Households read, and entries written, at once. */
const PAGE = 200;

/** The rows of a paper ledger's file. */
export async function readLedgerFile(
  file: File,
): Promise<Result<LedgerRow[], WorkbookRefusal | 'unreadable' | 'noLedger'>> {
  const workbook = await readWorkbookFile(file);
  if (!workbook.ok) return workbook;
  const rows = readPaperLedger(workbook.value);
  return rows.length === 0 ? failure('noLedger') : success(rows);
}

/** Every household's head, from the search entries, page by page: their words are all that is needed of them. */
export async function readHeads({ device }: Station): Promise<{ heads: HeadIndex; households: KnownHousehold[] }> {
  const households: KnownHousehold[] = [];
  for (;;) {
    const page = await device.entries.where('kind').equals('household').offset(households.length).limit(PAGE).toArray();
    households.push(
      ...page.map(({ id, label, hint, within }) => ({ id, headName: label, hint, villagersGroup: within })),
    );
    if (page.length < PAGE) return { heads: new HeadIndex(households), households };
  }
}

/** Of these households those that have an opening entry that stands. */
export async function readOpened(station: Station, households: readonly string[]): Promise<Set<string>> {
  const acts = households.map((account) => actOf({ id: '', kind: 'opening', account } as never));
  const standings = await actStandings(station.device, acts);
  return new Set(households.filter((_, index) => standings[index]?.standing !== undefined));
}

/**
 * Posts the opening entries of the rows that are ready. Asked for again, or on another laptop as well, it changes nothing:
 * a household is opened once. A balance of nothing needs no entry.
 */
export async function postOpenings(
  station: Station,
  planned: readonly PlannedRow[],
  { file, description }: { file: string; description: string },
): Promise<{ ok: true; count: number } | { ok: false; problem: Problem }> {
  const ready = planned.flatMap((one) => (one.state === 'ready' && one.points !== 0 ? [one] : []));
  let count = 0;
  for (let from = 0; from < ready.length; from += PAGE) {
    const page = ready.slice(from, from + PAGE);
    const opened = await readOpened(
      station,
      page.map(({ household }) => household),
    );
    const creations = page
      .filter(({ household }) => !opened.has(household))
      .map(({ row, household, points }): Creation => {
        const content: Content<'opening'> = {
          postedOn: today(),
          account: household,
          source: { file, sheet: row.sheet, row: row.row },
          description,
          postings: [
            { account: household, points },
            { account: 'opening', points: -points },
          ],
        };
        return { kind: 'opening', content };
      });
    const written = await station.createMany(creations);
    if (!written.ok) return { ok: false, problem: troubleOf(written) };
    count += creations.length;
  }
  return { ok: true, count };
}
