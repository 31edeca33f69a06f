import { asLine } from './cellText.ts';
import { readName } from './nameText.ts';
import { looksLikeName } from './words.ts';

/** What a line above a household's members says of it, such as 户主：张三 户号：12 住址：柳河村1组3号; else empty. */
export interface HouseholdLine {
  headName: string;
  number: string;
  group: string;
  address: string;
  idNumber: string;
  phone: string;
}

const LABELS: [keyof HouseholdLine, RegExp][] = [
  ['headName', /^(?:户主|家长|户代表)(?:姓名|名字)?$/],
  ['number', /^(?:户编?号|户口[簿本]?(?:编)?号|家庭编号|户序号?)$/],
  ['group', /^(?:村民小组|居民小组|小组|组别|所[属在]组|生产队)$/],
  ['address', /^(?:家庭|现|详细|居住)?(?:住址|地址)$|^门牌号?$/],
  ['idNumber', /^(?:户主)?(?:公民|居民)?(?:身份证|身份|证件)号?码?$/],
  ['phone', /^(?:户主)?(?:联系)?(?:电话|手机)(?:号码?)?$|^联系方式$/],
];

/** 第12户 alone or before the head's name; 张三户（4人）. Without a number, 常住户 would be taken for 常住's. */
const ORDINAL =
  /^第?(\d{1,4}|[一二三四五六七八九十百]{1,4})户[:：]?(?:户主)?[:：]?(\p{Script=Han}{2,4}?)?(?:[(（]?共?\d{1,2}[人口][)）]?)?$/u;
const COUNTED = /^()(\p{Script=Han}{2,4}?)户[(（]共?\d{1,2}[人口][)）]$/u;

/**
 * Reads a line that stands alone above the members of a household.
 * @param texts its filled cells; labels and values may stand in one cell or in neighbouring ones
 */
export function householdLineOf(texts: readonly string[]): HouseholdLine | undefined {
  const line: HouseholdLine = { headName: '', number: '', group: '', address: '', idNumber: '', phone: '' };
  for (const [label, value] of labelled(texts)) {
    const field = LABELS.find(([, pattern]) => pattern.test(label))?.[0];
    // The number as it stands: full-width digits in it are counted.
    if (field && line[field] === '') line[field] = field === 'idNumber' ? value.trim() : asLine(value);
  }
  line.headName = looksLikeName(readName(line.headName).name) ? readName(line.headName).name : '';
  if (!/^[\dA-Za-z-]{1,20}$/.test(line.number)) line.number = '';
  if (line.headName === '' && line.number === '') return unlabelled(texts, line);
  return { ...line, number: line.number || (/^第?(\d{1,4})户/.exec(texts[0]?.trim() ?? '')?.[1] ?? '') };
}

/** A labelled value within a cell; the next label ends it. */
const PAIR = /(\p{Script=Han}{2,8})\s*[:：]\s*(.*?)(?=[\s,，;；、]+\p{Script=Han}{2,8}\s*[:：]|$)/gu;

/** Labels with their values: 户主：张三 within a cell, or 户主 in one and 张三 in the next. */
function labelled(texts: readonly string[]): [label: string, value: string][] {
  return texts.flatMap((text, index): [string, string][] => {
    const within = [...text.matchAll(PAIR)].map(([, label = '', value = '']): [string, string] => [label, value]);
    const label = text.replace(/[:：\s]/g, '');
    const next = texts[index + 1] ?? '';
    const beside: [string, string][] =
      isLabel(label) && !isLabel(next.replace(/[:：\s].*$/, '')) ? [[label, next]] : [];
    return [...within, ...beside].filter(([, value]) => value.trim() !== '');
  });
}

function isLabel(text: string): boolean {
  return LABELS.some(([, pattern]) => pattern.test(text));
}

function unlabelled(texts: readonly string[], line: HouseholdLine): HouseholdLine | undefined {
  const [first = '', second = ''] = texts.map((text) => asLine(text).replace(/\s/g, ''));
  const [, number, name = second] = ORDINAL.exec(first) ?? COUNTED.exec(first) ?? [];
  if (number === undefined || texts.length > 3) return undefined;
  const headName = looksLikeName(name) ? name : '';
  return headName === '' && !first.startsWith('第') ? undefined : { ...line, number, headName };
}
