import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../idNumber.ts';
import type { ColumnUse } from './columnUse.ts';
import { figuresOf } from './figures.ts';
import { finish, type RosterChoices, type RosterReading, readRoster } from './roster.ts';
import type { LaidCell, LaidSheet } from './testing/layouts.ts';
import { workbookOf } from './testing/tables.ts';

function idOf(digits: string): string {
  return digits + checkCharacter(digits);
}

const LAN_YU = idOf('99020419890815488');
const FEI_FU = idOf('99022119861001201');
const YAN_SHI = idOf('99040319900103298');

const HEADER = ['组别', '户主姓名', '姓名', '与户主关系', '性别', '身份证号', '出生日期', '联系电话', '备注'];
const FAMILY: LaidCell[][] = [
  ['1组', '孔兰玉', '孔兰玉', '户主', '女', LAN_YU, '1989-08-15', '18802143973', ''],
  ['', '', '文飞福', '配偶', '男', FEI_FU, '1986.10.1', '', '外出务工'],
  ['', '', '孔 艳诗', '姐妹', '女', YAN_SHI, '19900103', '', ''],
];

function read(rows: LaidCell[][], choices?: RosterChoices): RosterReading {
  return finish(readRoster(workbookOf({ name: '户籍人口', rows }), choices));
}

function readSheets(...sheets: Parameters<typeof workbookOf>): RosterReading {
  return finish(readRoster(workbookOf(...sheets)));
}

function usesOf(reading: RosterReading): ColumnUse[] {
  return reading.tables[0]?.columns.map(({ use }) => use) ?? [];
}

/** Reasons with their rows, such as `7 idMissing`. */
function problemsOf(reading: RosterReading): string[] {
  return reading.problems.map(({ row, reason }) => `${row} ${reason}`);
}

