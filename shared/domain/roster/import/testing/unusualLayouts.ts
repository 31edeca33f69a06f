import type { LaidCell, LaidSheet, Layout } from './layouts.ts';
import type { Village, VillageHousehold, Villager } from './village.ts';

/** Rosters that are no plain list: tables beside and below one another, households in rows and under lines. */
export function unusualLayoutsOf(village: Village): Layout[] {
  return [
    sideBySide(village, 0),
    sideBySide(village, 1),
    numberedMembers(village),
    repeatedMembers(village),
    namedRelatives(village),
    householdLines(village),
    headsInLines(village),
    linesUnderHeader(village),
    otherColumnsBelow(village),
    migrantsBelow(village),
    migrantsBeside(village),
    officersAbove(village),
    tallHeader(village),
    restartingSequence(village),
    headerOnLaterPages(village),
  ];
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const groupName = (group: number) => `第${NUMERALS[group]}村民小组`;

function layout(title: string, sheet: LaidSheet, figures: Partial<Layout> = {}): Layout {
  return { title, sheets: [sheet], subtotalRows: 0, secondSheetPeople: 0, ...figures };
}

function ofGroup({ households }: Village, group: number): VillageHousehold[] {
  return households.filter((household) => household.group === group);
}

const PLAIN = ['序号', '姓名', '与户主关系', '性别', '身份证号码', '出生日期', '备注'];

function plainRow({ cells, relation }: Villager, number: number): LaidCell[] {
  return [number, cells.name, relation, cells.sex, cells.id, cells.birth, cells.note];
}

function plainRows(households: readonly VillageHousehold[]): LaidCell[][] {
  return households.flatMap(({ members }) => members).map((villager, index) => plainRow(villager, index + 1));
}

function beside(left: LaidCell[][], right: LaidCell[][], from: number): LaidCell[][] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const row = left[index] ?? [];
    const padding = Array<LaidCell>(Math.max(0, from - row.length));
    return right[index] ? [...row, ...padding, ...(right[index] as LaidCell[])] : row;
  });
}

/** Every second group on the right, with `gap` empty columns between, the group's name over each half. */
function sideBySide(village: Village, gap: number): Layout {
  const half = (group: number): LaidCell[][] =>
    group > village.groups ? [] : [[groupName(group)], PLAIN, ...plainRows(ofGroup(village, group)), ['小计']];
  const sheets = Array.from({ length: Math.ceil(village.groups / 2) }, (_, nth): LaidSheet => {
    const group = nth * 2 + 1;
    const rows = beside(half(group), half(group + 1), PLAIN.length + gap);
    return { name: `第${nth + 1}页`, rows: [['柳河村户籍人口花名册'], ...rows] };
  });
  const title = `two groups side by side${gap > 0 ? ', a column between' : ''}`;
  return { title, sheets, subtotalRows: village.groups, secondSheetPeople: 0 };
}

function largest({ households }: Village): number {
  return Math.max(...households.map(({ members }) => members.length));
}

function membersFrom(
  first: number,
  count: number,
  { members }: VillageHousehold,
  write: (one: Villager) => LaidCell[],
) {
  return Array.from({ length: count }, (_, nth) => {
    const villager = members[nth + first];
    return villager ? write(villager) : Array<LaidCell>(write(members[0] as Villager).length);
  }).flat();
}

/** A household a row, the head first, then 成员1姓名 and so on. */
function numberedMembers(village: Village): Layout {
  const count = largest(village) - 1;
  const header = Array.from({ length: count }, (_, nth) =>
    ['姓名', '与户主关系', '性别', '身份证号', '备注'].map((word) => `成员${nth + 1}${word}`),
  ).flat();
  const rows = village.households.map((household) => {
    const { cells } = household.members[0] as Villager;
    return [
      `${household.group}组`,
      household.number,
      cells.name,
      cells.sex,
      cells.id,
      cells.phone,
      cells.note,
      household.address,
      ...membersFrom(1, count, household, (one) => [
        one.cells.name,
        one.relation,
        one.cells.sex,
        one.cells.id,
        one.cells.note,
      ]),
    ];
  });
  const own = ['组别', '户号', '户主姓名', '户主性别', '户主身份证号', '户主电话', '备注', '家庭住址'];
  return layout(
    'a household a row, members numbered',
    { name: '户表', rows: [['柳河村农户信息表'], [...own, ...header], ...rows, ['合计', `${rows.length}户`]] },
    { subtotalRows: 1, withoutBirths: true },
  );
}

