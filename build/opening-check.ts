// `npm run -s opening:check -- ROSTER.xlsx LEDGER.xlsx`: holds a paper merit ledger against a roster as the import would,
// and prints its figures as one JSON object.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import openingWords from '../renderer/merit/opening/zh-CN.json' with { type: 'json' };
import words from '../renderer/roster/import/zh-CN.json' with { type: 'json' };
import { HeadIndex, openingFigures } from '../shared/domain/merit/opening/outcome.ts';
import { readPaperLedger } from '../shared/domain/merit/opening/paperLedger.ts';
import { finish, readRoster } from '../shared/domain/roster/import/roster.ts';
import type { Workbook } from '../shared/domain/table/table.ts';
import { readWorkbook, sizeRefusal } from '../shared/workbook/read.ts';

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function workbookOf(file: string): Workbook {
  const refused = (reason: keyof typeof words.problem.workbook) =>
    fail(`${basename(file)}：${words.problem.workbook[reason].replace('{{format}}', '.xlsx')}`);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return refused('unreadable');
  const refusal = sizeRefusal(size);
  if (refusal) return refused(refusal);
  const workbook = readWorkbook(readFileSync(file), basename(file));
  return workbook.ok ? workbook.value : refused(workbook.reason);
}

const [rosterFile = '', ledgerFile = ''] = process.argv.slice(2);
const { households } = finish(readRoster(workbookOf(rosterFile)));
if (households.length === 0) fail(words.problem.workbook.noPeople);
const rows = readPaperLedger(workbookOf(ledgerFile));
if (rows.length === 0) fail(openingWords.problem.workbook.noLedger);
const heads = new HeadIndex(households.map((household, index) => ({ ...household, id: String(index) })));
console.log(JSON.stringify(openingFigures(rows, heads), null, 1));