describe('a family', () => {
  it('is read as its members in one household', () => {
    const { people, households, problems } = read([['柳河村花名册'], HEADER, ...FAMILY]);
    expect(problems).toEqual([]);
    expect(people.map(({ name, sex, birthDate, relation, row }) => [name, sex, birthDate, relation, row])).toEqual([
      ['孔兰玉', '2', '1989-08-15', '户主', 3],
      ['文飞福', '1', '1986-10-01', '配偶', 4],
      ['孔艳诗', '2', '1990-01-03', '姐妹', 5],
    ]);
    expect(households).toMatchObject([{ villagersGroup: '1组', headName: '孔兰玉', head: 0, members: [0, 1, 2] }]);
    expect(people[1]).toMatchObject({
      id: { idNumber: FEI_FU },
      note: '外出务工',
      status: 'living',
      residence: 'registered',
    });
  });

  it('gets what its ID numbers say where the columns say nothing', () => {
    const rows = FAMILY.map((row) => row.with(4, '').with(6, ''));
    expect(read([HEADER, ...rows]).people.map(({ sex, birthDate }) => [sex, birthDate])).toEqual([
      ['2', '1989-08-15'],
      ['1', '1986-10-01'],
      ['2', '1990-01-03'],
    ]);
  });

  it.each<[string, number, LaidCell, string, string]>([
    ['an ID number missing', 5, '', 'idMissing', 'missing'],
    ['one that lost its digits', 5, 990221198610012000, 'idLostPrecision', 'lostPrecision'],
    ['an old short one', 5, '990221861001201', 'idWrongLength', 'wrongLength'],
    ['a wrong check digit', 5, `${FEI_FU.slice(0, 17)}5`, 'idChecksumBad', 'checksumBad'],
    ['an impossible day of birth', 5, idOf('99022119861301201'), 'idBirthImpossible', 'birthImpossible'],
    ["another's number", 5, LAN_YU, 'idDuplicate', 'duplicate'],
  ])('with %s is imported and marked', (_, column, value, reason, idProblem) => {
    const rows = FAMILY.map((row, index) => (index === 1 ? row.with(column, value).with(4, '').with(6, '') : row));
    const reading = read([HEADER, ...rows]);
    expect(problemsOf(reading)).toEqual([`3 ${reason}`]);
    expect(reading.people).toHaveLength(3);
    expect(reading.people[1]?.idProblem).toBe(idProblem);
  });

  it.each<[string, number, LaidCell, string[]]>([
    ['another sex', 4, '女', ['3 sexContradictsId']],
    ['a sex that is none', 4, '未', ['3 sexUnreadable']],
    ['another date of birth', 6, '1986-10-02', ['3 birthContradictsId']],
    ['half a date that contradicts', 6, '1986.11', ['3 birthContradictsId', '3 birthIncomplete']],
    ['half a date', 6, '1986.10', []],
    ['an unreadable date', 6, '虎年', ['3 birthUnreadable']],
    ['a phone too short', 7, '1880214397', ['3 phoneUnreadable']],
    ['a phone that lost its digits', 7, '1.88E+10', ['3 phoneLostDigits']],
    ['a line too long', 8, '字'.repeat(300), ['3 tooLong']],
  ])('with %s tells so', (_, column, value, problems) => {
    const rows = FAMILY.map((row, index) => (index === 1 ? row.with(column, value) : row));
    expect(problemsOf(read([HEADER, ...rows]))).toEqual(problems);
  });

  it('names where a number stood first', () => {
    const twin = FAMILY[0]?.with(1, '').with(3, '子') as LaidCell[];
    expect(read([HEADER, ...FAMILY, twin]).problems).toMatchObject([
      { row: 5, reason: 'idDuplicate', shown: LAN_YU, first: { sheet: '户籍人口', row: 2 } },
    ]);
  });

  it('leaves out a row without a name, and tells', () => {
    const nameless = FAMILY[1]?.with(2, '') as LaidCell[];
    const reading = read([HEADER, ...FAMILY.with(1, nameless)]);
    expect(problemsOf(reading)).toEqual(['3 nameMissing']);
    expect(reading.people).toHaveLength(2);
  });

  it('without a head is told', () => {
    const rows = FAMILY.map((row) => (row[3] === '户主' ? row.with(2, '孔玉').with(3, '子') : row));
    expect(problemsOf(read([HEADER, ...rows]))).toEqual(['2 headMissing']);
  });

  it('keeps the day of a head who died', () => {
    const rows = FAMILY.map((row) => (row[3] === '户主' ? row.with(3, '户主（已故）') : row));
    expect(read([HEADER, ...rows])).toMatchObject({
      people: [{ status: 'deceased' }, {}, {}],
      households: [{ head: 0 }],
    });
  });
});

describe('households', () => {
  const members = (rows: LaidCell[][]) =>
    read([HEADER, ...rows]).households.map((household) => household.members.length);
  const person = (head: string, name: string, relation: string): LaidCell[] => ['1组', head, name, relation, '男'];

  it('with heads of one name in one group stay apart', () => {
    const repeated = ['户主', '子', '户主', '女'].map((relation, n) =>
      person('王强', n % 2 ? '王小' : '王强', relation),
    );
    expect(members(repeated)).toEqual([2, 2]);
    expect(members([person('王强', '王强', '户主'), person('', '王小', '子'), person('王强', '王强', '户主')])).toEqual(
      [2, 1],
    );
  });

  it('without relations begin with each row that bears the name of its head', () => {
    expect(members(['王强', '王小', '王强', '王大'].map((name) => person('王强', name, '')))).toEqual([2, 2]);
  });

  it('sorted by something else are put together again by what is repeated', () => {
    const rows = [
      person('王强', '王小', '子'),
      person('李明', '李明', '户主'),
      person('王强', '王强', '户主'),
      person('李明', '李小', '女'),
    ];
    expect(members(rows)).toEqual([2, 2]);
  });

  it('begin with each head where nothing else is said, also after people without one', () => {
    expect(
      members(['子', '户主', '女', '户主'].map((relation, n) => person('', `王${'大小新红'[n]}`, relation))),
    ).toEqual([1, 2, 1]);
    expect(members([person('王强', '王小', '子'), person('', '王强', '户主'), person('李明', '李明', '户主')])).toEqual(
      [2, 1],
    );
  });

  it('keep a member who was added below the merged cells', () => {
    const rows: LaidCell[][] = [
      ['1组', { value: '王强', rows: 2 }, '王强', '户主', '男'],
      ['1组', undefined, '王小', '子', '男'],
      ['1组', undefined, '王新', '孙子', '男'],
      ['1组', { value: '李明', rows: 2 }, '李明', '户主', '男'],
      ['1组', undefined, '李小', '子', '男'],
    ];
    expect(members(rows)).toEqual([3, 2]);
  });

  it('are none where the sheet says nothing about them', () => {
    const { people, households } = read([
      ['姓名', '性别', '身份证号'],
      ['孔兰玉', '女', LAN_YU],
    ]);
    expect([people.length, households.length]).toEqual([1, 0]);
  });
});

