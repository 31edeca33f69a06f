import type { ColumnUse } from './columnUse.ts';
import { looksLikeGroup, readGroup } from './groupText.ts';
import { listsHouseholds } from './householdList.ts';

/**
 * `roster`: people registered here; `migrants`: people living here who are registered elsewhere; `households`: the
 * roster's households, by number, with what their people's table leaves out; `other`: not imported.
 */
export type TableRole = 'roster' | 'migrants' | 'households' | 'other';

/** What a table shows before it is compared with the others of its workbook. */
export interface TableSigns {
  /** The name of its sheet. */
  sheet: string;
  title: string;
  hidden: boolean;
  /** Other tables stand on the same sheet. */
  sharesSheet: boolean;
  uses: readonly ColumnUse[];
  /** What tells its people apart: valid ID numbers, and names with dates of birth. */
  people: readonly string[];
  names: readonly string[];
  /** The household number of each of its people; empty where there is none. */
  numbers: readonly string[];
}

export const MIGRANTS = /流动|流入|外来|租[住户客]|暂住|寄住|借住|非户籍/;
const REGISTERED = /(?<!非)户籍|常住/;
const LEFT = /流出|外出|外流/;
/** Lists of some of the people of the roster, and of people who are no longer on it. */
const EXTRACT =
  /党员|低保|五保|特困|残疾|退役|军人|志愿|死亡|已故|去世|注销|迁出|外出|流出|老[人年]|高龄|留守|脱贫|监测|育龄|妇女|儿童|学生|代表|干部|汇总|统计|旧|备份|作废|样表|模板|示例|说明|须知/;

/** More than this share of a table's people in another one: it is a copy or an extract of it. */
const COPY_SHARE = 0.5;

/** Ways in which a table says who belongs together, which a list of single people lacks. */
const HOUSEHOLD_USES: readonly ColumnUse[] = ['relation', 'headName', 'householdNumber', 'headIdNumber', 'headMark'];

/** A title longer than this is a remark, in which any word may stand. */
const TITLE_MAX = 24;

/** What each table of a workbook is. The roster may stand in several, one a villagers' group. */
export function rolesOf(tables: readonly TableSigns[]): TableRole[] {
  const roles = tables.map((table): TableRole => (isMigrants(table) ? 'migrants' : 'other'));
  const candidates = tables
    .map((table, index) => ({ table, index }))
    .filter(({ table, index }) => roles[index] === 'other' && table.people.length > 0);
  const [first, ...others] = candidates.sort((one, other) => rank(other.table) - rank(one.table));
  if (!first) return roles;
  roles[first.index] = 'roster';
  const roster = [first.table];
  for (const { table, index } of others) {
    if (!isLike(table, first.table) || isCopy(table, roster)) continue;
    roles[index] = 'roster';
    roster.push(table);
  }
  const numbers = new Set(roster.flatMap((table) => table.numbers));
  for (const { table, index } of others) {
    if (roles[index] === 'other' && listsHouseholds(table.numbers, numbers)) roles[index] = 'households';
  }
  return roles;
}

function isMigrants({ sheet, title, sharesSheet, uses, people }: TableSigns): boolean {
  if (people.length === 0 || LEFT.test(sheet)) return false;
  if (MIGRANTS.test(sheet) && !REGISTERED.test(sheet)) return true;
  const entitled = MIGRANTS.test(title) && !LEFT.test(title);
  const ownTitle = sharesSheet && title.length <= TITLE_MAX;
  if (entitled && (ownTitle || !hasHouseholds(uses))) return true;
  return (
    !hasHouseholds(uses) && (uses.includes('arrived') || (uses.includes('registeredAt') && uses.includes('address')))
  );
}

function hasHouseholds(uses: readonly ColumnUse[]): boolean {
  return uses.some((use) => HOUSEHOLD_USES.includes(use));
}

function isExtract({ sheet, title, sharesSheet }: TableSigns): boolean {
  if (!looksLikeGroup(readGroup(sheet)) && EXTRACT.test(sheet)) return true;
  return sharesSheet && title.length <= TITLE_MAX && EXTRACT.test(title);
}

/** The roster proper is seen, has households, is no extract, and is the longest. */
function rank(table: TableSigns): number {
  const worth = [!table.hidden, hasHouseholds(table.uses), !isExtract(table)].filter(Boolean).length;
  return worth * 1e6 + table.people.length;
}

/** Most of its people stand in the roster already; a list of heads without numbers is told by their names. */
function isCopy({ uses, people, names }: TableSigns, roster: readonly TableSigns[]): boolean {
  const byName = !uses.includes('idNumber');
  const seen = new Set(roster.flatMap((table) => (byName ? table.names : table.people)));
  const own = byName ? names : people;
  return own.filter((one) => seen.has(one)).length > own.length * COPY_SHARE;
}

function isLike(table: TableSigns, roster: TableSigns): boolean {
  if (table.hidden && !roster.hidden) return false;
  if (isExtract(table) && !isExtract(roster)) return false;
  if (hasHouseholds(table.uses) === hasHouseholds(roster.uses)) return true;
  // Beside the roster, or named after a group as it is, a list of people with their numbers is a part of it.
  const areGroups = [table, roster].every(({ sheet }) => looksLikeGroup(readGroup(sheet)));
  return (areGroups || (table.sharesSheet && table.sheet === roster.sheet)) && table.uses.includes('idNumber');
}
