import { dayOf } from '../../../calendar/day.ts';
import { checkCharacter } from '../../idNumber.ts';
import type { RosterFigures } from '../figures.ts';
import { type Random, randomFrom } from './random.ts';

/** A value as a clerk's cell holds it. `day` is a cell that the spreadsheet keeps as a date. */
export type Value = string | number | { day: string };

/** A person of an invented village: who they are, and what stands in the cells about them. */
export interface Villager {
  name: string;
  sex: '男' | '女';
  idNumber: string;
  birth: string;
  relation: string;
  cells: { name: string; sex: string; id: Value; birth: Value; phone: Value; note: string };
  ethnicity: string;
  education: string;
  politicalStatus: string;
}

export interface VillageHousehold {
  group: number;
  number: number;
  address: string;
  members: Villager[];
}

export interface Village {
  households: VillageHousehold[];
  migrants: Villager[];
  groups: number;
  /** What a check of a workbook with these people must find, subtotals left to the layout. */
  figures: Omit<RosterFigures, 'subtotalRows' | 'secondSheetPeople'>;
}

const SURNAMES = [...'孔文许胡吴姚康朱唐汪邹潘魏余武赵谢卢贾罗曹廖马赖范常何袁侯尹于白方邓'];
const GIVEN = [...'兰玉飞福艳诗娟明海磊琴英娜芳怡瑞春建红国盛山云辉勇鹏根霞䶮𠮷'];
const MEMBERS = ['配偶', '子', '女', '父亲', '母亲', '儿媳', '孙子', '孙女', '兄弟'];
const ETHNICITIES = ['汉', '汉', '汉', '汉', '苗', '彝族', '土家族'];
const EDUCATIONS = ['小学', '初中', '高中', '中专', '大专', '本科', '文盲或半文盲', ''];
const POLITICAL = ['群众', '群众', '群众', '中共党员', '共青团员'];
const NOTES = ['', '', '', '', '低保', '残疾、独居老人', '在外务工', '外嫁未迁户', '留守儿童'];

/** The defects that clerks' rosters have, one or none a person, each some times in every hundred. */
const DEFECTS = [
  'missing',
  'lost',
  'badCheck',
  'fullWidth',
  'lowercaseX',
  'lowercaseX',
  'spaced',
  'deceased',
  'wrongSex',
  'wrongBirth',
  'duplicate',
] as const;
const DEFECT_PERCENT = 2;

/** A village in which every way of writing and every mistake occurs, the same for the same seed. */
export function inventVillage(size: { households: number; groups: number; migrants: number; seed: number }): Village {
  const random = randomFrom(size.seed);
  const figures = {
    people: 0,
    households: size.households,
    groups: size.groups,
    checksumBad: 0,
    idMissing: 0,
    idLostPrecision: 0,
    duplicateIds: 0,
    deceased: 0,
    fullWidth: 0,
    lowercaseX: 0,
    sexContradictsId: 0,
    birthContradictsId: 0,
  };
  const earlier: Villager[] = [];
  const numbers = new Set<string>();
  const households = Array.from({ length: size.households }, (_, index): VillageHousehold => {
    const group = Math.floor((index * size.groups) / size.households) + 1;
    const members = Array.from({ length: 1 + random.below(6) }, (_, nth) => {
      const relation = nth === 0 ? '户主' : nth === 1 ? '配偶' : random.pick(MEMBERS);
      const villager = spoil(inventVillager(random, relation, numbers), random, earlier, figures);
      figures.people += 1;
      return villager;
    });
    return { group, number: index + 1, address: `柳河村${group}组${index + 1}号`, members };
  });
  const migrants = Array.from({ length: size.migrants }, () => inventVillager(random, '', numbers));
  return { households, migrants, groups: size.groups, figures };
}

