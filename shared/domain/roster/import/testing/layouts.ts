import type { Value, Village, VillageHousehold, Villager } from './village.ts';

/** A cell of a sheet to be written; `rows` and `columns` say how many it is merged over. */
export type LaidCell = Value | undefined | { value: Value; rows?: number; columns?: number };
export interface LaidSheet {
  name: string;
  rows: LaidCell[][];
}

/** A village's roster as one clerk lays it out, and what the check must find beside the village's own figures. */
export interface Layout {
  title: string;
  sheets: LaidSheet[];
  subtotalRows: number;
  secondSheetPeople: number;
  /** The form has no dates of birth that an ID number could contradict. */
  withoutBirths?: true;
  /** Whose sex the form gives and an ID number contradicts, where it is not everybody's. */
  sexContradictsId?: number;
  /** Of those who are noted to have died, so many whose note the form has no place for. */
  notDeceased?: number;
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function groupName(group: number): string {
  return `第${NUMERALS[group]}村民小组`;
}

interface Line {
  household: VillageHousehold;
  villager: Villager;
  /** 0 for the head. */
  nth: number;
  /** From 1 over the whole roster. */
  number: number;
}

function linesOf(village: Village): Line[] {
  let number = 0;
  return village.households.flatMap((household) =>
    household.members.map((villager, nth) => {
      number += 1;
      return { household, villager, nth, number };
    }),
  );
}

/** Lines of each group in turn, with what stands before and after them. */
function byGroup(village: Village, write: (lines: Line[], group: number) => LaidCell[][]): LaidCell[][] {
  const lines = linesOf(village);
  return Array.from({ length: village.groups }, (_, index) =>
    write(
      lines.filter(({ household }) => household.group === index + 1),
      index + 1,
    ),
  ).flat();
}

function merged({ household, nth }: Line, value: Value): LaidCell {
  return nth === 0 ? { value, rows: household.members.length } : undefined;
}

const headOf = ({ household }: Line) => household.members[0]?.cells.name as string;

function migrantsSheet(village: Village, name: string): LaidSheet {
  return {
    name,
    rows: [
      ['姓名', '性别', '身份证号', '电话', '户籍所在地', '现住址', '来村时间'],
      ...village.migrants.map(({ cells }) => [
        cells.name,
        cells.sex,
        cells.id,
        cells.phone,
        '河南省周口市',
        '柳河村3组',
        '2020.5',
      ]),
    ],
  };
}

const REMARKS: LaidSheet = {
  name: '填表说明',
  rows: [['1. 本表由村(社区)文明实践站填写;'], ['2. 身份证号码须与户口簿一致。']],
};

/** Title, date line, captions over the header, households merged, a subtotal a group, signatures, three sheets. */
function official(village: Village): Layout {
  const header = ['序号', '组别', '户主姓名', '姓名', '与户主关系', '性别', '民族', '身份证号码', '出生日期'];
  const rows = byGroup(village, (lines, group) => [
    ...lines.map((line) => [
      line.number,
      merged(line, `${group}组`),
      merged(line, headOf(line)),
      line.villager.cells.name,
      line.villager.relation,
      line.villager.cells.sex,
      line.villager.ethnicity,
      line.villager.cells.id,
      line.villager.cells.birth,
      line.villager.education,
      line.villager.politicalStatus,
      line.villager.cells.phone,
      merged(line, line.household.address),
      line.villager.cells.note,
    ]),
    [undefined, `${group}组小计`, undefined, `${lines.length}人`],
  ]);
  return {
    title: 'the official form',
    sheets: [
      {
        name: '户籍人口',
        rows: [
          [{ value: '柳河村户籍人口花名册(2026年)', columns: 14 }],
          ['填报单位:柳河村村民委员会', ...Array(7), '填报时间:2026.3.5'],
          [undefined, undefined, undefined, '基本信息', ...Array(7), '联系方式'],
          [...header, '文化程度', '政治面貌', '联系电话', '家庭住址', '备注'],
          ...rows,
          ['填表人:', ...Array(3), '审核人:', ...Array(3), '单位负责人:'],
        ],
      },
      migrantsSheet(village, '流动人口'),
      REMARKS,
    ],
    subtotalRows: village.groups,
    secondSheetPeople: village.migrants.length,
  };
}

/** Other words, another order, no title, nothing merged: the head's name and the group on every row. */
function repeatedHeads(village: Village): Layout {
  const rows = linesOf(village).map((line) => [
    line.villager.cells.id,
    line.villager.cells.name,
    line.villager.cells.phone,
    headOf(line),
    line.villager.relation,
    groupName(line.household.group),
    line.villager.cells.note,
    line.villager.cells.birth,
    line.villager.cells.sex,
    line.household.address,
  ]);
  return {
    title: 'the head on every row',
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['公民身份号码', '成员姓名', '手机号', '户主', '家庭关系', '所属小组', '备考', '出生年月日', '性 别', '门牌'],
          ...rows,
          ['合 计', undefined, undefined, undefined, `${rows.length}人`],
        ],
      },
    ],
    subtotalRows: 1,
    secondSheetPeople: 0,
  };
}

