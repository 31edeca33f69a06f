// `npm run -s code:verify -- FILE.json CODE`: checks the code of a passbook, slip, card or voucher with the keys that an
// exported station has stated, without any network, and prints what it says as one JSON object. Exit status 1 where it is
// not the station's.
import { readFileSync } from 'node:fs';
import codeWords from '../renderer/merit/code/zh-CN.json' with { type: 'json' };
import words from '../renderer/settings/zh-CN.json' with { type: 'json' };
import { readExport } from '../shared/domain/export/stationExport.ts';
import { deviceKeys } from '../shared/domain/station/deviceKeys.ts';
import { checkCode } from '../shared/sync/courier/signedCode.ts';

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const [file = '', ...typed] = process.argv.slice(2);
const read = readExport(parsed(file));
if (!read) fail(words.settings.export.unreadable);
const keys = read.documents.flatMap((document) => {
  const stated = deviceKeys.safeParse(document);
  return stated.success ? [stated.data] : [];
});
const checked = await checkCode(typed.join(' '), keys);
if (!checked.ok) fail(codeWords.problem.code[checked.reason]);
console.log(JSON.stringify(checked.value));
