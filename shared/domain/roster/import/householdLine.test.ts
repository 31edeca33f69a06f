import { describe, expect, it } from 'vitest';
import { householdLineOf } from './householdLine.ts';

const NOTHING = { headName: '', number: '', group: '', address: '', idNumber: '', phone: '' };

describe('the line of a household', () => {
  it.each<[string[], Partial<typeof NOTHING>]>([
    [['户主：孔兰玉'], { headName: '孔兰玉' }],
    [['户主姓名: 孔  兰', '户编号：12'], { headName: '孔兰', number: '12' }],
    [
      ['户主：孔兰玉  户号：0012  住址：柳河村1组3号  人口：4人'],
      { headName: '孔兰玉', number: '0012', address: '柳河村1组3号' },
    ],
    [
      ['户主', '孔兰玉', '身份证号', '９９０２０４', '联系电话', '13900000000', '村民小组', '三组'],
      { headName: '孔兰玉', idNumber: '９９０２０４', phone: '13900000000', group: '三组' },
    ],
    [['第12户'], { number: '12' }],
    [['第3户 户主:孔兰玉'], { number: '3', headName: '孔兰玉' }],
    [['第三户：孔兰玉（4人）'], { number: '三', headName: '孔兰玉' }],
    [['第3户', '孔兰玉'], { number: '3', headName: '孔兰玉' }],
    [['孔兰玉户（4人）'], { headName: '孔兰玉' }],
  ])('%j', (texts, says) => {
    expect(householdLineOf(texts)).toEqual({ ...NOTHING, ...says });
  });

  it.each([
    [['常住户']],
    [['一组（共57户231人）']],
    [['57户', '231人']],
    [['户号', '户主', '所在组', '人数']],
    [['户编号', '户主信息', '村民小组']],
    [['户主：', '']],
    [['填报单位：柳河村', '填报时间：2026.3.5']],
    [['孔兰玉', '男', '群众']],
  ])('is none: %j', (texts) => {
    expect(householdLineOf(texts)).toBeUndefined();
  });
});
