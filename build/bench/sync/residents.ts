import { existsSync, readFileSync } from 'node:fs';
import { importRoster } from '../../../renderer/roster/import/importRoster.ts';
import type { CollectionName, Document } from '../../../shared/domain/kinds.ts';
import { unitBatches } from '../../../shared/domain/roster/import/batches.ts';
import { finish, readRoster } from '../../../shared/domain/roster/import/roster.ts';
import { withoutLocal } from '../../../shared/store/stored.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';

const BATCH = 200;
const PAGE = 2000;

/** Everything that importing a roster makes, as documents, in the order of their ids. */
export async function residentsOf(file: string, station: string): Promise<Document[]> {
  if (!existsSync(file)) throw new Error(`no workbook at ${file}; name one with --roster FILE`);
  const workbook = readWorkbook(readFileSync(file), file);
  if (!workbook.ok) throw new Error(workbook.reason);
  const local = await openTestStation(testDisk(), { code: station, collections: ['people', 'households'] });
  const batches = (async function* () {
    yield* unitBatches(finish(readRoster(workbook.value)), BATCH);
  })();
  const never = new AbortController().signal;
  const outcome = await importRoster(local, { batches, signal: never, onProgress: () => undefined });
  if (outcome.end !== 'done') throw new Error(outcome.end);
  const documents: Document[] = [];
  for (const collection of ['households', 'people'] satisfies CollectionName[]) {
    for (let after = ''; ; ) {
      const page = await local.find(collection, { selector: { id: { $gt: after } }, limit: PAGE } as never);
      documents.push(...page.map(withoutLocal));
      if (page.length < PAGE) break;
      after = page.at(-1)?.id ?? '';
    }
  }
  await local.close();
  return documents;
}
