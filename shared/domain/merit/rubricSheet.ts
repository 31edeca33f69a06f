import { failure, type Result, success } from '../result.ts';
import { lineText } from '../roster/import/cellText.ts';
import type { Row, Workbook } from '../table/table.ts';
import { parsePoints, pointsText } from './amount.ts';
import { type RubricItem, type RubricUnit, rubricItem, type Verifier } from './merit.ts';

/** How the sheet of a rubric writes whose account an item goes to, and who may verify. */
const UNIT_WORDS: Record<RubricUnit, string> = { household: '户', person: '个人', either: '户或个人' };
const VERIFIER_WORDS: Record<Verifier, string> = {
  officer: '信息员',
  groupLeader: '组长',
  manager: '管理员',
  supervisor: '监督员',
};
const BETWEEN = /[、，,;；\s]+/;

/** Stands for what cannot be read in a cell. */
const UNREAD = Symbol('unread');

type Flat = Record<string, unknown>;

interface RubricColumn {
  header: string;
  /** In characters. */
  width: number;
  write: (item: RubricItem) => string;
  /** The fields that a cell's text gives; nothing where it is empty. */
  read: (text: string) => Flat | typeof UNREAD;
}

function textColumn(
  header: string,
  width: number,
  name: 'code' | 'className' | 'name' | 'per' | 'evidence' | 'clause',
): RubricColumn {
  return { header, width, write: (item) => item[name] ?? '', read: (text) => ({ [name]: text }) };
}

function pointsColumn(header: string, name: string, write: (item: RubricItem) => number | undefined): RubricColumn {
  return {
    header,
    width: 8,
    write: (item) => {
      const points = write(item);
      return points === undefined ? '' : pointsText(points);
    },
    read: (text) => {
      const points = parsePoints(text);
      return points.ok ? { [name]: points.value } : UNREAD;
    },
  };
}

/** The columns of a rubric's sheet, written and read alike; only the first word of a header's cell must be as here. */
export const RUBRIC_COLUMNS: readonly RubricColumn[] = [
  textColumn('条', 6, 'code'),
  textColumn('类别', 12, 'className'),
  textColumn('做什么', 30, 'name'),
  pointsColumn('分值', 'points', ({ points }) => points),
  pointsColumn('最多分值', 'upTo', ({ upTo }) => upTo),
  textColumn('每', 6, 'per'),
  {
    header: '每满几次',
    width: 8,
    write: ({ formula }) => (formula ? String(formula.step) : ''),
    read: (text) => (/^\d{1,6}$/.test(text) ? { step: Number(text) } : UNREAD),
  },
  pointsColumn('加几分', 'each', ({ formula }) => formula?.each),
  pointsColumn('加到几分', 'cap', ({ formula }) => formula?.cap),
  {
    header: '记给谁',
    width: 8,
    write: ({ unit }) => (unit ? UNIT_WORDS[unit] : ''),
    read: (text) => {
      const unit = keyOf(UNIT_WORDS, text);
      return unit ? { unit } : UNREAD;
    },
  },
  pointsColumn('每日上限', 'day', ({ caps }) => caps?.day),
  pointsColumn('每月上限', 'month', ({ caps }) => caps?.month),
  pointsColumn('每年上限', 'year', ({ caps }) => caps?.year),
  textColumn('凭证', 16, 'evidence'),
  {
    header: '谁核实',
    width: 16,
    write: ({ verifiers = [] }) => verifiers.map((one) => VERIFIER_WORDS[one]).join('、'),
    read: (text) => {
      const verifiers = text.split(BETWEEN).map((word) => keyOf(VERIFIER_WORDS, word));
      return verifiers.every((one) => one !== undefined) ? { verifiers } : UNREAD;
    },
  },
  textColumn('村规民约', 14, 'clause'),
];

function keyOf<K extends string>(words: Record<K, string>, word: string): K | undefined {
  return (Object.keys(words) as K[]).find((key) => words[key] === word);
}

/** The lines of a rubric as text, one cell a column. */
export function rubricRows(items: readonly RubricItem[]): string[][] {
  return items.map((item) => RUBRIC_COLUMNS.map(({ write }) => write(item)));
}

/**
 * Why a workbook gives no rubric: no row names 做什么 and 分值; a cell cannot be read (`detail`: the row's number and the
 * column's header, a space between), or a row as a whole (its number); two lines bear one number; or there is no line, or
 * more than a rubric holds.
 */
export type RubricSheetRefusal = 'noRubric' | 'badCell' | 'badLine' | 'twoOfOneCode' | 'noLines' | 'tooManyLines';

/** The schema's bound. */
const ITEMS_MAX = 300;

/** The lines of a rubric from the first sheet that has them. */
export function readRubricSheet({ sheets }: Workbook): Result<RubricItem[], RubricSheetRefusal> {
  for (const { rows } of sheets) {
    const head = rows.findIndex((row) => columnsOf(row) !== undefined);
    const columns = head === -1 ? undefined : columnsOf(rows[head] as Row);
    if (columns) return readLines(rows.slice(head + 1), columns);
  }
  return failure('noRubric');
}

type Placed = ReadonlyMap<number, RubricColumn>;

function columnsOf(row: Row): Placed | undefined {
  const placed = new Map<number, RubricColumn>();
  row.cells.forEach((cell, place) => {
    const column = RUBRIC_COLUMNS.find(({ header }) => header === lineText(cell));
    if (column) placed.set(place, column);
  });
  const headers = [...placed.values()].map(({ header }) => header);
  return headers.includes('做什么') && headers.includes('分值') ? placed : undefined;
}

function readLines(rows: readonly Row[], columns: Placed): Result<RubricItem[], RubricSheetRefusal> {
  const items: RubricItem[] = [];
  for (const row of rows) {
    const item = readLine(row, columns, String(items.length + 1));
    if (!item.ok) return item;
    if (items.some(({ code }) => code === item.value.code)) return failure('twoOfOneCode', item.value.code);
    items.push(item.value);
  }
  if (items.length === 0) return failure('noLines');
  return items.length > ITEMS_MAX ? failure('tooManyLines', String(items.length)) : success(items);
}

function readLine(row: Row, columns: Placed, number: string): Result<RubricItem, RubricSheetRefusal> {
  let flat: Flat = {};
  for (const [place, { header, read }] of columns) {
    const text = lineText(row.cells[place]);
    if (text === '') continue;
    const found = read(text);
    if (found === UNREAD) return failure('badCell', `${row.number} ${header}`);
    flat = { ...flat, ...found };
  }
  const checked = rubricItem.safeParse(itemFrom({ code: number, className: '', per: '次', ...flat }));
  return checked.success ? success(checked.data) : failure('badLine', String(row.number));
}

/** What stands side by side on the sheet belongs together in the item. */
function itemFrom({ day, month, year, each, step, cap, ...plain }: Flat): Flat {
  const given = (fields: Flat) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const caps = given({ day, month, year });
  const formula = given({ each, step, cap });
  return {
    ...plain,
    ...(Object.keys(caps).length > 0 && { caps }),
    ...(Object.keys(formula).length > 0 && { formula }),
  };
}
