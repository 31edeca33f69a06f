import type { ImportProblem } from '../../shared/sync/courier/importBundle.ts';
import type { CouchProblem } from '../couch.ts';
import type { NoCourierServer } from './server.ts';

/** What whoever imports is told: what happened, and what to do. */
export const IMPORT_SENTENCES: Record<ImportProblem, string> = {
  notABundle: '这个文件不是乡约的数据包，请选 .xyb 文件。',
  newerVersion: '这个数据包是新版程序写的，请先升级县里的程序。',
  damaged: '数据包损坏或被改过，没有导入，请村里重新写一份。',
  partMissing: '数据包不全，缺下面这一份，请找齐后一起导入。',
  notForCounty: '这是县里给村里的回执，请交给村里读回。',
  otherCounty: '数据包不是给本县的，或县密钥换过，请村里重新写。',
  unknownDevice: '不认得写它的电脑，请与村里核对指纹后加 --trust。',
  clockAhead: '写它的电脑时间快了一天以上，请村里调准后重新写。',
  offline: '连不上县级数据库，请检查 COUCHDB_URL 和网络后再导入。',
  notCouchDB: '这个地址不是 CouchDB，请检查 COUCHDB_URL。',
  signIn: '管理员名或密码不对，请检查 COUCHDB_URL。',
  suspended: '这个用户没有管理权限，请改用 CouchDB 管理员。',
  notSetUp: '县里还没有开通这个站点，请先开通再导入。',
  busy: '县级数据库正忙，请过一会儿再导入。',
  tooLarge: '有一条太大，县级数据库收不下，请查它的上限。',
  badRequest: '县级数据库看不懂数据包里的内容，请与维护人员联系。',
};

export const COUCH_SENTENCES: Record<CouchProblem, string> = {
  unreachable: '连不上县级数据库，公钥还没有放上去，请再运行一次。',
  notCouchDb: '这个地址不是 CouchDB，请检查 COUCHDB_URL。',
  wrongPassword: '管理员名或密码不对，请检查 COUCHDB_URL。',
  notAllowed: '这个用户没有管理权限，请改用 CouchDB 管理员。',
  refused: 'CouchDB 没有接受，请看后面的原话，改正后再运行。',
};

export const SERVER_SENTENCES: Record<NoCourierServer, string> = {
  noCounty: '没有县级数据库，请用 COUCHDB_URL 指明，或先运行 npm run county。',
  folderInUse: '试用的县级数据打不开，请用 COUCHDB_URL 指明正在运行的那个。',
};