describe('tables on one sheet', () => {
  const LIST = ['姓名', '性别', '身份证号'];
  const one: LaidCell[] = ['孔兰玉', '女', LAN_YU];
  const other: LaidCell[] = ['文飞福', '男', FEI_FU];
  const parted = (rows: LaidCell[][]) =>
    read(rows).tables.map(({ rows: { first, last }, people }) => [first, last, people]);

  it('beside one another are read one by one, in their own columns', () => {
    const reading = read([
      ['一组', '', '', '二组'],
      [...LIST, ...LIST],
      [...one, ...other],
    ]);
    expect(reading.people.map(({ name, villagersGroup, row }) => [name, villagersGroup, row])).toEqual([
      ['孔兰玉', '一组', 3],
      ['文飞福', '二组', 3],
    ]);
    expect(reading.tables[1]?.columns[3]).toMatchObject({ letters: 'D', use: 'name' });
  });

  it('below one another with other columns are parted, with the same ones they are one', () => {
    expect(parted([LIST, one, ['二组'], ['身份证号', '姓 名', '性别'], [FEI_FU, '文飞福', '男']])).toEqual([
      [1, 2, 1],
      [3, 5, 1],
    ]);
    expect(parted([LIST, one, LIST, other])).toEqual([[1, 4, 2]]);
  });

  it('are corrected each for itself', () => {
    const rows = [
      [...LIST, '', ...LIST],
      [...one, '', ...other],
    ];
    expect(read(rows, { 1: { role: 'migrants' } }).people.map(({ residence }) => residence)).toEqual([
      'registered',
      'migrant',
    ]);
  });
});

describe('hamlets', () => {
  const rows = (...groups: [hamlet: string, group: string][]): LaidCell[][] => [
    ['自然村', '组', '姓名', '性别'],
    ...groups.map(([hamlet, group]) => [hamlet, group, '孔兰玉', '女']),
  ];
  const groupsOf = (reading: RosterReading) => reading.people.map(({ villagersGroup }) => villagersGroup);

  it('with groups of the same number have groups of their own', () => {
    const reading = read(rows(['东村', '1'], ['', '2'], ['西村', '1组']));
    expect(groupsOf(reading)).toEqual(['东村·1组', '东村·2组', '西村·1组']);
    expect(figuresOf(reading).groups).toBe(3);
  });

  it('are left out where a number says enough, and are the groups where nothing else is', () => {
    expect(groupsOf(read(rows(['东村', '1'], ['东村', '2'], ['西村', '3'])))).toEqual(['1组', '2组', '3组']);
    expect(groupsOf(read(rows(['东村', '1'], ['西村', '1']).map((row) => row.toSpliced(1, 1))))).toEqual([
      '东村',
      '西村',
    ]);
  });
});

