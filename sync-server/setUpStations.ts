// Sets up the stations of a county on its CouchDB and writes each one's county code:
//   COUCHDB_URL=http://admin:password@127.0.0.1:5984 \
//     node build/run.mjs sync-server/setUpStations.ts --address https://county.example.cn stations.txt
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { encodeCountyCode } from '../shared/domain/station/countyCode.ts';
import { couchServerOf } from './couch.ts';
import { type ProvisionProblem, provisionStation } from './provision.ts';
import { readStationList } from './stationList.ts';

const USAGE = `用法：COUCHDB_URL=http://管理员:密码@127.0.0.1:5984 node build/run.mjs sync-server/setUpStations.ts \\
  --address 村站使用的地址 [--reset-passwords] 名单文件
名单每行一个村站，以空格或制表符分隔：12位编码 县 乡镇 村`;

const SENTENCES: Record<ProvisionProblem, string> = {
  unreachable: '连不上县级数据库，请检查 COUCHDB_URL 和网络后再运行一次。',
  notCouchDb: '这个地址不是 CouchDB，请检查 COUCHDB_URL。',
  wrongPassword: '管理员名或密码不对，请检查 COUCHDB_URL。',
  notAllowed: '这个用户没有管理权限，请改用 CouchDB 管理员。',
  refused: 'CouchDB 没有接受，请看后面的原话，改正后再运行一次。',
  badStationCode: '村站编码不是12位数字，请改正名单后再运行一次。',
  tooOld: 'CouchDB 版本太旧，请换成 3.5。',
};

/** @returns the exit code */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { address: { type: 'string' }, 'reset-passwords': { type: 'boolean' } },
  });
  const [list] = positionals;
  const couch = process.env.COUCHDB_URL;
  if (!couch || !values.address || !list) {
    console.error(USAGE);
    return 1;
  }
  const server = couchServerOf(couch);
  for (const order of readStationList(readFileSync(list, 'utf8'))) {
    const set = await provisionStation(server, { ...order, resetPassword: values['reset-passwords'] ?? false });
    if (!set.ok) {
      console.error(`${order.station} ${SENTENCES[set.reason]} ${set.detail ?? ''}`.trimEnd());
      return 1;
    }
    const { station, user, password } = set.value;
    const code = password && encodeCountyCode({ address: values.address, station, user, password });
    console.log([station, order.place?.village, code ?? '（已有密码，未改）'].join('\t'));
  }
  return 0;
}

process.exit(await main());
