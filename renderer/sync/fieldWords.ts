import type { i18n } from 'i18next';
import { ID_PATTERN, kindOf } from '../../shared/domain/document.ts';
import { isKind } from '../../shared/domain/kinds.ts';
import type { Format } from '../i18n/format.ts';

/** What is needed to write a field in words; `names` are the labels of the documents that values point at. */
export interface Writing {
  i18n: i18n;
  format: Format;
  names: ReadonlyMap<string, string>;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Fields that hold hundredths of a point. */
const POINTS = new Set(['points', 'upTo', 'price', 'minimum', 'dayMax', 'monthMax']);

/** Fields that hold fen. */
const MONEY = new Set(['cost', 'fen', 'fenPerPoint']);

/** Fields that only a program reads. */
const INTERNAL = new Set(['id', 'person', 'good']);

/** The word at a key, or undefined where there is none or a tree of words. */
function wordAt({ i18n }: Pick<Writing, 'i18n'>, key: string): string | undefined {
  const word: unknown = i18n.exists(key) ? i18n.t(key, { returnObjects: true }) : undefined;
  return typeof word === 'string' ? word : undefined;
}

/** What kind of thing an id names. */
export function kindWord(i18n: i18n, id: string): string {
  const kind = kindOf(id) ?? '';
  return isKind(kind) ? i18n.t(`journal.kind.${kind}`) : i18n.t('sync.unknownKind');
}

/** What a field is called on its form; fields that stand on no form have a word of their own. */
export function fieldLabel(i18n: i18n, kind: string, field: string): string {
  const keys = [`sync.fieldOf.${kind}.${field}`, `${kind}.${field}`, `sync.field.${field}`];
  return keys.map((key) => wordAt({ i18n }, key)).find((word) => word !== undefined) ?? i18n.t('sync.field.other');
}

/** A field's value as it would be read out: choices by their words, days in full, other documents by their names. */
export function valueText(writing: Writing, kind: string, field: string, value: unknown): string {
  const { i18n, format } = writing;
  if (isEmpty(value)) return i18n.t('sync.empty');
  if (typeof value === 'boolean') return i18n.t(value ? 'sync.yes' : 'sync.no');
  if (typeof value === 'number') {
    if (MONEY.has(field)) return format.money(value);
    return POINTS.has(field) ? format.points(value) : format.count(value);
  }
  if (typeof value === 'string') return wordsOf(writing, kind, field, value);
  if (Array.isArray(value)) return value.map((item) => valueText(writing, kind, field, item)).join('\n');
  return Object.entries(value as object)
    .filter(([part, inner]) => !INTERNAL.has(part) && !isEmpty(inner))
    .map(([part, inner]) => valueText(writing, kind, part, inner))
    .join(' · ');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function wordsOf(writing: Writing, kind: string, field: string, text: string): string {
  if (DAY.test(text)) return writing.format.date(text);
  if (ID_PATTERN.test(text)) return writing.names.get(text) ?? writing.i18n.t('sync.unknownThing');
  const keys = [`${kind}.${field}Choice.${text}`, `${kind}.${field}.${text}`, `motion.${field}Choice.${text}`];
  if (field === 'post')
    keys.push(kind === 'teamMember' || kind === 'teamRule' ? `team.postOf.${text}` : `council.post.${text}`);
  // A text with a dot in it would be read as a path through the words.
  const word = /^\w+$/.test(text) ? keys.map((key) => wordAt(writing, key)).find((found) => found) : undefined;
  return word ?? text;
}

/** The ids of other documents anywhere in a value. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return ID_PATTERN.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