/** A header over two rows whose captions say whose the columns are, and a household number on every row. */
function captionedHeader(village: Village): Layout {
  const rows = linesOf(village).map((line) => [
    line.household.number,
    headOf(line),
    line.household.members[0]?.idNumber,
    line.household.group,
    line.villager.cells.name,
    line.villager.cells.sex,
    line.villager.cells.id,
    line.villager.relation,
    line.villager.cells.birth,
    line.villager.cells.note,
  ]);
  return {
    title: 'captions over a two-row header',
    sheets: [
      {
        name: '人口台账',
        rows: [
          [{ value: '柳河村家庭人口信息采集表', columns: 10 }],
          [
            { value: '户编号', rows: 2 },
            { value: '户主信息', columns: 2 },
            undefined,
            { value: '村民小组', rows: 2 },
            { value: '家庭成员情况', columns: 5 },
            ...Array(4),
            { value: '备注', rows: 2 },
          ],
          [undefined, '姓名', '身份证号', undefined, '姓名', '性别', '身份证号', '与户主\n关系', '出生日期'],
          ...rows,
        ],
      },
    ],
    subtotalRows: 0,
    secondSheetPeople: 0,
  };
}

const PAGE_LINES = 30;

/** Groups announced between the lines, the header again on each page with a page's subtotal; heads begin households. */
function pagedByGroup(village: Village): Layout {
  const header = ['编号', '姓  名', '称谓', '性别', '证件号码', '出生年月', '联系方式', '住址', '情况说明'];
  let pages = 0;
  const rows = byGroup(village, (lines, group) => {
    const laid: LaidCell[][] = [[`${groupName(group)}（共${lines.length}人）`]];
    for (const [index, line] of lines.entries()) {
      if (index % PAGE_LINES === 0) laid.push(header);
      const { villager, household } = line;
      const { name, sex, id, birth, phone, note } = villager.cells;
      laid.push([
        index + 1,
        name,
        villager.relation,
        sex,
        id,
        birth,
        phone,
        line.nth === 0 ? household.address : '',
        note,
      ]);
      if (index % PAGE_LINES !== PAGE_LINES - 1 && index !== lines.length - 1) continue;
      laid.push(['本页小计', `${(index % PAGE_LINES) + 1}人`], []);
      pages += 1;
    }
    return laid;
  });
  return {
    title: 'groups as captions, pages with headers and subtotals',
    sheets: [{ name: '花名册', rows: [['柳河村村民花名册'], ...rows, ['制表人：王会计', undefined, '审核：']] }],
    subtotalRows: pages,
    secondSheetPeople: 0,
  };
}

/** A sheet a group, named after it; the number in front counts households and is merged over each. */
function sheetPerGroup(village: Village): Layout {
  const lines = linesOf(village);
  const sheets = Array.from({ length: village.groups }, (_, index): LaidSheet => {
    const own = lines.filter(({ household }) => household.group === index + 1);
    return {
      name: `${NUMERALS[index + 1]}组`,
      rows: [
        ['序号', '成员名字', '关系', '身份证', '民族', '性别', '学历', '电话', '备注'],
        ...own.map((line) => [
          merged(line, line.household.number),
          line.villager.cells.name,
          line.villager.relation,
          line.villager.cells.id,
          line.villager.ethnicity,
          line.villager.cells.sex,
          line.villager.education,
          line.villager.cells.phone,
          line.villager.cells.note,
        ]),
        ['总计', `${own.length}人`],
      ],
    };
  });
  return {
    title: 'a sheet for each group, without dates of birth',
    sheets: [...sheets, migrantsSheet(village, '外来人员')],
    subtotalRows: village.groups,
    secondSheetPeople: village.migrants.length,
    withoutBirths: true,
  };
}

