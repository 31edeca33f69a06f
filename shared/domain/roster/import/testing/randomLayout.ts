import type { LaidCell, Layout } from './layouts.ts';
import { type Random, randomFrom } from './random.ts';
import type { Village, VillageHousehold, Villager } from './village.ts';

/** Words that clerks put over a column. */
const HEADERS = {
  name: ['姓名', '姓  名', '成员姓名', '家庭成员姓名', '人员姓名', '名字', '居民姓名', '家庭成员', '姓名(必填)'],
  id: [
    '身份证号',
    '身份证号码',
    '公民身份号码',
    '身份证',
    '证件号码',
    '身份证件号码',
    '居民身份证号码',
    '身份证号(18位)',
  ],
  headName: ['户主姓名', '户主', '户主名字', '所属户主', '户主名称', '家长姓名'],
  relation: ['与户主关系', '关系', '与户主的关系', '家庭关系', '称谓', '户主关系', '与户主\n关系'],
  sex: ['性别', '性 别', '性别(男/女)'],
  group: ['组别', '组', '村民小组', '所属小组', '组号', '小组', '居民小组', '所在村民小组', '村组'],
  ethnicity: ['民族', '族别'],
  birth: ['出生日期', '出生年月', '出生年月日', '生日', '出生时间', '出生'],
  education: ['文化程度', '学历', '受教育程度', '最高学历'],
  politicalStatus: ['政治面貌', '政治面目', '党派'],
  phone: ['联系电话', '电话', '手机', '手机号码', '联系方式', '移动电话'],
  address: ['家庭住址', '住址', '门牌', '详细地址', '现住址', '居住地址'],
  note: ['备注', '备考', '说明', '其他情况', '人员类别', '备 注'],
  householdNumber: ['户号', '户编号', '家庭编号', '户口本号', '户口簿编号', '户序号'],
  sequence: ['序号', '编号', 'No.', '序', '№'],
  age: ['年龄', '周岁'],
  bank: ['银行卡号', '社保卡号', '惠农卡账号'],
  marriage: ['婚姻状况', '职业', '健康状况'],
} as const;
type Column = keyof typeof HEADERS;

const EXTRAS: Column[] = ['ethnicity', 'education', 'politicalStatus', 'phone', 'address', 'age', 'bank', 'marriage'];

/** How a sheet says which household and group a line belongs to. */
const HOUSEHOLD_WAYS = [
  'relation',
  'headRepeated',
  'headFirst',
  'headMerged',
  'number',
  'numberFirst',
  'numberMerged',
  'sequenceMerged',
] as const;
const GROUP_WAYS = ['each', 'first', 'merged', 'caption'] as const;
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六'];
const GROUP_WORDS: ((group: number) => string)[] = [
  (group) => `${group}组`,
  (group) => `第${NUMERALS[group]}组`,
  (group) => `第${group}村民小组`,
  (group) => `${'东西南北中上'[group - 1]}湾组`,
];

interface Ways {
  household: (typeof HOUSEHOLD_WAYS)[number];
  group: (typeof GROUP_WAYS)[number];
  groupWord: (group: number) => string;
}

/** A layout of a village with up to six groups, its columns, words, order and ways drawn by the seed. */
export function randomLayout(village: Village, seed: number): Layout {
  const random = randomFrom(seed);
  const ways: Ways = {
    household: random.pick(HOUSEHOLD_WAYS),
    group: random.pick(GROUP_WAYS),
    groupWord: random.pick(GROUP_WORDS),
  };
  const columns = columnsFor(ways, random);
  const header = columns.map((column) => random.pick(HEADERS[column] as readonly string[]));
  const margin: LaidCell[] = random.below(3) === 0 ? [undefined] : [];
  const withSubtotals = random.below(2) === 0;
  const rows: LaidCell[][] = [...titles(random), [...margin, ...header]];
  let subtotalRows = 0;
  let number = 0;
  for (let group = 1; group <= village.groups; group += 1) {
    const households = village.households.filter((household) => household.group === group);
    const first = households[0]?.members[0];
    if (ways.group === 'caption') rows.push([{ value: ways.groupWord(group), columns: columns.length }]);
    for (const household of households) {
      for (const [nth, villager] of household.members.entries()) {
        number += 1;
        const line = { household, villager, nth, number, isFirst: villager === first };
        rows.push([...margin, ...columns.map((column) => cellOf(column, line, ways))]);
      }
    }
    if (withSubtotals) {
      rows.push([...margin, random.pick(['小计', '合计', '本组小计']), undefined, `${households.length}户`]);
      subtotalRows += 1;
    }
  }
  rows.push(['填表人：张某', undefined, undefined, '审核人：李某']);
  const words = `${ways.household}, ${ways.group}, ${header.join(' ').replace(/\s+/g, ' ')}`;
  return { title: `${seed}: ${words}`, sheets: [{ name: 'Sheet1', rows }], subtotalRows, secondSheetPeople: 0 };
}

function columnsFor({ household, group }: Ways, random: Random): Column[] {
  const columns: Column[] = ['name', 'id', 'sex', 'birth', 'note'];
  if (household === 'relation' || random.below(4) > 0) columns.push('relation');
  if (household.startsWith('head')) columns.push('headName');
  if (household.startsWith('number')) columns.push('householdNumber');
  if (household === 'sequenceMerged' || random.below(2) === 0) columns.push('sequence');
  if (group !== 'caption') columns.push('group');
  columns.push(...EXTRAS.filter(() => random.below(2) === 0));
  for (let last = columns.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [columns[last], columns[other]] = [columns[other] as Column, columns[last] as Column];
  }
  return columns;
}

function titles(random: Random): LaidCell[][] {
  const all: LaidCell[][] = [['柳河村人口花名册'], ['填报单位:柳河村', undefined, '填报时间:2026.3.5'], []];
  return all.slice(0, random.below(4));
}

interface Line {
  household: VillageHousehold;
  villager: Villager;
  nth: number;
  number: number;
  /** Of its group. */
  isFirst: boolean;
}

function cellOf(column: Column, line: Line, ways: Ways): LaidCell {
  const { household, villager, nth, number } = line;
  const once = (value: string | number): LaidCell =>
    nth === 0 ? { value, rows: household.members.length } : undefined;
  switch (column) {
    case 'headName': {
      const head = household.members[0]?.cells.name as string;
      if (ways.household === 'headMerged') return once(head);
      return ways.household === 'headRepeated' || nth === 0 ? head : undefined;
    }
    case 'householdNumber':
      if (ways.household === 'numberMerged') return once(household.number);
      return ways.household === 'number' || nth === 0 ? household.number : undefined;
    case 'sequence':
      return ways.household === 'sequenceMerged' ? once(household.number) : number;
    case 'group': {
      const word = ways.groupWord(household.group);
      if (ways.group === 'merged') return once(word);
      return ways.group === 'each' || line.isFirst ? word : undefined;
    }
    case 'address':
      return nth === 0 ? household.address : undefined;
    case 'age':
      return String(2026 - Number(villager.birth.slice(0, 4)));
    case 'bank':
      return `6217${String(10 ** 14 + number * 7919)}`;
    case 'marriage':
      return '已婚';
    case 'name':
    case 'id':
    case 'sex':
    case 'birth':
    case 'phone':
    case 'note':
      return villager.cells[column];
    default:
      return villager[column];
  }
}