describe('several people in one cell', () => {
  it('are a household: the head, and each of the members', () => {
    const reading = read([
      ['户号', '户主', '户主身份证号', '家庭成员', '组别', '住址'],
      ['1', '孔兰玉', LAN_YU, '文飞福、孔艳诗（已故）', '1组', '柳河村1组3号'],
      ['2', '王强', '', '王小红\n李四', '2组', '柳河村2组1号'],
    ]);
    expect(reading.people.map(({ name, household, villagersGroup }) => [name, household, villagersGroup])).toEqual([
      ['孔兰玉', 0, '1组'],
      ['文飞福', 0, '1组'],
      ['孔艳诗', 0, '1组'],
      ['王强', 1, '2组'],
      ['王小红', 1, '2组'],
      ['李四', 1, '2组'],
    ]);
    expect(reading.people.map(({ status }) => status)[2]).toBe('deceased');
    expect(reading.households.map(({ headName, head }) => [headName, head])).toEqual([
      ['孔兰玉', 0],
      ['王强', 3],
    ]);
  });

  it('share out the cells that have as many parts', () => {
    const { people, problems } = read([
      ['组别', '姓名', '关系', '身份证号', '电话'],
      ['1组', '孔兰玉；文飞福', '户主；配偶', `${LAN_YU}\n${FEI_FU}`, '18802143973'],
      ['1组', '孔艳诗', '户主', YAN_SHI, ''],
    ]);
    expect(problems).toEqual([]);
    expect(people.map(({ name, relation, id, phone }) => [name, relation, id.idNumber, phone])).toEqual([
      ['孔兰玉', '户主', LAN_YU, '18802143973'],
      ['文飞福', '配偶', FEI_FU, ''],
      ['孔艳诗', '户主', YAN_SHI, ''],
    ]);
  });
});

describe('groups named with their villages', () => {
  const rows = (...groups: string[]): LaidCell[][] => [
    ['组别', '姓名', '性别'],
    ...groups.map((group) => [group, '孔兰玉', '女']),
  ];
  const groupsOf = (reading: RosterReading) => reading.people.map(({ villagersGroup }) => villagersGroup);

  it('are apart where two villages have a group of one number', () => {
    const reading = read(rows('东村1组', '西村1组', '西村2组'));
    expect(groupsOf(reading)).toEqual(['东村·1组', '西村·1组', '西村·2组']);
    expect(figuresOf(reading).groups).toBe(3);
  });

  it('are one with the group that is named without, where only one village is named', () => {
    expect(groupsOf(read(rows('东村1组', '1组', '东村2组')))).toEqual(['东村1组', '东村1组', '东村2组']);
  });
});

describe('a list of households beside the people', () => {
  const households: LaidCell[][] = [
    ['户号', '户主姓名', '组别', '住址', '人数'],
    ['1', '孔兰玉', '1组', '柳河村1组3号', '2'],
    ['2', '孔艳诗', '2组', '柳河村2组7号', '1'],
  ];
  const people: LaidCell[][] = [
    ['户号', '姓名', '与户主关系', '身份证号'],
    ['1', '孔兰玉', '户主', LAN_YU],
    ['1', '文飞福', '配偶', FEI_FU],
    ['2', '孔艳诗', '户主', YAN_SHI],
  ];

  it('gives them the group and the address that their own table leaves out', () => {
    const reading = readSheets({ name: '户表', rows: households }, { name: '人口表', rows: people });
    expect(reading.tables.map(({ role }) => role)).toEqual(['households', 'roster']);
    expect(reading.people.map(({ name, villagersGroup, address }) => [name, villagersGroup, address])).toEqual([
      ['孔兰玉', '1组', '柳河村1组3号'],
      ['文飞福', '1组', '柳河村1组3号'],
      ['孔艳诗', '2组', '柳河村2组7号'],
    ]);
    expect(reading.households).toMatchObject([
      { villagersGroup: '1组', headName: '孔兰玉', address: '柳河村1组3号', members: [0, 1] },
      { villagersGroup: '2组', headName: '孔艳诗', members: [2] },
    ]);
    expect(figuresOf(reading)).toMatchObject({ people: 3, households: 2, groups: 2, secondSheetPeople: 0 });
  });

  it('names the heads where the people’s table marks none', () => {
    const bare = people.map((row) => row.toSpliced(2, 1));
    const reading = readSheets({ name: '户表', rows: households }, { name: '人口表', rows: bare });
    expect(reading.households.map(({ headName, head }) => [headName, head])).toEqual([
      ['孔兰玉', 0],
      ['孔艳诗', 2],
    ]);
  });

  it('is not one where a number stands twice', () => {
    const twice = households.map((row) => row.with(0, '1'));
    const reading = readSheets({ name: '户表', rows: twice }, { name: '人口表', rows: people });
    expect(reading.tables[0]?.role).toBe('other');
  });
});

