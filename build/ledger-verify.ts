// `npm run -s ledger:verify -- FILE.json`: works an exported station's ledger out again from its facts, and prints what it
// comes to as one JSON object. Exit status 1 where something is wrong.
import { readFileSync } from 'node:fs';
import words from '../renderer/settings/zh-CN.json' with { type: 'json' };
import { readExport } from '../shared/domain/export/stationExport.ts';
import { isSound, LedgerCheck } from '../shared/domain/merit/check.ts';

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const read = readExport(parsed(process.argv[2] ?? ''));
if (read) {
  const check = new LedgerCheck();
  for (const document of read.documents) check.add(document);
  for (const { account, points } of read.balances ?? []) check.addBalance(account, points);
  const figures = check.figures();
  console.log(JSON.stringify(figures));
  process.exitCode = isSound(figures) ? 0 : 1;
} else {
  console.error(words.settings.export.unreadable);
  process.exitCode = 1;
}