function inventVillager(random: Random, relation: string, numbers: Set<string>): Villager {
  const male = random.below(2) === 0;
  const name = random.pick(SURNAMES) + random.pick(GIVEN) + (random.below(4) === 0 ? '' : random.pick(GIVEN));
  const birth = dayOf(1930 + random.below(95), 1 + random.below(12), 1 + random.below(28)) as string;
  const idNumber = inventId(random, birth, male, numbers);
  const note = random.pick(NOTES);
  return {
    name,
    sex: male ? '男' : '女',
    idNumber,
    birth,
    relation,
    cells: {
      name: random.below(20) === 0 && [...name].length === 2 ? [...name].join('  ') : name,
      sex: male ? '男' : '女',
      id: idNumber,
      birth: writeBirth(birth, random),
      phone: writePhone(random),
      note,
    },
    ethnicity: random.pick(ETHNICITIES),
    education: random.pick(EDUCATIONS),
    politicalStatus: random.pick(POLITICAL),
  };
}

/** A number of a place that is nowhere, used once. */
function inventId(random: Random, birth: string, male: boolean, numbers: Set<string>): string {
  for (;;) {
    const place = `99${String(101 + random.below(400)).padStart(4, '0')}`;
    const order = String(10 + random.below(80)) + String(random.below(5) * 2 + (male ? 1 : 0));
    const digits = place + birth.replaceAll('-', '') + order;
    const number = digits + checkCharacter(digits);
    if (numbers.has(number)) continue;
    numbers.add(number);
    return number;
  }
}

function writeBirth(birth: string, random: Random): Value {
  const [year, month, day] = birth.split('-').map(Number);
  return random.pick<Value>([
    birth,
    birth,
    `${year}.${month}.${day}`,
    birth.replaceAll('-', ''),
    Number(birth.replaceAll('-', '')),
    `${year}年${month}月${day}日`,
    `${year}/${month}/${day}`,
    `${year}．${month}．${day}`,
    serial(birth),
    { day: birth },
    '',
  ]);
}

function serial(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function writePhone(random: Random): Value {
  const phone = `1${random.pick(['39', '52', '88'])}${String(10_000_000 + random.below(89_999_999))}`;
  return random.pick<Value>([
    '',
    phone,
    phone,
    Number(phone),
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
    `${phone}/0408-6235453`,
  ]);
}

/** Writes one of the usual mistakes into a person's cells, and counts it. */
function spoil(villager: Villager, random: Random, earlier: Villager[], figures: Village['figures']): Villager {
  const defect = DEFECTS[Math.floor(random.below(100) / DEFECT_PERCENT)];
  const { cells, idNumber, birth, sex } = villager;
  switch (defect) {
    case 'missing':
      cells.id = '';
      figures.idMissing += 1;
      break;
    case 'lost':
      cells.id = Number(idNumber.replace('X', '0'));
      figures.idLostPrecision += 1;
      break;
    case 'badCheck':
      cells.id = idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1');
      figures.checksumBad += 1;
      break;
    case 'fullWidth':
      cells.id = idNumber.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
      figures.fullWidth += 1;
      break;
    case 'lowercaseX':
      cells.id = idNumber.toLowerCase();
      if (idNumber.endsWith('X')) figures.lowercaseX += 1;
      break;
    case 'spaced':
      cells.id = `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`;
      break;
    case 'deceased':
      cells.note = cells.note === '' ? '已故' : `${cells.note}、已故`;
      figures.deceased += 1;
      break;
    case 'wrongSex':
      cells.sex = sex === '男' ? '女' : '男';
      figures.sexContradictsId += 1;
      break;
    case 'wrongBirth':
      cells.birth = `${Number(birth.slice(0, 4)) - 1}${birth.slice(4)}`;
      figures.birthContradictsId += 1;
      break;
    case 'duplicate': {
      const twin = earlier.find((other) => other.sex === sex);
      if (!twin) break;
      earlier.splice(earlier.indexOf(twin), 1);
      Object.assign(cells, { id: twin.idNumber, birth: twin.birth });
      figures.duplicateIds += 1;
      break;
    }
    default:
      earlier.push(villager);
  }
  return villager;
}