describe('a household a row', () => {
  const header = ['户号', '户主姓名', '户主身份证号', '成员1姓名', '成员1身份证号', '成员2姓名', '成员2身份证号'];

  it('is its head and its members', () => {
    const reading = read([
      header,
      ['1', '孔兰玉', LAN_YU, '文飞福', FEI_FU, '', ''],
      ['2', '王强', '', '', '', '无', ''],
    ]);
    expect(reading.people.map(({ name, relation, household }) => [name, relation, household])).toEqual([
      ['孔兰玉', '户主', 0],
      ['文飞福', '', 0],
      ['王强', '户主', 1],
    ]);
    expect(reading.tables[0]?.columns.map(({ use, member }) => [use, member])).toEqual([
      ['householdNumber', undefined],
      ['name', undefined],
      ['idNumber', undefined],
      ['name', 1],
      ['idNumber', 1],
      ['name', 2],
      ['idNumber', 2],
    ]);
  });

  it('names its head twice where the first member is the head', () => {
    const { people, households } = read([
      header.with(2, '地址'),
      ['1', '孔兰玉', '柳河村1组2号', '孔兰玉', LAN_YU, '文飞福', FEI_FU],
    ]);
    expect(people.map(({ name, relation, address }) => [name, relation, address])).toEqual([
      ['孔兰玉', '户主', '柳河村1组2号'],
      ['文飞福', '', '柳河村1组2号'],
    ]);
    expect(households).toMatchObject([{ head: 0, headName: '孔兰玉', members: [0, 1] }]);
  });

  it('tells of a number without a name', () => {
    expect(problemsOf(read([header, ['1', '孔兰玉', LAN_YU, '', FEI_FU, '', '']]))).toEqual(['2 nameMissing']);
  });
});

