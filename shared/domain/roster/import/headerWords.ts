import type { ColumnUse } from './columnUse.ts';

/** What a header says its column is. `weight` orders columns that say the same: 1 is the form's own word for it. */
export interface HeaderMeaning {
  use: ColumnUse;
  weight: number;
}

const EXACT = 1;
const LOOSE = 0.8;
const WEAK = 0.5;

/**
 * The words of headers in order of precedence: the first that fits decides, so that 与户主关系 is a relation, 户主身份证号
 * the head's number and 银行账户号 nothing of ours before shorter words are found in them.
 */
const WORDS: [use: ColumnUse, weight: number, pattern: RegExp][] = [
  ['ignored', EXACT, /银行|账户|账号|开户|卡号|社保|医保|参保|低保证|残疾证|有效期|签发|签[名字]|照片|指纹/],
  [
    'ignored',
    EXACT,
    /^(?:监护人|紧急联系人|联系人|配偶|父亲|母亲|父母|子女|代理人|帮扶|包[保联片]|责任人|网格员|小?组长)/,
  ],
  ['headMark', EXACT, /是否(?:为)?户主/],
  ['status', EXACT, /健在|在世|是否(?:死亡|去世|已故)|^(?:人员|生存|生死|户籍|居住)?状态$/],
  ['relation', EXACT, /^(?:与|和|同|跟)?(?:本户)?户主(?:之|的|之间)*(?:关系|称谓)$|^(?:家庭)?关系$|^称谓$/],
  ['relation', LOOSE, /关系$|称谓$/],
  ['headIdNumber', EXACT, /户主.*(?:身份|证件)/],
  ['phone', WEAK, /户主.*(?:电话|手机|联系)/],
  ['headName', EXACT, /^户主(?:姓名|名字|名称|名)?$|^(?:家长|户代表)(?:姓名)?$/],
  ['headName', LOOSE, /户主(?:姓名|名字|名称|名)?$/],
  ['householdNumber', EXACT, /户号$|户编[号码]|^户序号?|^家庭(?:编|户)?号|^户口[簿本]?(?:编)?号|^户籍(?:编)?号|^户$/],
  ['idNumber', EXACT, /^(?:公民|居民)?身份(?:证件?)?号码?$|^(?:公民|居民)?身份证$/],
  ['address', WEAK, /(?:身份证|户口[簿本]).*(?:地址|住址)/],
  [
    'ignored',
    EXACT,
    /证件(?:类型|种类|名称)|年龄|周岁|婚姻|婚否|职业|工作|单位|处所|宗教|血型|身高|兵役|籍贯|出生地|曾用名|别名/,
  ],
  [
    'ignored',
    EXACT,
    /收入|面积|人数|人口数|家庭人口|总人口|户口性质|户口类[别型]|户别|户类型|^(?:户)?性质$|拼音|职务|登记(?:时间|日期|人)/,
  ],
  ['idNumber', LOOSE, /身份证|身份号|公民身份|证件号|^证号/],
  ['birthDate', EXACT, /^出生(?:日期|年月日?|时间)?$|^生日$/],
  ['birthDate', LOOSE, /出生|生日/],
  ['arrived', EXACT, /(?:来|到|流入|入住|居住|暂住|迁入|起始).*(?:时间|日期|年月)$/],
  [
    'registeredAt',
    EXACT,
    /^(?:户籍|户口)(?:所在|登记)?(?:地|住)?(?:地?址)?(?:详细?地?址)?$|户籍所在|户口所在|^原籍|来源地|^原住[址地]/,
  ],
  ['villagersGroup', EXACT, /^组(?:[别名号]|名称)?$|(?:村民|居民)小?组$|^(?:所[属在])?小?组(?:别)?$|^生产队$/],
  ['villagersGroup', LOOSE, /村组|组别|小组|生产队|^队别?$|^社别?$/],
  ['hamlet', EXACT, /^(?:所[属在])?自然[村屯寨]|^[屯寨湾]$/],
  ['villagersGroup', WEAK, /网格|片区/],
  ['sex', EXACT, /^性别$|^性\/?别/],
  ['ethnicity', EXACT, /民族|族别/],
  ['education', EXACT, /文化|学历|教育程度/],
  ['politicalStatus', EXACT, /政治|面貌|党派/],
  ['phone', EXACT, /^(?:联系)?电话(?:号码)?$|^手机(?:号码?)?$|^联系方式$/],
  ['phone', LOOSE, /电话|手机|联系方式|座机|固话|移动/],
  ['address', EXACT, /^(?:家庭|现|居住|常住|详细|家庭详细)?(?:住址|地址|住地|居住地)$|^门牌号?$/],
  ['address', LOOSE, /住址|地址|门牌|居住|现住|住所|住处/],
  ['address', WEAK, /楼栋|房号|房屋/],
  ['name', EXACT, /^(?:本人|成员|家庭成员|人员|村民|居民)?(?:姓名|名字)$/],
  ['name', LOOSE, /姓名|名字|^(?:家庭|户内)?成员$|^(?:人员|村民|居民)(?:名单)?$|人名/],
  ['note', EXACT, /^备\s*[注考]$|^附注$/],
  ['note', LOOSE, /备注|备考|说明|附注/],
  ['note', WEAK, /情况|类[别型]|人群|标[识签注记]|特殊|^其[他它]/],
  ['sequence', EXACT, /^序号?$|^编号$|^号$|^顺序号?$|^行号$|^№$|^no\.?$/],
];

