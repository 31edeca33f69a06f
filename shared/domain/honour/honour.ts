import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import { heads } from '../council/council.ts';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';
import { latestBy } from '../latest.ts';
import type { NoticeDraft } from '../notice/drafting.ts';
import { failure, type Result, success } from '../result.ts';
import { maskName } from '../roster/mask.ts';

/** What villages honour people for, as they word it; a village may word its own. */
export const HONOUR_TITLES = [
  '好邻居',
  '好媳妇',
  '好公婆',
  '好儿女',
  '最美家庭',
  '新时代好少年',
  '优秀志愿者',
] as const;

/** A nomination for one of the year's honours (评优): of a household or of one of its people. */
export const honour = envelope.extend({
  kind: z.literal('honour'),
  ...recordFields,
  title: line.min(1),
  year: z.int().min(1950).max(2100),
  household: reference,
  /** Absent where the whole household is honoured. */
  person: reference.optional(),
  /** As they stood on the roster when they were nominated. */
  name: line.min(1),
  villagersGroup: line,
  /** What they did. */
  deeds: text.min(1),
  nominatedBy: line.min(1),
  nominatedOn: calendarDate,
  /** They said that their name may hang on the board and be shown; without it the name is masked. */
  consents: z.boolean().optional(),
});
export type Honour = z.infer<typeof honour>;

/** How a nomination was voted on. A later word on the same nomination corrects this one. */
export const honourVote = envelope.extend({
  kind: z.literal('honourVote'),
  honour: reference,
  for: heads,
  against: heads,
  abstain: heads,
  awarded: z.boolean(),
  votedOn: calendarDate,
  votedBy: line.min(1),
});
export type HonourVote = z.infer<typeof honourVote>;
export type HonourVoteContent = Pick<
  HonourVote,
  'honour' | 'for' | 'against' | 'abstain' | 'awarded' | 'votedOn' | 'votedBy'
>;

/** What was counted, and by whom. */
export interface CountedVote {
  for: number;
  against: number;
  abstain: number;
  votedOn: CalendarDay;
  votedBy: string;
}

/** Why a vote is not put on the record. */
export type HonourVoteRefusal = 'nobodyVoted' | 'noVoter' | 'inFuture' | 'beforeNomination';

/** The vote on a nomination: it is given with more than half of those who voted. */
export function voteOn(
  nominated: Pick<Honour, 'id' | 'nominatedOn'>,
  { for: yes, against, abstain, votedOn, votedBy }: CountedVote,
  today: CalendarDay,
): Result<HonourVoteContent, HonourVoteRefusal> {
  const cast = yes + against + abstain;
  if (cast === 0) return failure('nobodyVoted');
  if (votedBy.trim() === '') return failure('noVoter');
  if (votedOn > today) return failure('inFuture');
  if (votedOn < nominated.nominatedOn) return failure('beforeNomination');
  const counts = { for: yes, against, abstain, awarded: yes * 2 > cast };
  return success({ honour: nominated.id, ...counts, votedOn, votedBy: votedBy.trim() });
}

/** Where a nomination stands, and the vote that holds. */
export interface HonourStanding {
  state: 'nominated' | 'awarded' | 'notAwarded';
  vote: HonourVote | undefined;
}

export function standingOf(id: string, votes: Iterable<HonourVote>): HonourStanding {
  const vote = latestBy(votes, ({ honour: about }) => about).get(id);
  if (!vote) return { state: 'nominated', vote: undefined };
  return { state: vote.awarded ? 'awarded' : 'notAwarded', vote };
}

/** The honoured of a year as a notice, by title: those who agreed with their whole name (PIPL: no publishing without consent). */
export function honoursDraft(
  awarded: readonly Honour[],
  { village, year }: { village: string; year: number },
): NoticeDraft {
  const titles = [...new Set([...HONOUR_TITLES, ...awarded.map(({ title }) => title)])];
  const ordered = [...awarded].sort(
    (a, b) => titles.indexOf(a.title) - titles.indexOf(b.title) || (a.id < b.id ? -1 : 1),
  );
  return {
    subject: 'merit',
    title: `${village}${year}年先进评选结果`,
    opening: '经提名和投票，拟授予下列各户、各人称号，现予公示。',
    columns: [
      { head: '称号', masking: 'none' },
      // Masked one by one: some have agreed to stand there with their whole name.
      { head: '姓名', masking: 'none' },
      { head: '组', masking: 'none' },
      { head: '事迹', masking: 'none' },
    ],
    lines: ordered.map(({ id, title, name, villagersGroup, deeds, consents }) => ({
      about: id,
      cells: [title, consents ? name : maskName(name), villagersGroup, deeds],
    })),
    issuer: `${village}道德评议会`,
  };
}