/** A household a row, everybody under the same words; captions say who. */
function repeatedMembers(village: Village): Layout {
  const count = largest(village);
  const words = ['姓名', '关系', '性别', '身份证号码', '出生年月', '情况'];
  const captions = Array.from({ length: count }, (_, nth) => [
    { value: `家庭成员${NUMERALS[nth + 1]}`, columns: words.length },
    ...Array<LaidCell>(words.length - 1),
  ]).flat();
  const rows = village.households.map((household) => [
    household.number,
    household.members[0]?.cells.name,
    groupName(household.group),
    household.members.length,
    ...membersFrom(0, count, household, ({ cells, relation }) => [
      cells.name,
      relation,
      cells.sex,
      cells.id,
      cells.birth,
      cells.note,
    ]),
  ]);
  const own: LaidCell[] = ['户号', '户主', '所在组', '人数'];
  return layout('a household a row, captions over its members', {
    name: 'Sheet1',
    rows: [
      ['柳河村家庭情况'],
      [...own.map((value) => ({ value: value as string, rows: 2 })), ...captions],
      [...Array<LaidCell>(own.length), ...Array.from({ length: count }, () => words).flat()],
      ...rows,
    ],
  });
}

/** A household a row without captions: the words of a member over and over. */
function namedRelatives(village: Village): Layout {
  const count = largest(village) - 1;
  const words = ['与户主关系', '姓名', '身份证号', '备注'];
  const rows = village.households.map((household) => {
    const { cells } = household.members[0] as Villager;
    return [
      household.number,
      `${household.group}`,
      cells.name,
      cells.sex,
      cells.id,
      cells.note,
      ...membersFrom(1, count, household, (one) => [
        one.relation,
        one.cells.name,
        one.cells.id,
        [one.cells.note, one.cells.sex === one.sex ? '' : '性别错'].filter(Boolean).join('、'),
      ]),
    ];
  });
  const heads = village.households.filter(({ members }) => members[0]?.cells.sex !== members[0]?.sex);
  return layout(
    'a household a row, the words of a member repeated',
    {
      name: '台账',
      rows: [
        [
          '户编号',
          '村民小组',
          '户主',
          '性别',
          '身份证号码',
          '备注',
          ...Array.from({ length: count }, () => words).flat(),
        ],
        ...rows,
      ],
    },
    { withoutBirths: true, sexContradictsId: heads.length },
  );
}

/** A line with the household's head, number and address above its members, the header again under each. */
function householdLines(village: Village): Layout {
  const rows = village.households.flatMap((household) => {
    const head = household.members[0]?.cells.name;
    return [
      [
        `户主：${head}`,
        undefined,
        `户号：${household.number}`,
        `住址：${household.address}`,
        `人口：${household.members.length}`,
      ],
      PLAIN,
      ...household.members.map((villager, index) => plainRow(villager, index + 1)),
    ];
  });
  return layout('a line above the members of each household', {
    name: '户籍',
    rows: [['柳河村户口簿'], ...rows, ['制表：张某']],
  });
}

/** The head in the line alone, with the number; the members below have no relation. Groups as captions. */
function headsInLines(village: Village): Layout {
  const rows = Array.from({ length: village.groups }, (_, index) => [
    [`${NUMERALS[index + 1]}组`],
    ...ofGroup(village, index + 1).flatMap(({ members: [head, ...others], number }) => {
      const id = head?.cells.id;
      const keeps = typeof id === 'string' && id !== '';
      const written = [`第${number}户`, '户主', head?.cells.name, ...(keeps ? ['身份证号', id] : [])];
      return [
        keeps ? written : [`第${number}户 户主:${head?.cells.name}`],
        ...(keeps ? others : [head as Villager, ...others]).map(({ cells }) => [
          cells.name,
          cells.id,
          '13900001234',
          cells.note,
        ]),
      ];
    }),
  ]).flat();
  const heads = village.households.map(({ members }) => members[0] as Villager);
  const numbered = heads.filter(({ cells }) => typeof cells.id === 'string' && cells.id !== '');
  const deceased = numbered.filter(({ cells }) => cells.note.includes('已故')).length;
  return layout(
    'the head in a line of its own',
    { name: '家庭', rows: [['姓名', '身份证号', '电话', '备注'], ...rows] },
    { withoutBirths: true, sexContradictsId: 0, notDeceased: deceased },
  );
}

/** Number, head and address in a line under the table's own header, the members below leave those columns empty. */
function linesUnderHeader(village: Village): Layout {
  const rows = village.households.flatMap((household) => [
    [household.number, household.members[0]?.cells.name, household.address, '', '', '', '', ''],
    ...household.members.map(({ cells }) => ['', '', '', cells.name, cells.sex, cells.id, cells.birth, cells.note]),
  ]);
  return layout('the household in a line under the header', {
    name: '花名册',
    rows: [['户号', '户主', '住址', '姓名', '性别', '身份证号', '生日', '备注'], ...rows],
  });
}