/** No header at all; blank rows between households. */
function headless(village: Village): Layout {
  const rows = linesOf(village).flatMap((line) => [
    ...(line.nth === 0 && line.number > 1 ? [[]] : []),
    [
      line.nth === 0 ? headOf(line) : '',
      line.villager.cells.name,
      line.villager.relation,
      line.villager.cells.sex,
      line.villager.cells.id,
      line.villager.cells.birth,
      line.villager.cells.phone,
      line.nth === 0 ? `${line.household.group}组` : '',
      line.villager.cells.note,
    ],
  ]);
  return { title: 'no header', sheets: [{ name: 'Sheet1', rows }], subtotalRows: 0, secondSheetPeople: 0 };
}

/** Columns that look like others (bank accounts, guardians, cards with ID numbers), and sheets that repeat people. */
function misleading(village: Village): Layout {
  const lines = linesOf(village);
  const rows = lines.map((line) => [
    line.number,
    '61708010000012345678',
    '王建国',
    '13900000000',
    line.household.members[0]?.idNumber,
    line.villager.idNumber,
    merged(line, line.household.group),
    merged(line, headOf(line)),
    line.villager.cells.name,
    line.villager.relation,
    line.villager.cells.sex,
    String(2026 - Number(line.villager.birth.slice(0, 4))),
    line.villager.cells.id,
    line.villager.cells.birth,
    line.villager.cells.note,
  ]);
  const members = lines.filter(({ villager }) => villager.politicalStatus === '中共党员');
  return {
    title: 'misleading columns and extracts',
    sheets: [
      REMARKS,
      migrantsSheet(village, '流入人口'),
      {
        name: '党员名册',
        rows: [
          ['姓名', '性别', '身份证号', '入党时间'],
          ...members.map(({ villager }) => [villager.cells.name, villager.cells.sex, villager.idNumber, '2001.7']),
        ],
      },
      {
        name: '2026',
        rows: [
          [
            '序号',
            '银行账号',
            '监护人姓名',
            '监护人电话',
            '户主身份证号',
            '社保卡号',
            '网格',
            '户主',
            '姓名',
            '与户主关系',
            '性别',
            '年龄',
            '身份证号',
            '出生日期',
            '备注',
          ],
          ['例', undefined, undefined, undefined, undefined, undefined, '1', '张三', '张三', '户主', '男'],
          ...rows,
        ],
      },
    ],
    subtotalRows: 0,
    secondSheetPeople: village.migrants.length,
  };
}

/** Household numbers that begin anew in each group, on the first row alone; the group on the first row of a group. */
function restartingNumbers(village: Village): Layout {
  const rows = byGroup(village, (lines, group) => {
    let household = 0;
    return [
      ...lines.map((line, index) => {
        if (line.nth === 0) household += 1;
        const { cells, relation } = line.villager;
        return [
          index === 0 ? `${group}队` : '',
          line.nth === 0 ? household : '',
          relation,
          cells.name,
          cells.birth,
          cells.sex,
          cells.id,
          cells.note,
        ];
      }),
      [`共计${lines.length}人`],
    ];
  });
  return {
    title: 'household numbers that begin anew in each group',
    sheets: [
      {
        name: '户口册',
        rows: [['生产队', '户号', '与户主的关系', '姓名', '出生', '性别', '身份证件号码', '备注'], ...rows],
      },
    ],
    subtotalRows: village.groups,
    secondSheetPeople: 0,
  };
}

/** The head under 户主 alone, the others under 家庭成员; the group is only in the address. */
function headApart(village: Village): Layout {
  const rows = linesOf(village).map(({ villager, household, nth }) => [
    household.address,
    nth === 0 ? villager.cells.name : '',
    nth === 0 ? '' : villager.cells.name,
    nth === 0 ? '' : villager.relation,
    villager.cells.id,
    villager.cells.sex,
    villager.cells.birth,
    villager.cells.note,
  ]);
  return {
    title: 'the head apart, the group in the address',
    sheets: [
      { name: '户册', rows: [['家庭地址', '户主', '家庭成员', '关系', '身份证号', '性别', '生日', '备注'], ...rows] },
    ],
    subtotalRows: 0,
    secondSheetPeople: 0,
  };
}

/** Every layout of one village. */
export function layoutsOf(village: Village): Layout[] {
  return [
    official(village),
    repeatedHeads(village),
    captionedHeader(village),
    pagedByGroup(village),
    sheetPerGroup(village),
    headless(village),
    misleading(village),
    restartingNumbers(village),
    headApart(village),
  ];
}
