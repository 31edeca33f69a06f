import { describe, expect, it } from 'vitest';
import type { Cell } from '../../table/table.ts';
import { agrees, readBirth } from './birthCell.ts';
import { groupKey, groupOfCaption, groupWithin, readGroup } from './groupText.ts';
import { looksLikeId, readId } from './idCell.ts';
import { readName } from './nameText.ts';
import { readPhone } from './phoneCell.ts';
import { readSex } from './sexCell.ts';
import { readAliveAnswer, readStatus } from './statusText.ts';
import { looksLikeName } from './words.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number): Cell => ({ kind: 'number', value });
const day = (value: string) => ({ kind: 'day', day: value });
const part = (value: string) => ({ kind: 'part', part: value });

describe('a date of birth', () => {
  it.each([
    [text('1989-08-15'), day('1989-08-15')],
    [text('1990.1.3'), day('1990-01-03')],
    [text('19940623'), day('1994-06-23')],
    [number(19940623), day('1994-06-23')],
    [text('1975年5月10日'), day('1975-05-10')],
    [text('1975 年 5 月 10 日'), day('1975-05-10')],
    [text('１９８９．８．１５'), day('1989-08-15')],
    [text('1989/8/15 0:00:00'), day('1989-08-15')],
    [text('1989-08-15T00:00:00'), day('1989-08-15')],
    [text('一九七五年五月十日'), day('1975-05-10')],
    [text('农历1975年三月廿九'), day('1975-05-10')],
    [text('1975年5月10日生'), day('1975-05-10')],
    [number(24243), day('1966-05-16')],
    [text('24243'), day('1966-05-16')],
    [number(9999.5), day('1927-05-17')],
    [{ kind: 'date', date: '1966-05-16' } as Cell, day('1966-05-16')],
    [text('31/12/1989'), day('1989-12-31')],
    [text('12/31/1989'), day('1989-12-31')],
    [text('1990.05'), part('1990-05')],
    [text('1990年5月'), part('1990-05')],
    [text('199005'), part('1990-05')],
    [number(1990), part('1990')],
    [number(1990.5), part('1990-05')],
    [undefined, { kind: 'none' }],
    [text(' '), { kind: 'none' }],
    [text('不详'), { kind: 'none' }],
  ])('%j is %j', (cell, written) => {
    expect(readBirth(cell)).toEqual(written);
  });

  it.each([
    text('1990.2.30'),
    text('19901345'),
    text('8月15日'),
    text('1790-01-01'),
    text('二十多岁'),
    number(35),
    { kind: 'error', text: '#N/A' } as Cell,
  ])('%j is not guessed', (cell) => {
    expect(readBirth(cell)).toEqual({ kind: 'unreadable' });
  });

  it.each<[string, string[]]>([
    ['89.8.15', ['1989-08-15']],
    ['89-08-15', ['1989-08-15', '2089-08-15']],
    ['890815', ['1989-08-15', '2089-08-15']],
    ['89年8月15日', ['1989-08-15', '2089-08-15']],
    ['8/15/89', ['1989-08-15', '2089-08-15']],
    ['5/10/1975', ['1975-05-10', '1975-10-05']],
  ])('unsure from %s', (written, days) => {
    const birth = readBirth(text(written));
    expect(birth).toMatchObject({ kind: 'unsure', days: expect.arrayContaining(days) });
    expect(agrees(birth, days[0] as string)).toBe(true);
    expect(agrees(birth, '1989-08-16')).toBe(false);
  });

  it('agrees with an ID number as far as it says', () => {
    expect(agrees(readBirth(text('1990.05')), '1990-05-17')).toBe(true);
    expect(agrees(readBirth(text('1990.06')), '1990-05-17')).toBe(false);
    expect(agrees(readBirth(text('1990-05-16')), '1990-05-17')).toBe(false);
    expect(agrees(readBirth(undefined), '1990-05-17')).toBe(true);
    expect(agrees(readBirth(text('属马')), '1990-05-17')).toBe(true);
  });
});

describe('an ID number in a cell', () => {
  it('that was kept as a number is never used', () => {
    expect(readId(number(990325202503085100))).toMatchObject({
      fault: 'lostPrecision',
      idNumber: '',
      shown: '990325202503085056',
    });
    expect(readId(text('9.90325E+17'))).toMatchObject({ fault: 'lostPrecision', idNumber: '' });
  });

  it('is kept as written where it is wrong', () => {
    expect(readId(text('990204 19890815 4888'))).toMatchObject({
      fault: 'checksumBad',
      idNumber: '990204 19890815 4888',
    });
    expect(readId(number(990204890815488))).toMatchObject({ fault: 'wrongLength', idNumber: '990204890815488' });
    expect(readId(text('无'))).toMatchObject({ fault: 'missing', idNumber: '' });
    expect(readId(text('字'.repeat(60))).idNumber).toHaveLength(40);
  });

  it('tells how it was written', () => {
    expect(readId(text('９９０２０４１９８９０８１５４８８９'))).toMatchObject({
      idNumber: '990204198908154889',
      fullWidth: true,
      lowercaseX: false,
      fault: undefined,
    });
    expect(readId(text('11010519491231002x'))).toMatchObject({ idNumber: '11010519491231002X', lowercaseX: true });
  });

  it('is told from a bank account and a phone', () => {
    expect(looksLikeId(text('990204198908154889'))).toBe(true);
    expect(looksLikeId(text('990204 19890815 4880'))).toBe(true);
    expect(looksLikeId(number(990325202503085100))).toBe(true);
    expect(looksLikeId(text('610803100000123456'))).toBe(false);
    expect(looksLikeId(number(13_900_000_000))).toBe(false);
  });
});

