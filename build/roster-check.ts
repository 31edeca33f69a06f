// `npm run -s roster:check -- FILE.xlsx`: reads a roster as the import would and prints its figures as one JSON object.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { figuresOf } from '../shared/domain/roster/import/figures.ts';
import { finish, readRoster } from '../shared/domain/roster/import/roster.ts';
import { readWorkbook, sizeRefusal } from '../shared/workbook/read.ts';

function check(file: string): void {
  const refusal = sizeRefusal(statSync(file).size);
  const workbook = refusal
    ? ({ ok: false, reason: refusal } as const)
    : readWorkbook(readFileSync(file), basename(file));
  if (!workbook.ok) throw new Error(workbook.reason);
  const figures = figuresOf(finish(readRoster(workbook.value)));
  if (figures.people + figures.secondSheetPeople === 0) throw new Error('noPeople');
  console.log(JSON.stringify(figures, null, 1));
}

const [file] = process.argv.slice(2);
try {
  if (!file) throw new Error('usage: npm run -s roster:check -- FILE.xlsx');
  check(file);
} catch (error) {
  console.error(`roster:check: ${(error as Error).message}`);
  process.exitCode = 1;
}
