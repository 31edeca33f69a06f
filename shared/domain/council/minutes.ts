import type { CalendarDay } from '../calendar/day.ts';
import { lunarText } from '../calendar/lunar.ts';
import { countNumeral } from '../calendar/numerals.ts';
import { paperDate, weekdayText } from '../calendar/write.ts';
import { attended, headcount, quorumReached, type Roll } from './attendance.ts';
import { votes } from './charter.ts';
import type { Charter, Council, CouncilMember } from './council.ts';
import { attendanceFigures, voteFigures } from './figures.ts';
import type { Decision, Meeting, MotionPaper } from './meeting.ts';
import { outcomeOfDecision } from './vote.ts';
import { ATTENDANCE_WORDS, METHOD_WORDS, OUTCOME_WORDS, postWord, shareWord } from './words.ts';

/** One heading of the minutes with its paragraphs. */
export interface PaperSection {
  label: string;
  lines: string[];
}

/** A paper ready to be set: on screen and in print it has the same words. */
export interface Paper {
  title: string;
  sections: PaperSection[];
  /** Who signs by hand, each with room for it. */
  signatures: string[];
  /** Who issues the paper, for the seal. */
  issuer: string;
  date: CalendarDay;
}

/** Everything one meeting left behind. `decisions` are those that hold, by motion id; no charter, no quorum to state. */
export interface MeetingPapers {
  council: Council;
  meeting: Meeting;
  roll: Roll;
  decisions: ReadonlyMap<string, Decision>;
  charter: Charter | undefined;
}

const NOTHING = '无';
const UNWRITTEN = '（未填）';

/** The minutes in the form that offices keep, with all that DOMAIN's "Minutes carry" lists. */
export function minutesOf(papers: MeetingPapers): Paper {
  const { council, meeting } = papers;
  return {
    title: `${council.name}会议记录`,
    sections: [
      ...headSections(papers),
      ...attendanceSections(papers),
      { label: '会议议程', lines: numbered(meeting.agenda) },
      { label: '讨论情况', lines: paragraphs(meeting.discussion) },
      { label: '表决与决议', lines: decisionLines(papers) },
      { label: '公示日期', lines: [meeting.publishedOn ? paperDate(meeting.publishedOn) : UNWRITTEN] },
      { label: '签字原件', lines: [meeting.signedPaper || UNWRITTEN] },
    ],
    signatures: ['主持人（签字）', '记录人（签字）', '监票人（签字）'],
    issuer: council.name,
    date: meeting.heldOn,
  };
}

function headSections({ meeting }: MeetingPapers): PaperSection[] {
  const chair = meeting.chair && meeting.chairPost ? `${meeting.chair}（${meeting.chairPost}）` : meeting.chair;
  return [
    { label: '会议名称', lines: [meeting.title] },
    { label: '时间', lines: [whenText(meeting)] },
    { label: '地点', lines: [meeting.place || UNWRITTEN] },
    { label: '主持人', lines: [chair || UNWRITTEN] },
    { label: '记录人', lines: [meeting.recorder || UNWRITTEN] },
  ];
}

/** 二〇二六年三月五日（星期四，农历正月十七）19:30. */
export function whenText({ heldOn, startsAt }: Pick<Meeting, 'heldOn' | 'startsAt'>): string {
  return `${paperDate(heldOn)}（${weekdayText(heldOn)}，农历${lunarText(heldOn)}）${startsAt}`;
}

function attendanceSections({ council, meeting, roll, charter }: MeetingPapers): PaperSection[] {
  const withVote = (member: CouncilMember) => charter !== undefined && votes(charter, member.post);
  const came = (member: CouncilMember) => attended(roll.get(member.person)?.attendance);
  const named = (member: CouncilMember) => `${member.name}（${postWord(council.council, member.post)}）`;
  const members = meeting.called.filter(withVote);
  const guests = meeting.called.filter((member) => !withVote(member) && came(member)).map(named);
  const others = meeting.guests.trim() === '' ? [] : [meeting.guests.trim()];
  return [
    { label: '到会情况', lines: [countLine(meeting, roll, charter)] },
    { label: '出席人员', lines: [joined(members.filter(came).map(named))] },
    { label: '列席人员（无表决权）', lines: [joined([...guests, ...others])] },
    {
      label: '缺席人员及原因',
      lines: [joined(members.filter((member) => !came(member)).map((m) => absence(m, roll)))],
    },
  ];
}

function countLine(meeting: Meeting, roll: Roll, charter: Charter | undefined): string {
  if (charter === undefined) return UNWRITTEN;
  const count = headcount(meeting.called, roll, charter);
  const valid = quorumReached(count, charter) ? '达到法定人数，会议有效' : '未达到法定人数';
  return `${attendanceFigures(count)}（章程要求到会${shareWord(charter.quorum, charter.quorumStrict)}），${valid}`;
}

function absence(member: CouncilMember, roll: Roll): string {
  const signIn = roll.get(member.person);
  if (signIn === undefined) return `${member.name}（未点名）`;
  const reason = signIn.reason?.trim();
  return `${member.name}（${ATTENDANCE_WORDS[signIn.attendance]}${reason ? `，${reason}` : ''}）`;
}

function decisionLines({ meeting, decisions }: MeetingPapers): string[] {
  if (meeting.motions.length === 0) return [NOTHING];
  return meeting.motions.flatMap((paper, index) => motionLines(paper, decisions.get(paper.id), index));
}

/** What the fact says outranks what the paper says: a motion reworded after its vote was not what people voted on. */
function motionLines(paper: MotionPaper, decision: Decision | undefined, index: number): string[] {
  const { title, content } = decision?.motion ?? paper;
  const head = [itemText(index, title || UNWRITTEN), ...(content.trim() ? paragraphs(content) : [])];
  return decision === undefined ? [...head, '表决结果：未表决'] : [...head, ...voteLines(decision)];
}

/** How a recorded vote reads, in the minutes and on the notice. */
export function voteLines(decision: Decision): string[] {
  const outcome = OUTCOME_WORDS[outcomeOfDecision(decision)];
  const lines = [
    `表决方式：${METHOD_WORDS[decision.method]}。${voteFigures(decision, decision.present)}`,
    `表决结果：${outcome}（章程要求赞成${shareWord(decision.pass, decision.passStrict)}）`,
    `计票人：${decision.counter}　监票人：${decision.supervisor}`,
  ];
  return decision.passed ? [...lines, dutyLine(decision)] : lines;
}

export function dutyLine({ responsible, deadline }: Pick<Decision, 'responsible' | 'deadline'>): string {
  return `责任人：${responsible}　完成期限：${deadline ? paperDate(deadline) : '长期'}`;
}

/** 一、…: Chinese numbers to 99, which is more than one meeting has of anything. */
export function itemText(index: number, words: string): string {
  return `${index < 99 ? countNumeral(index + 1) : index + 1}、${words}`;
}

function numbered(items: readonly string[]): string[] {
  const written = items.filter((item) => item.trim() !== '');
  return written.length === 0 ? [NOTHING] : written.map((item, index) => itemText(index, item.trim()));
}

export function paragraphs(words: string): string[] {
  const lines = words
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return lines.length === 0 ? [NOTHING] : lines;
}

function joined(names: readonly string[]): string {
  return names.length === 0 ? NOTHING : names.join('、');
}
