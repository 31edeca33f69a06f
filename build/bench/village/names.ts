import { oneOf, type Random, weighted } from './random.ts';

/** Surnames by how many of a thousand carry them: a village has few, and some are read otherwise than they look. */
const SURNAMES = [
  ['王', 95],
  ['李', 88],
  ['张', 86],
  ['刘', 66],
  ['陈', 58],
  ['杨', 42],
  ['赵', 36],
  ['黄', 34],
  ['周', 32],
  ['吴', 30],
  ['徐', 24],
  ['孙', 23],
  ['胡', 20],
  ['朱', 19],
  ['高', 18],
  ['林', 17],
  ['何', 17],
  ['郭', 17],
  ['马', 16],
  ['罗', 15],
  ['梁', 14],
  ['宋', 13],
  ['郑', 13],
  ['谢', 12],
  ['韩', 12],
  ['唐', 11],
  ['冯', 11],
  ['于', 10],
  ['董', 10],
  ['萧', 9],
  ['程', 9],
  ['曹', 9],
  ['袁', 8],
  ['邓', 8],
  ['许', 8],
  ['傅', 7],
  ['沈', 7],
  ['曾', 7],
  ['彭', 7],
  ['吕', 7],
  ['孔', 5],
  ['单', 3],
  ['仇', 2],
  ['解', 2],
  ['欧阳', 2],
  ['司马', 1],
] as const;

const GIVEN = {
  '1': '伟强磊军勇杰涛超明刚平辉建国华志文斌德林海波峰亮龙云飞生福贵成春和金玉宝山东庆树清祥永新荣松柏家俊浩宇轩泽然子博'.split(
    '',
  ),
  '2': '芳娜敏静丽艳娟霞秀英兰玉梅红桂凤琴珍莲春香云莉萍燕玲雪琳慧洁欣怡婷雅文华清荣美菊花翠银巧淑贞爱珠月子涵梓萱'.split(
    '',
  ),
};

/** Of ten given names two have one character. */
const ONE_CHARACTER = 0.2;

export function surname(random: Random): string {
  return weighted(random, SURNAMES);
}

/** A given name as one of that sex may carry it; about one in a hundred thousand pairs is nobody's name, as anywhere. */
export function givenName(random: Random, sex: '1' | '2'): string {
  const first = oneOf(random, GIVEN[sex]);
  return random() < ONE_CHARACTER ? first : first + oneOf(random, GIVEN[sex]);
}
