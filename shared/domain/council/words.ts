import type { BodyKind, CouncilPost, Ratio } from './council.ts';
import type { Attendance, VotingMethod } from './meeting.ts';
import type { Outcome } from './vote.ts';

/** The words of the councils' papers. They are Chinese in every language of the screen: the papers are. */
export const COUNCIL_WORDS: Record<BodyKind, string> = {
  redWhite: '红白理事会',
  moralReview: '道德评议会',
  deliberation: '村民议事会',
  antiVice: '禁毒禁赌会',
  representatives: '村民代表会议',
  villagers: '村民会议',
};

const POST_WORDS: Record<CouncilPost, string> = {
  chair: '会长',
  viceChair: '副会长',
  secretary: '秘书',
  member: '成员',
  guest: '列席',
};

export const METHOD_WORDS: Record<VotingMethod, string> = {
  secret: '无记名投票',
  roll: '记名投票',
  hands: '举手表决',
};

export const ATTENDANCE_WORDS: Record<Attendance, string> = {
  present: '到会',
  late: '迟到',
  leave: '请假',
  absent: '缺席',
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  passed: '通过',
  tied: '赞成反对票数相等，未通过',
  rejected: '未通过',
};

/** What the posts are called where a body has words of its own: an assembly is convened, it has no president. */
const OWN_POST_WORDS: Partial<Record<BodyKind, Partial<Record<CouncilPost, string>>>> = {
  representatives: { chair: '召集人', viceChair: '副召集人', member: '村民代表' },
  villagers: { chair: '召集人', viceChair: '副召集人', member: '村民' },
};

/** The red-white council's register is kept by its 联络员; elsewhere the post is 秘书. */
export function postWord(council: BodyKind, post: CouncilPost): string {
  const own = OWN_POST_WORDS[council]?.[post];
  if (own !== undefined) return own;
  return council === 'redWhite' && post === 'secretary' ? '联络员' : POST_WORDS[post];
}

/** 不少于 4/5, 超过 1/2. */
export function shareWord({ over, under }: Ratio, strict: boolean): string {
  return `${strict ? '超过' : '不少于'} ${over}/${under}`;
}
