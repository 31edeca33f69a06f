import type { RosterField } from './columnUse.ts';
import { meaningOf, meaningOfColumn, tidyHeader } from './headerWords.ts';

/** The columns of one member of the household that a row is about. */
export interface MemberColumns {
  columns: number[];
  /** The headers over each column without what they say of whose it is: 成员2姓名 is 姓名. */
  headers: string[][];
  /** What the header says that the member is to the head, such as 配偶; else empty. */
  relation: string;
}

/** A table with one household a row: columns of the household and its head, then some for each member. */
export interface FamilyColumns {
  own: number[];
  members: MemberColumns[];
}

/** More columns of one label than this are repeated for each member. */
const MEMBERS_MIN = 2;

const WHO = '(?:家庭|户内|共同)?(?:居住)?(?:成员|人员|人口|家属)';
const NUMBER = '(\\d{1,2}|[一二三四五六七八九十]{1,2})';
/** 成员1姓名, 第2人姓名, 家庭成员（三）身份证号, 姓名4. */
const NUMBERED: RegExp[] = [
  new RegExp(`^${WHO}[-_.、:：#()（）]*${NUMBER}[-_.、:：#()（）]*(?:的)?(.+)$`, 'u'),
  new RegExp(`^第?${NUMBER}(?:人|位|名|个)?(?:${WHO})?(?:的)?(.+)$`, 'u'),
  new RegExp(`^(?:${WHO})?(?:的)?(.+?)[-_()（）]*${NUMBER}[()（）]*$`, 'u'),
];
/** 配偶姓名, 长子身份证号: columns of somebody whom the header names by the relation. */
const RELATIVE =
  /^(配偶|妻子|丈夫|父亲|母亲|长子|次子|三子|长女|次女|三女|儿子|女儿|子女|儿媳|女婿|孙子|孙女)[-_.、:：]*(\d{0,2}|[一二三四五六七八]?)[-_.、:：]*(.+)$/u;

/**
 * Whether a table has a household in each row, and which columns are whose. Told by numbered headers (成员1姓名), by
 * relations over more than one relative's number (配偶姓名, 配偶身份证号), or by one order of headers repeated after the
 * columns of the household.
 * @param texts by column, the headers over it from the top
 */
export function familyColumns(texts: readonly string[][]): FamilyColumns | undefined {
  const joined = texts.map((over) => over.map((text) => text.normalize('NFKC').replace(/[\s*]/g, '')).join(''));
  return (
    byKey(joined, numbered, (members) => members.filter(hasName).length >= MEMBERS_MIN) ??
    byKey(
      joined,
      relative,
      (members, own) => members.every(hasOwnNumber) && areOfHead(own.map((column) => texts[column] ?? [])),
    ) ??
    repeated(texts)
  );
}

interface Part {
  key: string;
  label: string;
  relation: string;
}

function numbered(text: string): Part | undefined {
  for (const [index, pattern] of NUMBERED.entries()) {
    const [, first = '', second = ''] = pattern.exec(text) ?? [];
    const [key, label] = index === NUMBERED.length - 1 ? [second, first] : [first, second];
    if (key !== '' && meaningOf(label) !== undefined) return { key: numeral(key), label, relation: '' };
  }
  return undefined;
}

function relative(text: string): Part | undefined {
  const [, relation = '', order = '', label = ''] = RELATIVE.exec(text) ?? [];
  return meaningOf(label) === undefined ? undefined : { key: relation + order, label, relation };
}

function numeral(text: string): string {
  const place = '零一二三四五六七八九十'.indexOf(text);
  return place > 0 ? String(place) : text;
}

function byKey(
  joined: readonly string[],
  partOf: (text: string) => Part | undefined,
  enough: (members: MemberColumns[], own: number[]) => boolean,
): FamilyColumns | undefined {
  const members = new Map<string, MemberColumns>();
  const own: number[] = [];
  for (const [column, text] of joined.entries()) {
    const part = partOf(text);
    if (!part) {
      own.push(column);
      continue;
    }
    const member = members.get(part.key) ?? { columns: [], headers: [], relation: part.relation };
    members.set(part.key, member);
    member.columns.push(column);
    member.headers.push([part.label]);
  }
  const found = [...members.values()];
  return found.length > 0 && enough(found, own) ? { own, members: found.filter(hasName) } : undefined;
}

function hasName(member: MemberColumns): boolean {
  return has(member, 'name');
}

function hasOwnNumber(member: MemberColumns): boolean {
  return has(member, 'name') && has(member, 'idNumber');
}

function has({ headers }: MemberColumns, field: RosterField): boolean {
  return headers.some((over) => meaningOfColumn(over)?.use === field);
}

/** Where other columns have everybody's name, those of relatives are remarks about that person. */
function areOfHead(own: readonly string[][]): boolean {
  const uses = own.map((over) => meaningOfColumn(over)?.use);
  return uses.includes('headName') && !uses.includes('name');
}

/** 户号 户主 地址, then 姓名 关系 身份证号 over and over. */
function repeated(texts: readonly string[][]): FamilyColumns | undefined {
  const labels = texts.map((over) => tidyHeader(over.at(-1) ?? ''));
  const names = labels.flatMap((_, column) => (meaningOfColumn(texts[column] ?? [])?.use === 'name' ? [column] : []));
  const [last = 0, before = 0] = names.toReversed();
  const period = last - before;
  if (names.length < MEMBERS_MIN || period < 2 || labels[last] !== labels[before]) return undefined;
  const same = (column: number) => labels[column] !== '' && labels[column] === labels[column + period];
  const tail = countWhile((nth) => same(before + nth + 1), period - 1);
  const offset = countWhile((nth) => same(before - nth - 1), period - 1 - tail);
  const regular = names.filter((name, index) => index === 0 || labels[name] === labels[last]);
  const starts = regular.map((name) => name - offset);
  const [first = 0] = starts;
  if (first <= 0 || !isHouseholds(texts.slice(0, first))) return undefined;
  const members = starts.map((start, index): MemberColumns => {
    const end = starts[index + 1] ?? start + period;
    const columns = Array.from({ length: end - start }, (_, nth) => start + nth);
    return { columns, headers: columns.map((column) => (texts[column] ?? []).slice(-1)), relation: '' };
  });
  const taken = new Set(members.flatMap(({ columns }) => columns));
  return { own: texts.flatMap((_, column) => (taken.has(column) ? [] : [column])), members };
}

function countWhile(holds: (nth: number) => boolean, max: number): number {
  let count = 0;
  while (count < max && holds(count)) count += 1;
  return count;
}

/** Columns before the repeated ones that speak of a household; without any, people stand side by side. */
function isHouseholds(before: readonly string[][]): boolean {
  const uses = before.map((over) => meaningOfColumn(over)?.use);
  return uses.some((use) => use === 'headName' || use === 'householdNumber' || use === 'headIdNumber');
}
