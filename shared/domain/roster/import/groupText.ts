import { readCountNumeral } from '../../calendar/numerals.ts';
import { asLine } from './cellText.ts';

const NUMERAL = '(?:\\d{1,3}|[一二三四五六七八九十廿]{1,4})';
const UNIT = '(?:村民小?组|居民小?组|小组|组|生产队|队|社|网格)';
const NUMBERED = new RegExp(`^(?:.*[村寨屯社区居委会]{1,3})?第?(${NUMERAL})${UNIT}$`, 'u');
const NAMED = new RegExp(`^(\\p{Script=Han}{1,8}?)${UNIT}$`, 'u');
const WITHIN = new RegExp(`第?${NUMERAL}(?:村民小?组|居民小?组|小组|组|生产队|队|社)`, 'u');

/** A villagers' group as worded, without spaces; a bare number is worded as one. */
export function readGroup(text: string): string {
  const tidy = asLine(text).replace(/\s/g, '');
  return /^\d{1,3}$/.test(tidy) ? `${Number(tidy)}组` : tidy;
}

/** What a group is compared by: 1组, 第一组, 一小组 and 柳河村1组 are one. */
export function groupKey(group: string): string {
  const number = NUMBERED.exec(group)?.[1];
  if (number === undefined) return NAMED.exec(group)?.[1] ?? group;
  const value = /^\d/.test(number) ? Number(number) : readCountNumeral(number);
  return value === undefined ? group : `#${value}`;
}

const IN_VILLAGE = new RegExp(`^(\\p{Script=Han}{1,10}[村寨屯])(第?${NUMERAL}${UNIT})$`, 'u');

/** The village that a group is named with, and the group without it: 东村1组 is 1组 of 东村. */
export function villageAndGroup(text: string): [village: string, group: string] {
  const [, village = '', group = text] = IN_VILLAGE.exec(text) ?? [];
  return [village, group];
}

/** Whether a text is a group's name and nothing else. */
export function looksLikeGroup(text: string): boolean {
  return NUMBERED.test(text) || NAMED.test(text);
}

/** The group that an address or a title names, such as 柳河村1组12号. */
export function groupWithin(text: string): string | undefined {
  return WITHIN.exec(asLine(text).replace(/\s/g, ''))?.[0];
}

const COUNT = /^[(（:：,，]?(?:共计?|计|合)?\d+(?:户|人|口)[\d户人口,，、共计)）]*$/;

/** What a title says beside the group: 第一组户籍人口花名册（2026年）. */
const LIST_WORDS =
  /(?:的|户籍|常住|村民|农户|家庭|人口|人员|信息|基本情况)*(?:花名册|名册|名单|登记[表册簿]|一览表|统计表|明细表|信息表|台账)$/;
const NUMBERING = /^(?:[(（][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、.．])/;
const LABELLED = new RegExp(
  `^(?:村民小?组|居民小?组|小组|组别|组名|所属组|网格)[:：](第?${NUMERAL}${UNIT}|\\p{Script=Han}{1,6}?${UNIT}|\\d{1,3})`,
  'u',
);

/** The group that a line standing alone announces (第一组, 一组（共57户231人）:, 组别：一组), or undefined. */
export function groupOfCaption(texts: readonly string[]): string | undefined {
  const [first, ...others] = texts.map((text) => asLine(text).replace(/\s/g, ''));
  if (first === undefined || others.length > 2 || !others.every((text) => COUNT.test(text))) return undefined;
  const labelled = LABELLED.exec(first)?.[1];
  if (labelled !== undefined) return labelled;
  const bare = first
    .replace(NUMBERING, '')
    .replace(/[(（:：].*$/, '')
    .replace(/(?:共|计)?\d+户.*$/, '')
    .replace(LIST_WORDS, '');
  return looksLikeGroup(bare) ? bare : undefined;
}
