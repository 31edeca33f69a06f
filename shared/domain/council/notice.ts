import type { CalendarDay } from '../calendar/day.ts';
import { paperDate } from '../calendar/write.ts';
import type { NoticeDraft } from '../notice/drafting.ts';
import { failure, type Result, success } from '../result.ts';
import { inVotingOrder } from './amendment.ts';
import { attendanceFigures, voteFigures } from './figures.ts';
import type { Decision } from './meeting.ts';
import { dutyLine, itemText, type MeetingPapers, type Paper, paragraphs, whenText } from './minutes.ts';
import { outcomeOfDecision } from './vote.ts';
import { METHOD_WORDS, OUTCOME_WORDS } from './words.ts';

/**
 * Why there is nothing to put on the board. `restricted`: the anti-drug and gambling council's matters stay with the
 * station; `nothingDecided`: no vote is on the record yet.
 */
export type NoticeRefusal = 'restricted' | 'nothingDecided';

/**
 * The public notice of a meeting's decisions: what was decided and with which figures, and who answers for it, but not
 * who said what, who was absent, nor who counted. One line a decision, so that each can be objected to by itself.
 */
export function decisionDraft(papers: MeetingPapers): Result<NoticeDraft, NoticeRefusal> {
  const { council, meeting } = papers;
  if (council.council === 'antiVice') return failure('restricted');
  const decided = inVotingOrder(papers.motions).flatMap(({ id }) => papers.rounds.get(id)?.at(-1) ?? []);
  const [first] = decided;
  if (first === undefined) return failure('nothingDecided');
  return success({
    subject: 'decision',
    title: '会议议定事项公示',
    opening: `${council.name}于${paperDate(meeting.heldOn)}召开会议，表决时${attendanceFigures(first)}。现将议定事项公示如下。`,
    columns: [],
    lines: decided.map((decision, index) => ({ about: decision.id, cells: publicLines(decision, index) })),
    issuer: council.name,
    source: meeting.id,
  });
}

function publicLines(decision: Decision, index: number): string[] {
  const { title, content } = decision.motion;
  const figures = `${METHOD_WORDS[decision.method]}：${voteFigures(decision, decision.present)}，${OUTCOME_WORDS[outcomeOfDecision(decision)]}。`;
  const lines = [itemText(index, title), ...(content.trim() ? [paragraphs(content).join('\n')] : []), figures];
  if (!decision.passed || decision.amends !== undefined) return lines;
  const deadline = decision.deadline ? `，${paperDate(decision.deadline)}前完成` : '';
  return [...lines, `由${decision.responsible}负责${deadline}。`];
}

/** What was decided and is to be carried out, with who answers for it until when: the list that follows a meeting. */
export function decisionList(papers: MeetingPapers, today: CalendarDay): Paper {
  const { council, meeting } = papers;
  const decided = inVotingOrder(papers.motions).flatMap(({ id }) => papers.rounds.get(id)?.at(-1) ?? []);
  const passed = decided.filter((decision) => decision.passed && decision.amends === undefined);
  return {
    title: '会议决议事项清单',
    sections: [
      { label: '', lines: [`${council.name}“${meeting.title}”（${paperDate(meeting.heldOn)}）议定下列事项。`] },
      ...passed.map((decision, index) => ({ label: '', lines: dutyLines(decision, index) })),
      ...(passed.length === 0 ? [{ label: '', lines: ['本次会议没有需要办理的事项。'] }] : []),
    ],
    signatures: ['会长（签字）'],
    issuer: council.name,
    date: today,
  };
}

function dutyLines(decision: Decision, index: number): string[] {
  const { title, content } = decision.motion;
  return [itemText(index, title), ...(content.trim() ? paragraphs(content) : []), dutyLine(decision)];
}

/** The notice that calls the members together. */
export function callNotice(
  { council, meeting, agenda: items }: Pick<MeetingPapers, 'council' | 'meeting' | 'agenda'>,
  today: CalendarDay,
): Paper {
  const agenda = items.map(({ title }) => title).filter((title) => title.trim() !== '');
  return {
    title: '会议通知',
    sections: [
      { label: '', lines: [`${council.name}各位成员：`] },
      {
        label: '',
        lines: [`定于${whenText(meeting)}在${meeting.place || '村委会'}召开“${meeting.title}”，请准时参加。`],
      },
      ...(agenda.length === 0
        ? []
        : [{ label: '会议议程', lines: agenda.map((item, index) => itemText(index, item)) }]),
      { label: '', lines: ['不能参加的，请提前向会长请假并说明原因。'] },
    ],
    signatures: [],
    issuer: council.name,
    date: today,
  };
}
