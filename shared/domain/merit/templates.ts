import { HUNDREDTHS } from './amount.ts';
import type { RubricItem, RubricTerms } from './merit.ts';

/** When these were gathered; a village that adopts one sets its own first day. */
const GATHERED = '2026-01-01';

/** Judgements are posted three days unless a village says otherwise. */
const NOTICE_DAYS = 3;

/** Rubrics as villages have published them, with the place. Only what was published is here: a village adds its own. */
export const RUBRIC_TEMPLATES: readonly RubricTerms[] = [
  {
    name: '白羊村积分细则',
    source: '白羊村公布',
    items: [
      item('1', '参与', '参加村里组织的活动', 1),
      item('2', '参与', '上台表演节目', 20),
      item('3', '善行', '做好人好事', 50),
      item('4', '善行', '调解邻里纠纷', 20),
      item('5', '志愿', '参加志愿服务', 20),
      item('6', '卫生', '家庭卫生月度之星', 50, '月'),
      item('7', '卫生', '家庭卫生季度之星', 80, '季'),
      item('8', '卫生', '家庭卫生年度之星', 100, '年'),
    ],
    noticeDays: NOTICE_DAYS,
    validFrom: GATHERED,
  },
  {
    name: '丰宁积分细则',
    source: '丰宁公布',
    items: [
      item('1', '平安', '参加治安巡逻', 50, '天'),
      item('2', '移风易俗', '红白事简办', 500),
      item('3', '卫生', '评为卫生最好的户', 100),
    ],
    noticeDays: NOTICE_DAYS,
    validFrom: GATHERED,
  },
  {
    name: '汆溪村积分细则（违规操办酒席）',
    source: '汆溪村公布，全表 4 类 21 项，此处为已知的一项',
    items: [{ ...item('1', '移风易俗', '违反规定操办酒席', -3), upTo: -15 * HUNDREDTHS }],
    noticeDays: NOTICE_DAYS,
    validFrom: GATHERED,
  },
];

/** @param points whole points for each time */
function item(code: string, className: string, name: string, points: number, per = '次'): RubricItem {
  return { code, className, name, points: points * HUNDREDTHS, per };
}