/** Captions over several columns that say whose the columns below are. */
const OF_HEAD = /户主/;
const OF_OTHERS = /监护人|联系人|配偶|父|母|银行|账户/;
const ABOUT_A_PERSON: readonly ColumnUse[] = ['sex', 'ethnicity', 'birthDate', 'education', 'politicalStatus', 'phone'];

/** A header as it is compared: one width, no spaces, no remark in brackets, no marks of required columns. */
export function tidyHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}*※★☆]/gu, '')
    .replace(/^(.*)\(户主\)$/, '户主$1')
    .replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]?/g, '')
    .replace(/[::。.]+$/, '')
    .toLowerCase();
}

/** The meaning of one header's text. */
export function meaningOf(text: string): HeaderMeaning | undefined {
  const tidy = tidyHeader(text);
  if (tidy === '' || tidy.length > 20) return undefined;
  const found = WORDS.find(([, , pattern]) => pattern.test(tidy));
  return found && { use: found[0], weight: found[1] };
}

/**
 * The meaning of a column whose header stands in several rows, topmost first. The lowest word counts, seen under the
 * captions above it; where it says nothing, the parts of a word cut in two together do, and at last a caption alone.
 */
export function meaningOfColumn(texts: readonly string[]): HeaderMeaning | undefined {
  const captions = texts.slice(0, -1);
  const lowest = meaningOf(texts.at(-1) ?? '');
  if (lowest) return underCaptions(lowest, captions.map(tidyHeader).join(''));
  return (
    meaningOf(texts.map(tidyHeader).join('')) ?? captions.map(meaningOf).findLast((meaning) => meaning !== undefined)
  );
}

/** Under 户主信息 the column 姓名 has the head's name, and under 监护人 nobody's of the roster. */
function underCaptions(own: HeaderMeaning, captions: string): HeaderMeaning {
  const personal = own.use === 'name' || own.use === 'idNumber' || ABOUT_A_PERSON.includes(own.use);
  if (!personal) return own;
  if (OF_OTHERS.test(captions)) return { use: 'ignored', weight: EXACT };
  if (!OF_HEAD.test(captions)) return own;
  if (own.use === 'name') return { use: 'headName', weight: EXACT };
  if (own.use === 'idNumber') return { use: 'headIdNumber', weight: EXACT };
  return { ...own, weight: WEAK };
}
