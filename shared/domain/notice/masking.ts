import { maskIdNumber, maskName, maskPhone } from '../roster/mask.ts';

/** What a column holds that a public list hides in part. */
export type Masking = 'none' | 'name' | 'idNumber' | 'phone';

/** Between two names in one cell. */
const BETWEEN_NAMES = /([、，,;；/\s]+)/;

const MASKS: Record<Masking, (cell: string) => string> = {
  none: (cell) => cell,
  name: (cell) =>
    cell
      .split(BETWEEN_NAMES)
      .map((part, index) => (index % 2 === 0 ? maskName(part) : part))
      .join(''),
  idNumber: maskIdNumber,
  phone: maskPhone,
};

/** A cell as it may hang on the board. What is masked already stays as it is. */
export function maskCell(masking: Masking, cell: string): string {
  return maskText(MASKS[masking](cell.trim()));
}

/** Words in a column's head that say what it holds. The first that fits counts: 联系人电话 holds a phone. */
const HEADS: readonly [RegExp, Masking][] = [
  [/身份证|证件号/, 'idNumber'],
  [/电话|手机|联系方式/, 'phone'],
  [/姓名|户主|名字|家长|申报人|当事人|事主|志愿者|获奖人|联系人/, 'name'],
];

/** What a column most likely holds, by its head. */
export function maskingOf(head: string): Masking {
  return HEADS.find(([words]) => words.test(head))?.[1] ?? 'none';
}

/** ID numbers of 18 or 15 digits. */
const ID_NUMBERS = /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)/g;
const PHONES = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** Running text with every ID number and phone in it masked. Names in it are left: no rule can tell them from words. */
export function maskText(text: string): string {
  return text.replace(ID_NUMBERS, maskIdNumber).replace(PHONES, maskPhone);
}
