import type { TeamPostRule, TeamTerms } from './team.ts';

const POSTS: TeamPostRule[] = [
  { post: 'leader', min: 1, max: 1 },
  { post: 'deputy', min: 0, max: 2 },
  { post: 'liaison', min: 0, max: 1 },
];

const required = (name: string) => ({ name, required: true });
const ofOnesOwn = (name: string) => ({ name, required: false });

/** Before every day that a rule could be asked about: a template is valid from the day it is adopted. */
const GATHERED = '2026-01-01';

/**
 * Rules of teams for a station to adopt and change. A township's 支队 has five teams and its own, a county's 总队 ten and
 * its own; which fields they are is the county's to say, and the names here are the usual ones, not a rule.
 */
export const TEAM_TEMPLATES: readonly TeamTerms[] = [
  {
    name: '村志愿服务队（一队多能）',
    source: '通行做法：小村建一支综合队，有条件再分队',
    fields: [required('综合服务'), ofOnesOwn('红白事服务'), ofOnesOwn('环境卫生'), ofOnesOwn('文化文艺')],
    ...usual(),
  },
  {
    name: '5+N 分队',
    source: '通行做法：五支常设，N 支特色，名称以乡镇支队为准',
    fields: [
      ...['理论宣讲', '文化文艺', '助老扶弱', '环境卫生', '移风易俗'].map(required),
      ...['红白事服务', '法律服务', '科学普及', '医疗健身'].map(ofOnesOwn),
    ],
    ...usual(),
  },
  {
    name: '10+N 分队',
    source: '通行做法：十支常设，N 支特色，名称以县总队为准',
    fields: [
      ...['理论宣讲', '文化文艺', '助学支教', '医疗健身', '科学普及'].map(required),
      ...['法律服务', '环境卫生', '扶贫帮困', '助老扶弱', '移风易俗'].map(required),
      ...['红白事服务', '应急救援'].map(ofOnesOwn),
    ],
    ...usual(),
  },
];

/** What the published rules leave unsaid. */
function usual() {
  return {
    size: { min: 3, max: 500 },
    posts: POSTS,
    leaderYears: 3,
    activeEveryMonths: 3,
    clause: '',
    validFrom: GATHERED,
  };
}
