// `npm run county`: a county's server on this machine, for trying out, with an invented county set up on it.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMONSTRATION, type DemonstrationStation, setUpDemonstration } from './demonstration.ts';
import { CountyStartError, type CountyStartReason, type EmbeddedCounty, startEmbeddedCounty } from './embedded.ts';
import { FIRST_PASSWORDS, FirstPasswords } from './firstPasswords.ts';

/** CouchDB's own. */
const PORT = 5984;
const PORT_MAX = 65_535;
const FOLDER = 'county-data';

const USAGE = '用法：npm run county -- [--port 端口] [--folder 文件夹] [--memory]';

interface Options {
  port: number;
  /** Undefined where nothing is to be kept. */
  folder: string | undefined;
}

/** @throws TypeError for options that there are not */
function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, folder: { type: 'string' }, memory: { type: 'boolean' } },
  });
  const port = Number(values.port ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > PORT_MAX) throw new TypeError(`not a port: ${values.port}`);
  return { port, folder: values.memory ? undefined : (values.folder ?? FOLDER) };
}

function startSentence(reason: CountyStartReason, { port, folder }: Options): string {
  switch (reason) {
    case 'portInUse':
      return `端口 ${port} 已被占用，请关掉占用它的程序，或加 --port 换一个端口。`;
    case 'portForbidden':
      return `系统不许使用端口 ${port}，请加 --port 换一个 1024 以上的端口。`;
    case 'folderUnusable':
      return `数据文件夹 ${folder} 打不开，请停掉另一个县级服务，或用 --folder 换一个。`;
  }
}

function welcome(county: EmbeddedCounty, stations: DemonstrationStation[], folder: string | undefined): string {
  const { county: place, township } = DEMONSTRATION;
  return [
    '',
    '乡约 · 县级服务（试用）    Xiangyue county server, for trying out',
    '只供试用和演示，请勿存放真实数据。    Not for production: keep no real data here.',
    '',
    `  地址    address   ${county.url}`,
    `  控制台  console   ${county.url}/_utils/`,
    `  管理员  admin     ${county.admin.user}    密码 password  ${county.admin.password}`,
    `  数据    data      ${folder ?? '只在内存中，停止后清空 (in memory only)'}`,
    '',
    `${place.name} ${place.code} · ${township.name} ${township.code}`,
    ...stations.flatMap(({ code, name, user, password, countyCode }) => [
      '',
      `  ${name} ${code}`,
      `    接入码    county code     ${countyCode}`,
      `    用户      user            ${user}`,
      `    初始密码  first password  ${password}`,
    ]),
    '',
    '按 Ctrl+C 停止。    Ctrl-C stops it.',
    '',
  ].join('\n');
}

function stopWhenAsked(county: EmbeddedCounty): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await county.stop();
    console.log('县级服务已停止。    Stopped.');
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** @returns the exit code, or undefined where the server goes on running */
async function main(args: string[]): Promise<number | undefined> {
  let options: Options;
  try {
    options = readOptions(args);
  } catch {
    console.error(USAGE);
    return 1;
  }
  try {
    const county = await startEmbeddedCounty(options);
    stopWhenAsked(county);
    const passwords = new FirstPasswords(options.folder && join(options.folder, FIRST_PASSWORDS));
    const stations = await setUpDemonstration({ url: county.url, ...county.admin }, passwords);
    if (!stations.ok) throw new Error(`${stations.reason} ${stations.detail ?? ''}`);
    console.log(welcome(county, stations.value, options.folder));
    return undefined;
  } catch (error) {
    if (!(error instanceof CountyStartError)) throw error;
    console.error(startSentence(error.reason, options));
    return 1;
  }
}

const code = await main(process.argv.slice(2));
if (code !== undefined) process.exit(code);
