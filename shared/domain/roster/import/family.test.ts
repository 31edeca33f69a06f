import { describe, expect, it } from 'vitest';
import { familyColumns } from './family.ts';

/** Whose each column is: `.` the household's and its head's, else the member's number. */
function whose(headers: (string | string[])[]): string | undefined {
  const found = familyColumns(headers.map((over) => (typeof over === 'string' ? [over] : over)));
  return (
    found &&
    headers
      .map((_, column) => found.members.findIndex(({ columns }) => columns.includes(column)) + 1)
      .map((member) => (member === 0 ? '.' : String(member)))
      .join('')
  );
}

describe('a household a row is told', () => {
  it.each([
    ['户号 户主姓名 户主身份证号 成员1姓名 成员1身份证号 成员2姓名 成员2身份证号', '...1122'],
    ['户主 电话 家庭成员一姓名 家庭成员一关系 家庭成员二姓名 家庭成员二关系 备注', '..1122.'],
    ['户主 姓名1 姓名2 身份证号1 身份证号2', '.1212'],
    ['户主 第1人姓名 第1人身份证 第2人姓名 第2人身份证', '.1122'],
    ['户号 户主 地址 姓名 关系 身份证号 姓名 关系 身份证号 备注', '...111222.'],
    ['户号 户主 备注 关系 姓名 身份证号 备注 关系 姓名 身份证号 备注', '...11112222'],
    ['户号 姓名 身份证号 电话 姓名 关系 身份证号 姓名 关系 身份证号', '.111222333'],
    ['户主姓名 户主身份证号 配偶姓名 配偶身份证号 长子姓名 长子身份证号', '..1122'],
  ])('by %s', (headers, expected) => {
    expect(whose(headers.split(' '))).toBe(expected);
  });

  it('by captions', () => {
    expect(whose(['户主', ['成员1', '姓名'], ['成员1', '身份证号'], ['成员2', '姓名'], ['成员2', '身份证号']])).toBe(
      '.1122',
    );
  });

  it.each([
    '户主姓名 姓名 与户主关系 身份证号 电话1 电话2',
    '户主 姓名 身份证号 配偶姓名 配偶身份证号',
    '姓名 身份证号 父亲姓名 母亲姓名 监护人姓名',
    '姓名 性别 身份证号 姓名 性别 身份证号',
    '序号 户主姓名 成员姓名 成员身份证号',
  ])('not by %s', (headers) => {
    expect(whose(headers.split(' '))).toBeUndefined();
  });

  it('with what the header says a member is to the head', () => {
    const headers = ['户主姓名', '户主身份证号', '配偶姓名', '配偶身份证号'];
    expect(familyColumns(headers.map((text) => [text]))?.members).toEqual([
      { columns: [2, 3], headers: [['姓名'], ['身份证号']], relation: '配偶' },
    ]);
  });
});