describe('columns', () => {
  it('are told by their words, wherever they stand, and by their contents', () => {
    const rows = [
      ['证号', '人员', '电话', '称谓', '', '身份证件类型', '出生年月', '户主(签字)'],
      ...[LAN_YU, FEI_FU, YAN_SHI].map((id, n) => [
        id,
        `孔${'兰飞艳'[n]}`,
        '',
        '子',
        '女男女'[n] as string,
        '身份证',
        '',
        '孔兰',
      ]),
    ];
    expect(usesOf(read(rows))).toEqual([
      'idNumber',
      'name',
      'phone',
      'relation',
      'sex',
      'ignored',
      'birthDate',
      'headName',
    ]);
  });

  it('headed by one thing and filled with another are told by what fills them', () => {
    const swapped = FAMILY.map((row) => row.with(7, row[5]).with(5, '18802143973'));
    const reading = read([HEADER, ...swapped, ...swapped]);
    expect(usesOf(reading)).toEqual(
      HEADER.map((_, n) => usesOf(read([HEADER, ...FAMILY]))[n === 5 ? 7 : n === 7 ? 5 : n]),
    );
    expect(reading.tables[0]?.columns[5]).toMatchObject({ by: 'contents', confidence: 'guess', letters: 'F' });
  });

  it('with two headers for one thing: the plainer word wins, however little stands under it', () => {
    const rows = FAMILY.map((row, n) => [...row.slice(0, 4), '柳河村1组1号', n === 0 ? '柳河村1组2号' : '']);
    const reading = read([[...HEADER.slice(0, 4), '实际居住情况', '家庭住址'], ...rows]);
    expect(usesOf(reading).slice(4)).toEqual(['ignored', 'address']);
  });

  it('under captions are whose the captions say', () => {
    const rows: LaidCell[][] = [
      [
        { value: '户主信息', columns: 3 },
        undefined,
        undefined,
        { value: '家庭成员', columns: 3 },
        undefined,
        undefined,
        '监护人',
      ],
      ['姓名', '身份证号', '联系电话', '姓名', '身份证号', '性别', '姓名'],
      ['孔兰玉', LAN_YU, '', '文飞福', FEI_FU, '男', '何霞'],
    ];
    const reading = read(rows);
    expect(usesOf(reading)).toEqual(['headName', 'headIdNumber', 'phone', 'name', 'idNumber', 'sex', 'ignored']);
    expect(reading.tables[0]?.headerRows).toEqual([1, 2]);
  });

  it('say by what they were understood, and show samples', () => {
    expect(read([HEADER, ...FAMILY]).tables[0]?.columns[5]).toEqual({
      use: 'idNumber',
      by: 'both',
      confidence: 'sure',
      letters: 'F',
      headers: ['身份证号'],
      hidden: false,
      samples: [LAN_YU, FEI_FU, YAN_SHI],
    });
  });

  it('can be corrected by the clerk, who takes a field from the column that had it', () => {
    const reading = read([HEADER, ...FAMILY], { 0: { columns: { 2: 'ignored', 1: 'name', 8: 'address' } } });
    expect(usesOf(reading).slice(0, 3)).toEqual(['villagersGroup', 'name', 'ignored']);
    expect(reading.people.map(({ name }) => name)).toEqual(['孔兰玉']);
    expect(reading.problems.filter(({ reason }) => reason === 'nameMissing')).toHaveLength(2);
    expect(reading.tables[0]?.columns[8]).toMatchObject({ use: 'address', by: 'clerk' });
  });

  it('that are hidden are read', () => {
    const sheet = { name: 'S', rows: [HEADER, ...FAMILY], hiddenColumns: [5] };
    const reading = readSheets(sheet);
    expect(reading.tables[0]?.columns[5]).toMatchObject({ hidden: true, use: 'idNumber' });
    expect(reading.people[0]?.id.idNumber).toBe(LAN_YU);
  });
});

describe('the header', () => {
  const REMARK: LaidCell[] = ['请核对姓名', '户主', '性别', '电话', '组别', '备注', '民族', '出生日期', '住址'];

  it('can be chosen by the clerk where another row was taken for it', () => {
    const rows = [['柳河村一组'], HEADER, REMARK, ...FAMILY.map((row) => row.with(0, ''))];
    const chosen = read(rows, { 0: { header: { first: 2, last: 2 } } });
    expect(chosen.tables[0]).toMatchObject({ headerRows: [2], title: '柳河村一组', people: 3 });
    expect(chosen.people.map(({ villagersGroup }) => villagersGroup)).toEqual(['一组', '一组', '一组']);
    expect(chosen.tables[0]?.firstRows[1]).toEqual({ row: 2, shown: HEADER.join(' ') });
  });

  it('ends above the first person, whose relations are words of headers too', () => {
    const rows = [
      ['姓名', '户主关系'],
      ['孔兰玉', '户主'],
      ['文飞福', '父亲'],
    ];
    expect(read(rows).tables[0]).toMatchObject({ headerRows: [1], people: 2 });
  });

  it('can be none', () => {
    const reading = read([HEADER, ...FAMILY], { 0: { header: 'none' } });
    expect(reading.tables[0]).toMatchObject({ headerRows: [], people: 3 });
    expect(reading.tables[0]?.columns[5]).toMatchObject({ use: 'idNumber', by: 'contents', headers: [] });
  });
});

