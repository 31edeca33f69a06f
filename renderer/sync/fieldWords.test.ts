import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { ENVELOPE_FIELDS } from '../../shared/domain/document.ts';
import { KINDS } from '../../shared/domain/kinds.ts';
import { formatFor } from '../i18n/format.ts';
import { WORDS } from '../i18n/words.ts';
import { fieldLabel, idsIn, valueText } from './fieldWords.ts';

const i18n = createInstance();
void i18n.init({
  lng: 'zh-CN',
  resources: { 'zh-CN': { translation: WORDS['zh-CN'] } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

const HOUSEHOLD = 'household:01J00000000000000000000001';
const PERSON = 'person:01J00000000000000000000002';
const writing = { i18n, format: formatFor('zh-CN'), names: new Map([[HOUSEHOLD, '孔兰玉']]) };

/** Not about the thing itself: these have pages of their own. */
const APART = new Set<string>([...ENVELOPE_FIELDS, 'disputes', 'settled']);

const fields = Object.entries(KINDS).flatMap(([kind, { schema }]) =>
  Object.keys(schema.shape)
    .filter((field) => !APART.has(field))
    .map((field) => [kind, field] as const),
);

test.each(fields)('%s.%s has a name', (kind, field) => {
  expect(fieldLabel(i18n, kind, field)).not.toBe(i18n.t('sync.field.other'));
});

test('a field that this program does not know is called another one', () => {
  expect(fieldLabel(i18n, 'banquet', 'tables')).toBe(i18n.t('sync.field.other'));
});

describe('a value in words', () => {
  test.each<[string, string, unknown, string]>([
    ['person', 'sex', '2', '女'],
    ['person', 'residence', 'migrant', '外来人口'],
    ['person', 'birthDate', '1989-08-15', '1989年8月15日'],
    ['person', 'household', HOUSEHOLD, '孔兰玉'],
    ['person', 'household', PERSON, '（找不到的一条）'],
    ['person', 'note', '', '（空）'],
    ['person', 'note', undefined, '（空）'],
    ['person', 'note', '2. 低保', '2. 低保'],
    ['motion', 'method', 'secret', '无记名'],
    ['seat', 'post', 'chair', '会长'],
    ['teamMember', 'post', 'member', '队员'],
    ['activity', 'theme', 'help', '帮'],
    ['charter', 'quorumStrict', true, '是'],
    ['good', 'price', 250, '2.5'],
    ['meeting', 'called', [{ person: PERSON, name: '金水生', post: 'chair' }], '金水生 · 会长'],
    ['council', 'council', 'deliberation', '村民议事会'],
  ])('%s.%s', (kind, field, value, text) => {
    expect(valueText(writing, kind, field, value)).toBe(text);
  });
});

test('ids are found however deep they stand', () => {
  expect(idsIn({ a: [{ person: PERSON, name: 'x' }], b: HOUSEHOLD, c: 3 })).toEqual([PERSON, HOUSEHOLD]);
});
