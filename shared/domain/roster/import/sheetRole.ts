import type { ColumnUse } from './columnUse.ts';

/** `roster`: people registered here; `migrants`: people living here who are registered elsewhere; `other`: not imported. */
export type SheetRole = 'roster' | 'migrants' | 'other';

/** What a sheet shows before it is compared with its neighbours. */
export interface SheetSigns {
  name: string;
  title: string;
  hidden: boolean;
  uses: readonly ColumnUse[];
  /** What tells its people apart: valid ID numbers, and names with dates of birth. */
  people: readonly string[];
}

const MIGRANTS = /流动|流入|外来|租[住户客]|暂住|寄住|借住|非户籍/;
const LEFT = /流出|外出|外流/;
/** Lists of some of the people of the roster, and of people who are no longer on it. */
const EXTRACT =
  /党员|低保|五保|特困|残疾|退役|军人|志愿|死亡|已故|去世|注销|迁出|外出|流出|老[人年]|高龄|留守|脱贫|监测|育龄|妇女|儿童|学生|代表|干部|汇总|统计|旧|备份|作废|样表|模板|示例|说明|须知/;

/** More than this share of a sheet's people on another one: it is a copy or an extract of it. */
const COPY_SHARE = 0.5;

/** Ways in which a sheet says who belongs together, which a list of single people lacks. */
const HOUSEHOLD_USES: readonly ColumnUse[] = ['relation', 'headName', 'householdNumber', 'headIdNumber', 'headMark'];

/** What each sheet of a workbook is. The roster may stand on several, one a villagers' group. */
export function rolesOf(sheets: readonly SheetSigns[]): SheetRole[] {
  const roles = sheets.map((sheet): SheetRole => (isMigrants(sheet) ? 'migrants' : 'other'));
  const candidates = sheets
    .map((sheet, index) => ({ sheet, index }))
    .filter(({ sheet, index }) => roles[index] === 'other' && sheet.people.length > 0);
  const [first, ...others] = candidates.sort((one, other) => rank(other.sheet) - rank(one.sheet));
  if (!first) return roles;
  roles[first.index] = 'roster';
  const seen = new Set(first.sheet.people);
  for (const { sheet, index } of others) {
    const copies = sheet.people.filter((person) => seen.has(person)).length / sheet.people.length;
    if (!isLike(sheet, first.sheet) || copies > COPY_SHARE) continue;
    roles[index] = 'roster';
    for (const person of sheet.people) seen.add(person);
  }
  return roles;
}

function isMigrants({ name, title, uses, people }: SheetSigns): boolean {
  if (people.length === 0) return false;
  const words = `${name} ${title}`;
  if (LEFT.test(name)) return false;
  if (MIGRANTS.test(name) || (MIGRANTS.test(words) && !LEFT.test(words) && !hasHouseholds(uses))) return true;
  return (
    !hasHouseholds(uses) && (uses.includes('arrived') || (uses.includes('registeredAt') && uses.includes('address')))
  );
}

function hasHouseholds(uses: readonly ColumnUse[]): boolean {
  return uses.some((use) => HOUSEHOLD_USES.includes(use));
}

/** The roster proper is seen, has households, is no extract, and is the longest. */
function rank({ name, hidden, uses, people }: SheetSigns): number {
  const worth = [!hidden, hasHouseholds(uses), !EXTRACT.test(name)].filter(Boolean).length;
  return worth * 1e6 + people.length;
}

function isLike(sheet: SheetSigns, roster: SheetSigns): boolean {
  if (sheet.hidden && !roster.hidden) return false;
  if (EXTRACT.test(sheet.name) && !EXTRACT.test(roster.name)) return false;
  return hasHouseholds(sheet.uses) === hasHouseholds(roster.uses);
}