/** Each group below the last, every second with other columns in another order. */
function otherColumnsBelow(village: Village): Layout {
  const rows = Array.from({ length: village.groups }, (_, index): LaidCell[][] => {
    const households = ofGroup(village, index + 1);
    if (index % 2 === 0) return [[`${NUMERALS[index + 1]}组花名册`], PLAIN, ...plainRows(households), ['小计'], []];
    const members = households.flatMap((household) => household.members.map((one) => ({ one, household })));
    return [
      [`${NUMERALS[index + 1]}组名单`],
      ['公民身份号码', '户主姓名', '姓 名', '性 别', '出生', '民族', '家庭关系', '情况说明'],
      ...members.map(({ one: { cells, ethnicity, relation }, household }) => [
        cells.id,
        household.members[0]?.cells.name,
        cells.name,
        cells.sex,
        cells.birth,
        ethnicity,
        relation,
        cells.note,
      ]),
      ['', '小计', `${members.length}人`],
    ];
  }).flat();
  return layout('other columns lower in the sheet', { name: 'Sheet1', rows }, { subtotalRows: village.groups });
}

const OF_MIGRANTS = ['序号', '姓名', '性别', '身份证号', '户籍地', '现住址', '来村时间'];

function migrantRows({ migrants }: Village): LaidCell[][] {
  return migrants.map(({ cells }, index) => [
    index + 1,
    cells.name,
    cells.sex,
    cells.id,
    '河南省周口市',
    '柳河村3组',
    '2020.5',
  ]);
}

function withGroups(village: Village): LaidCell[][] {
  return village.households.flatMap(({ group, members }) =>
    members.map((one, nth) => [nth === 0 ? `${group}组` : '', ...plainRow(one, nth + 1)]),
  );
}

function migrantsBelow(village: Village): Layout {
  return layout(
    'migrants under the roster',
    {
      name: '人口',
      rows: [
        ['一、户籍人口'],
        ['组别', ...PLAIN],
        ...withGroups(village),
        [],
        ['二、流动人口'],
        OF_MIGRANTS,
        ...migrantRows(village),
        ['填表人：李某'],
      ],
    },
    { secondSheetPeople: village.migrants.length },
  );
}

function migrantsBeside(village: Village): Layout {
  const left: LaidCell[][] = [['户籍人口'], ['组别', ...PLAIN], ...withGroups(village)];
  const right: LaidCell[][] = [['流动人口'], OF_MIGRANTS, ...migrantRows(village)];
  return layout(
    'migrants beside the roster',
    { name: '人口', rows: beside(left, right, PLAIN.length + 2) },
    { secondSheetPeople: village.migrants.length },
  );
}

/** A short list of the village's officers, with phones, stands above the roster. */
function officersAbove(village: Village): Layout {
  const officers = village.households
    .slice(0, 4)
    .map(({ members }, index) => [
      ['书记', '主任', '会计', '妇联主席'][index],
      members[0]?.cells.name,
      `1390000000${index}`,
    ]);
  return layout('a list of officers above the roster', {
    name: '柳河村',
    rows: [
      ['柳河村基本情况'],
      ['职务', '姓名', '联系电话'],
      ...officers,
      [],
      ['村民花名册'],
      ['组别', ...PLAIN],
      ...withGroups(village),
    ],
  });
}

/** A header over three rows, and the same line of column numbers that printed forms have. */
function tallHeader(village: Village): Layout {
  const rows = village.households.flatMap((household) =>
    household.members.map(({ cells, relation }, nth) => [
      nth === 0 ? { value: household.number, rows: household.members.length } : undefined,
      `${household.group}`,
      cells.name,
      relation,
      cells.sex,
      cells.id,
      cells.birth,
      cells.note,
    ]),
  );
  return layout('a header over three rows', {
    name: 'Sheet1',
    rows: [
      [{ value: '柳河村人口信息采集表', columns: 8 }],
      ['户序号', '组号', { value: '家庭成员', columns: 5 }, ...Array<LaidCell>(4), '备注'].map((cell) =>
        typeof cell === 'string' ? { value: cell, rows: 3 } : cell,
      ),
      [
        undefined,
        undefined,
        { value: '基本情况', columns: 3 },
        undefined,
        undefined,
        { value: '证件', columns: 2 },
        undefined,
      ],
      [undefined, undefined, '姓名', '关系', '性别', '证件号码', '出生日期'],
      ['甲', '乙', '1', '2', '3', '4', '5', '6'],
      ...rows,
    ],
  });
}

/** Nothing tells households apart but the numbers in front, which begin anew with each. */
function restartingSequence(village: Village): Layout {
  const rows = village.households.flatMap(({ group, members }) =>
    members.map(({ cells }, nth) => [group, nth + 1, cells.name, cells.sex, cells.id, cells.birth, cells.note]),
  );
  return layout('numbers that begin anew in each household', {
    name: '名册',
    rows: [['村民小组', '序号', '姓名', '性别', '身份证号', '出生年月', '备注'], ...rows],
  });
}

/** The first page lost its header; it stands again in the middle of the people. */
function headerOnLaterPages(village: Village): Layout {
  const rows = withGroups(village);
  return layout('a header on the second page only', {
    name: '打印',
    rows: [...rows.slice(0, 25), ['组别', ...PLAIN], ...rows.slice(25)],
  });
}
