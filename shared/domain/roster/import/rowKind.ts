import type { Row } from '../../table/table.ts';
import { readBirth } from './birthCell.ts';
import { asLine, cellText } from './cellText.ts';
import type { RosterField } from './columnUse.ts';
import { groupOfCaption } from './groupText.ts';
import { meaningOf, tidyHeader } from './headerWords.ts';
import { householdLineOf } from './householdLine.ts';
import { looksLikeId } from './idCell.ts';
import { readName } from './nameText.ts';
import { readSex } from './sexCell.ts';
import { isEthnicity, isRelation, looksLikeName } from './words.ts';

/**
 * What a row below the header is. `nameless`: a person's values without a name; `household`: a line above
 * the members of one; `example`: the form's filled-in sample; `remark`: anything else that is no person.
 */
export type RowKind =
  | 'person'
  | 'nameless'
  | 'repeatedHeader'
  | 'subtotal'
  | 'signature'
  | 'groupCaption'
  | 'household'
  | 'example'
  | 'remark';

/** Where the fields stand that tell a person's row from another. */
export type FieldColumns = Partial<Record<RosterField, number>>;

export const SUBTOTAL = /[小合总共]计|^累计|^本页计|^(?:以上|本[页组村户])?(?:共计?有?)\d+[户人口]/;
export const SIGNATURE =
  /(?:填[表报]|制表|审[核批]|复核|负责|经办|校对|统计|登记|录入|联系|审定|盖章|签[字章名]|主任|书记|会计)(?:人|单位|员|部门|领导)?(?:签[字章名])?(?:[(（].*[)）])?[:：]|填[表报](?:单位|时间|日期)|^(?:制表|打印)(?:时间|日期)|^(?:填表|制表|审核|填报|经办|单位负责)人$|^第\d+页|共\d+页|^[(（]?盖章/;
const NO_MORE = /^以下(?:空白|无|为空)|^此(?:页|处)(?:以下)?空白|^注[:：]|^说明[:：]|^备注[:：]/;
const EXAMPLE = /^(?:例|示例|样例|例如|填写(?:示例|样例)|范例)[:：]?\d?$/;

/** @param headers the header's text over each column */
export function rowKindOf(row: Row, columns: FieldColumns, headers: readonly string[]): RowKind {
  const texts = row.cells.flatMap((cell) => (cell ? [asLine(cellText(cell)).replace(/\s/g, '')] : []));
  const evidence = evidenceOf(row, columns);
  const cell = columns.name === undefined ? undefined : row.cells[columns.name];
  const name = cell?.kind === 'text' ? readName(cell.text).name : '';
  if (evidence === 0 && repeatsHeader(row, headers)) return 'repeatedHeader';
  if (texts.some((text) => EXAMPLE.test(text))) return 'example';
  if (evidence === 0 && texts.some((text) => NO_MORE.test(text))) return 'remark';
  if ((evidence === 0 || !looksLikeName(name)) && householdLineOf(row.cells.map(cellText).filter(Boolean)))
    return 'household';
  const isPlain = evidence >= 2 && name !== '' && !SUBTOTAL.test(name);
  if (!isPlain && !hasId(row, columns) && texts.some((text) => SUBTOTAL.test(text))) return 'subtotal';
  if (!isPlain && texts.some((text) => SIGNATURE.test(text))) return 'signature';
  if (evidence === 0 && groupOfCaption(texts) !== undefined) return 'groupCaption';
  if (isPersonsName(name, evidence, texts.length)) return 'person';
  if (name === '' && headStandsForName(row, columns, evidence)) return 'person';
  if (name === '' && evidence === 0 && namesHousehold(row, columns)) return 'household';
  return evidence >= 2 || hasId(row, columns) ? 'nameless' : 'remark';
}

/** How many of the row's cells hold a person's values. */
function evidenceOf(row: Row, columns: FieldColumns): number {
  const text = (field: RosterField) => asLine(cellText(at(row, columns[field]))).replace(/\s/g, '');
  const sex = readSex(text('sex'));
  const birth = readBirth(at(row, columns.birthDate)).kind;
  return [
    hasId(row, columns),
    sex === '1' || sex === '2',
    isRelation(text('relation')),
    isEthnicity(text('ethnicity')),
    birth !== 'none' && birth !== 'unreadable',
  ].filter(Boolean).length;
}

function at(row: Row, column: number | undefined) {
  return column === undefined ? undefined : row.cells[column];
}

function hasId(row: Row, { idNumber }: FieldColumns): boolean {
  return looksLikeId(at(row, idNumber));
}

/** With nothing else about a person beside it, only what looks like a name is one. */
function isPersonsName(name: string, evidence: number, filledCells: number): boolean {
  if (name === '' || /^\d+$/.test(name)) return false;
  if (evidence > 0) return true;
  return looksLikeName(name) && filledCells >= 2;
}

/** Some forms give the head's name under 户主 only, and leave 姓名 to the other members. */
function headStandsForName(row: Row, columns: FieldColumns, evidence: number): boolean {
  const head = asLine(cellText(at(row, columns.headName)));
  const relation = asLine(cellText(at(row, columns.relation)));
  const isNamed = looksLikeName(readName(head).name) || (evidence >= 2 && head !== '');
  return evidence > 0 && isNamed && (relation === '' || /户主|本人/.test(relation));
}

/** Under the table's own header the head or the number of a household, and no person. */
function namesHousehold(row: Row, { headName, householdNumber }: FieldColumns): boolean {
  const number = asLine(cellText(at(row, householdNumber)));
  return looksLikeName(readName(cellText(at(row, headName))).name) || /^[\w-]{1,20}$/.test(number);
}

function repeatsHeader(row: Row, headers: readonly string[]): boolean {
  const filled = row.cells.flatMap((cell, column) => (cell ? [{ text: tidyHeader(cellText(cell)), column }] : []));
  if (filled.length < 2) return false;
  const same = filled.filter(({ text, column }) => text !== '' && text === tidyHeader(headers[column] ?? ''));
  const words = filled.filter(({ text }) => (meaningOf(text)?.weight ?? 0) === 1);
  return same.length >= 2 || words.length >= 3;
}