it.each([
  [number(18834512780), { text: '18834512780' }],
  [text('154-9801-6524'), { text: '15498016524' }],
  [text('188 3451 2780'), { text: '18834512780' }],
  [text('＋86 18834512780'), { text: '18834512780' }],
  [text('18834512780/0408-6235453'), { text: '18834512780/0408-6235453' }],
  [text('18834512780、15549801652'), { text: '18834512780/15549801652' }],
  [text('18834512780 15549801652'), { text: '18834512780/15549801652' }],
  [text('(0408)6235453'), { text: '0408-6235453' }],
  [text('无'), { text: '' }],
  [text('1.88345E+10'), { text: '', fault: 'lostDigits' }],
  [text('1883451278'), { text: '1883451278', fault: 'unreadable' }],
  [text('问王会计'), { text: '问王会计', fault: 'unreadable' }],
])('the phone %j is %j', (cell, phone) => {
  expect(readPhone(cell)).toEqual(phone);
});

it.each([
  ['孔  艳诗', '孔艳诗', ''],
  ['孔\u3000艳', '孔艳', ''],
  ['阿依古丽 ・ 买买提', '阿依古丽·买买提', ''],
  ['John  Smith', 'John Smith', ''],
  ['张三（已故）', '张三', '已故'],
  ['𠮷山䶮', '𠮷山䶮', ''],
])('the name %s is %s', (written, name, remark) => {
  expect(readName(written)).toEqual({ name, remark });
});

it.each([
  ['孔兰玉', true],
  ['欧阳锋', true],
  ['阿依古丽·买买提', true],
  ['文盲', false],
  ['高中', false],
  ['231人', false],
  ['1组', false],
  ['柳河村户籍人口', false],
])('whether %s is a name: %s', (written, is) => {
  expect(looksLikeName(written)).toBe(is);
});

it.each([
  ['1组', '#1'],
  ['第一组', '#1'],
  ['一小组', '#1'],
  ['1', '#1'],
  ['１ 组', '#1'],
  ['柳河村1组', '#1'],
  ['第十二村民小组', '#12'],
  ['3队', '#3'],
  ['张家湾组', '张家湾'],
  ['张家湾村民小组', '张家湾'],
  ['东1组', '东1组'],
])('the group %s is compared as %s', (written, key) => {
  expect(groupKey(readGroup(written))).toBe(key);
});

it.each([
  [['第一组'], '第一组'],
  [['一组（共57户231人）'], '一组'],
  [['一组', '共57户', '231人'], '一组'],
  [['柳河村第二组户籍人口花名册（2026年）'], '柳河村第二组'],
  [['（三）张家湾组：'], '张家湾组'],
  [['组别：一组  组长：王某'], '一组'],
  [['柳河村户籍人口花名册'], undefined],
  [['一组', '孔兰玉'], undefined],
  [['女'], undefined],
])('the line %j announces %s', (texts, group) => {
  expect(groupOfCaption(texts)).toBe(group);
});

it('finds the group in an address', () => {
  expect(groupWithin('柳河村12组3号')).toBe('12组');
  expect(groupWithin('柳河村民小组成员')).toBeUndefined();
});

it.each([
  [['低保、已故'], 'deceased'],
  [['2021年病故'], 'deceased'],
  [['', '已故'], 'deceased'],
  [['父已故'], 'living'],
  [['丈夫2019年去世、低保'], 'living'],
  [['户口已迁出'], 'movedOut'],
  [['未迁出'], 'living'],
  [['外嫁未迁户'], 'living'],
])('the remarks %j say %s', (remarks, status) => {
  expect(readStatus(remarks)).toBe(status);
});

it('reads the answers of a column that asks', () => {
  expect(readAliveAnswer('是否健在', '否')).toBe('deceased');
  expect(readAliveAnswer('是否死亡', '否')).toBe('living');
  expect(readAliveAnswer('状态', '在册')).toBeUndefined();
});

it.each([
  ['男', '1'],
  ['女 ', '2'],
  ['男性', '1'],
  ['', 'none'],
  ['是', undefined],
])('the sex %s is %s', (written, sex) => {
  expect(readSex(written)).toBe(sex);
});
