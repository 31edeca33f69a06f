// The county's side of the courier: what stations send on a USB stick.
//   npm run courier -- key
//   npm run courier -- import FILE… [--out FOLDER]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encodeCountyKey, fingerprintOf, publicKeysOf } from '../shared/sync/courier/keys.ts';
import { type FileOutcome, importFiles } from './courier/importFiles.ts';
import { countyIdentity, KeyFileUnreadable, readIdentity } from './courier/keyFile.ts';
import { publishKeys } from './courier/publish.ts';
import { courierServer } from './courier/server.ts';
import { COUCH_SENTENCES, IMPORT_SENTENCES, SERVER_SENTENCES } from './courier/words.ts';

const USAGE = `用法：npm run courier -- key [--folder 文件夹] [--key 密钥文件]
      npm run courier -- import 文件… [--out 文件夹] [--trust 指纹] [--folder 文件夹] [--key 密钥文件]
COUCHDB_URL=http://管理员:密码@地址 指明县级数据库；没有时用 --folder（默认 county-data）里试用的那个。`;

const FOLDER = 'county-data';
const KEY_FILE = 'courier-key.json';
const PUBLIC_KEY_FILE = '乡约-县公钥.txt';

interface Options {
  folder: string;
  key: string;
  out: string;
  trust: string | undefined;
}

/** Makes the county's keys where there are none, and puts the public ones where stations find them. */
async function key({ folder, key, out }: Options): Promise<number> {
  const keys = await publicKeysOf(await countyIdentity(key));
  const line = encodeCountyKey(keys);
  const file = join(out, PUBLIC_KEY_FILE);
  writeFileSync(file, `${line}\n`);
  const told = { key: line, fingerprint: fingerprintOf(keys) };
  console.error(`县公钥在 ${file}，没有上过网的村站由 U 盘带去；私钥在 ${key}，请保管好并备份。`);
  const desk = await courierServer(process.env.COUCHDB_URL, folder);
  if (!desk.ok) {
    console.error(SERVER_SENTENCES[desk.reason]);
    console.log(JSON.stringify({ ...told, stations: 0 }));
    return desk.reason === 'noCounty' ? 0 : 1;
  }
  try {
    const published = await publishKeys(desk.value.server, keys);
    if (!published.ok) console.error(COUCH_SENTENCES[published.reason], published.detail ?? '');
    console.log(JSON.stringify({ ...told, stations: published.ok ? published.value : 0 }));
    return published.ok ? 0 : 1;
  } finally {
    await desk.value.stop();
  }
}

async function importAll(files: string[], { folder, key, out, trust }: Options): Promise<number> {
  const identity = await readIdentity(key);
  if (!identity) {
    console.error(`没有县密钥 ${key}，请先运行 npm run courier -- key，或用 --key 指明。`);
    return 1;
  }
  const desk = await courierServer(process.env.COUCHDB_URL, folder);
  if (!desk.ok) {
    console.error(SERVER_SENTENCES[desk.reason]);
    return 1;
  }
  try {
    const outcomes = await importFiles(files, { identity, server: desk.value.server, out, trust });
    for (const outcome of outcomes) tellRefusal(outcome);
    console.log(JSON.stringify({ bundles: outcomes }));
    return outcomes.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await desk.value.stop();
  }
}

function tellRefusal(outcome: FileOutcome): void {
  if (outcome.ok) return;
  const detail = outcome.detail ? `（${outcome.detail}）` : '';
  console.error(`${outcome.files.join('、')}：${IMPORT_SENTENCES[outcome.reason]}${detail}`);
}

/** @returns the exit code */
async function main(args: string[]): Promise<number> {
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(args);
  } catch {
    parsed = undefined;
  }
  if (!parsed) {
    console.error(USAGE);
    return 1;
  }
  const { act, files, options } = parsed;
  try {
    return act === 'key' ? await key(options) : await importAll(files, options);
  } catch (error) {
    if (error instanceof KeyFileUnreadable) console.error(`密钥文件 ${options.key} 读不了，请用备份恢复它。`);
    else if ((error as NodeJS.ErrnoException).code)
      console.error(`文件读不了或写不了，请检查：${(error as Error).message}`);
    else throw error;
    return 1;
  }
}

/** @throws TypeError for options that there are not */
function read(args: string[]): { act: 'key' | 'import'; files: string[]; options: Options } | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      folder: { type: 'string', default: FOLDER },
      key: { type: 'string' },
      out: { type: 'string', default: '.' },
      trust: { type: 'string' },
    },
  });
  const [act, ...files] = positionals;
  const { folder, out, trust } = values;
  const options = { folder, out, trust, key: values.key ?? join(folder, KEY_FILE) };
  if (act === 'key' && files.length === 0) return { act, files, options };
  return act === 'import' && files.length > 0 ? { act, files, options } : undefined;
}

process.exit(await main(process.argv.slice(2)));
