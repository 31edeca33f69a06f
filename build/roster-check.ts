// `npm run -s roster:check -- FILE.xlsx`: reads a roster as the import would and prints its figures as one JSON object.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import words from '../renderer/roster/import/zh-CN.json' with { type: 'json' };
import { failure, type Result, success } from '../shared/domain/result.ts';
import { figuresOf, type RosterFigures } from '../shared/domain/roster/import/figures.ts';
import { finish, readRoster } from '../shared/domain/roster/import/roster.ts';
import { readWorkbook, sizeRefusal } from '../shared/workbook/read.ts';

function check(file: string): Result<RosterFigures, keyof typeof words.problem.workbook> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return failure('unreadable');
  const refusal = sizeRefusal(found.size);
  if (refusal) return failure(refusal);
  const bytes = bytesOf(file);
  if (!bytes) return failure('unreadable');
  const workbook = readWorkbook(bytes, basename(file));
  if (!workbook.ok) return workbook;
  const figures = figuresOf(finish(readRoster(workbook.value)));
  return figures.people + figures.secondSheetPeople > 0 ? success(figures) : failure('noPeople');
}

/** A file that may not be read, or went away meanwhile, has none. */
function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const checked = check(process.argv[2] ?? '');
if (checked.ok) {
  console.log(JSON.stringify(checked.value, null, 1));
} else {
  console.error(words.problem.workbook[checked.reason].replace('{{format}}', '.xlsx'));
  process.exitCode = 1;
}