it('rows that are no people are told apart', () => {
  const rows: LaidCell[][] = [
    ['柳河村花名册'],
    HEADER,
    ['', '例', '张三', '户主', '男'],
    ['第二组（共1户3人）'],
    ...FAMILY.map((row) => row.with(0, '')),
    ['', '', '', '', '', LAN_YU],
    [],
    HEADER,
    ['本页小计', '', '3人'],
    ['合 计：1户3人'],
    ['填表人：王会计', '', '', '审核人'],
    ['以下空白'],
  ];
  const reading = read(rows);
  expect(reading.people).toHaveLength(3);
  expect(new Set(reading.people.map(({ villagersGroup }) => villagersGroup))).toEqual(new Set(['第二组']));
  expect(reading.tables[0]?.otherRows.map(({ row, kind }) => [row, kind])).toEqual([
    [3, 'example'],
    [4, 'groupCaption'],
    [8, 'nameless'],
    [10, 'repeatedHeader'],
    [11, 'subtotal'],
    [12, 'subtotal'],
    [13, 'signature'],
    [14, 'remark'],
  ]);
});

describe('sheets', () => {
  const roster: LaidSheet = { name: '户籍人口', rows: [HEADER, ...FAMILY] };
  const roles = (reading: RosterReading) => reading.tables.map(({ role }) => role);
  const list = (name: string, ...extra: string[]): LaidSheet => ({
    name,
    rows: [
      ['姓名', '性别', '身份证号', ...extra],
      ['王强', '男', idOf('99010119700101001'), ...extra.map(() => '河南省周口市')],
    ],
  });

  it('are told apart: roster, migrants by name or columns, the rest', () => {
    const reading = readSheets(
      { name: '说明', rows: [['1. 请如实填写']] },
      list('暂住人口'),
      roster,
      list('Sheet4', '户籍地址', '现住址'),
      list('党员'),
      list('外出流动人口'),
      { ...roster, name: '旧', hidden: true },
    );
    expect(roles(reading)).toEqual(['other', 'migrants', 'roster', 'migrants', 'other', 'other', 'other']);
    expect(figuresOf(reading)).toMatchObject({ people: 3, secondSheetPeople: 2, duplicateIds: 0 });
    expect(problemsOf(reading)).toEqual(['2 idDuplicate']);
  });

  it('that repeat the roster are left out', () => {
    expect(roles(readSheets(roster, { ...roster, name: '2025' }))).toEqual(['roster', 'other']);
  });

  it('that list the heads of its households are left out', () => {
    const heads: LaidSheet = {
      name: '户表',
      rows: [
        ['户号', '户主姓名', '住址', '人数'],
        ['1', '孔兰玉', '柳河村1组1号', 3],
      ],
    };
    expect(roles(readSheets(heads, roster))).toEqual(['other', 'roster']);
  });

  it('can be given another role by the clerk', () => {
    const workbook = workbookOf(roster, list('党员'));
    const reading = finish(readRoster(workbook, { 0: { role: 'other' }, 1: { role: 'migrants' } }));
    expect(reading.people.map(({ name, residence }) => [name, residence])).toEqual([['王强', 'migrant']]);
  });

  it('are read in steps that tell how far they are', () => {
    const rows = [HEADER, ...Array.from({ length: 1200 }, () => FAMILY[1] as LaidCell[])];
    const steps = [...readRoster(workbookOf({ name: 'S', rows }))];
    expect(steps.map(({ done, total }) => [done, total])).toEqual([
      [0, 1201],
      [500, 1201],
      [1000, 1201],
    ]);
  });
});
