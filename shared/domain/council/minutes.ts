import { type CalendarDay, dayAt } from '../calendar/day.ts';
import { lunarText } from '../calendar/lunar.ts';
import { countNumeral } from '../calendar/numerals.ts';
import { paperDate, weekdayText } from '../calendar/write.ts';
import { amendmentsTo, inVotingOrder } from './amendment.ts';
import { type QuorumCheck, quorumChecks, type Turnout } from './assembly.ts';
import { attended, everThere, proxiesAt, quorumReached, type Roll } from './attendance.ts';
import { votes } from './charter.ts';
import type { Charter, Council, CouncilMember } from './council.ts';
import { attendanceFigures, percentText, voteFigures } from './figures.ts';
import type { Addendum, AgendaItem, Decision, Meeting, Motion, SignIn } from './meeting.ts';
import { isCounted, outcomeOfDecision } from './vote.ts';
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

/** A motion as the minutes speak of it. */
export type MinutedMotion = Pick<Motion, 'id' | 'title' | 'content' | 'amends'>;

/** An item of the agenda as the minutes speak of it. */
export type MinutedItem = Pick<AgendaItem, 'id' | 'title' | 'notes' | 'about'>;

/** Everything one meeting left behind. `rounds` are the votes on each motion; no charter, no quorum to state. */
export interface MeetingPapers {
  council: Council;
  meeting: Meeting;
  agenda: readonly MinutedItem[];
  motions: readonly MinutedMotion[];
  roll: Roll;
  turnout: Turnout | undefined;
  rounds: ReadonlyMap<string, readonly Decision[]>;
  charter: Charter | undefined;
  addenda: readonly Addendum[];
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
      { label: '会议议程', lines: numbered(papers.agenda.map(({ title }) => title)) },
      { label: '讨论情况', lines: discussionLines(papers) },
      { label: '表决与决议', lines: decisionLines(papers) },
      { label: '公示日期', lines: [meeting.publishedOn ? paperDate(meeting.publishedOn) : UNWRITTEN] },
      { label: '签字原件', lines: [meeting.signedPaper || UNWRITTEN] },
      ...(papers.addenda.length > 0 ? [{ label: '补记', lines: papers.addenda.flatMap(addendumLines) }] : []),
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

/** 二〇二六年三月五日（星期四，农历正月十七）19:30至21:00. */
export function whenText({ heldOn, startsAt, endedAt }: Pick<Meeting, 'heldOn' | 'startsAt' | 'endedAt'>): string {
  const until = endedAt ? `至${endedAt}` : '';
  return `${paperDate(heldOn)}（${weekdayText(heldOn)}，农历${lunarText(heldOn)}）${startsAt}${until}`;
}

function attendanceSections(papers: MeetingPapers): PaperSection[] {
  const { council, meeting, roll, charter } = papers;
  const withVote = (member: CouncilMember) => charter !== undefined && votes(charter, member.post);
  const came = (member: CouncilMember) => attended(roll.get(member.person)?.attendance);
  const named = ({ name, person, post }: CouncilMember) => {
    const words = [postWord(council.council, post), ...hours(roll.get(person))];
    return `${name}（${words.join('，')}）`;
  };
  const guests = meeting.called.filter((member) => !withVote(member) && came(member)).map(named);
  const others = meeting.guests.trim() === '' ? [] : [meeting.guests.trim()];
  const guestLines = { label: '列席人员（无表决权）', lines: [joined([...guests, ...others])] };
  if (charter && isCounted(charter)) return [{ label: '到会情况', lines: turnoutLines(papers, charter) }, guestLines];
  const members = meeting.called.filter(withVote);
  const absent = members.filter((member) => !came(member)).map((member) => absence(member, papers));
  return [
    { label: '到会情况', lines: [countLine(papers)] },
    { label: '出席人员', lines: [joined(members.filter(came).map(named))] },
    guestLines,
    { label: '缺席人员及原因', lines: [joined(absent)] },
  ];
}

/** 迟到，19:50 到, 20:40 离会. */
function hours(signIn: SignIn | undefined): string[] {
  if (!signIn) return [];
  const { attendance, arrivedAt, leftAt } = signIn;
  const late = attendance === 'late' ? [arrivedAt ? `迟到，${arrivedAt} 到` : '迟到'] : [];
  return leftAt ? [...late, `${leftAt} 离会`] : late;
}

function countLine({ meeting, roll, charter }: MeetingPapers): string {
  if (charter === undefined) return UNWRITTEN;
  const count = everThere(meeting.called, roll, charter);
  const valid = quorumReached(count, charter) ? '达到法定人数，会议有效' : '未达到法定人数';
  return `${attendanceFigures(count)}（章程要求到会${shareWord(charter.quorum, charter.quorumStrict)}），${valid}`;
}

const COUNTING_WORDS: Record<QuorumCheck['counting'], string> = {
  members: '成员',
  adults: '十八周岁以上村民',
  households: '户代表',
};

/** Each way of counting that was taken, and whether the meeting is lawful by either. */
function turnoutLines({ turnout }: MeetingPapers, charter: Charter): string[] {
  const checks = quorumChecks(turnout ?? {}, charter);
  if (checks.length === 0) return [UNWRITTEN];
  const lines = checks.map(
    ({ counting, due, present, needed }) =>
      `${COUNTING_WORDS[counting]}应到 ${due} 人，实到 ${present} 人（${percentText(present, due)}），法定 ${needed} 人`,
  );
  const lawful = checks.some(({ reached }) => reached);
  return [...lines, lawful ? '达到法定人数，会议有效' : '未达到法定人数'];
}

function absence({ name, person }: CouncilMember, { meeting, roll, charter }: MeetingPapers): string {
  const signIn = roll.get(person);
  if (signIn === undefined) return `${name}（未点名）`;
  const holder = charter && proxiesAt(meeting.called, roll, charter, undefined).get(person);
  const proxy = holder && `委托${meeting.called.find((member) => member.person === holder)?.name ?? ''}`;
  const words = [ATTENDANCE_WORDS[signIn.attendance], signIn.reason?.trim(), proxy].filter(Boolean);
  return `${name}（${words.join('，')}）`;
}

/** What was said, item by item, then what was said beside them. */
function discussionLines({ agenda, meeting }: MeetingPapers): string[] {
  const items = agenda
    .filter(({ notes }) => notes.trim() !== '')
    .flatMap(({ title, notes }) => [`关于“${title.trim() || UNWRITTEN}”：`, ...paragraphs(notes)]);
  if (meeting.discussion.trim() === '') return items.length > 0 ? items : [NOTHING];
  return [...items, ...(items.length > 0 ? ['其他：'] : []), ...paragraphs(meeting.discussion)];
}

function decisionLines({ motions, rounds }: MeetingPapers): string[] {
  if (motions.length === 0) return [NOTHING];
  return inVotingOrder(motions).flatMap((motion, index) =>
    motionLines(motion, rounds.get(motion.id) ?? [], motions, index),
  );
}

/** What the facts say outranks what the paper says: a motion reworded after its vote was not what people voted on. */
function motionLines(
  motion: MinutedMotion,
  rounds: readonly Decision[],
  motions: readonly MinutedMotion[],
  index: number,
): string[] {
  const { title, content } = rounds.at(-1)?.motion ?? motion;
  const amended = motions.find(({ id }) => id === motion.amends);
  const about = amended ? `（对“${amended.title}”的修正案）` : '';
  const isAmended = amendmentsTo(motion.id, motions).length > 0 && content !== motion.content;
  const head = [
    itemText(index, `${title || UNWRITTEN}${about}`),
    ...(isAmended ? ['（按通过的修正案）'] : []),
    ...(content.trim() ? paragraphs(content) : []),
  ];
  if (rounds.length === 0) return [...head, '表决结果：未表决'];
  return [...head, ...rounds.flatMap((decision, at) => [...roundHead(at, rounds.length), ...voteLines(decision)])];
}

function roundHead(at: number, count: number): string[] {
  return count === 1 ? [] : [at === 0 ? '第一次表决' : `第${countNumeral(at + 1)}次表决（重新表决）`];
}

/** How a recorded vote reads, in the minutes and on the notice. */
export function voteLines(decision: Decision): string[] {
  const { takenAt, due, present, given, returned, invalid } = decision;
  const outcome = OUTCOME_WORDS[outcomeOfDecision(decision)];
  const when = takenAt ? `${takenAt} 表决，` : '';
  const papers = given === undefined ? '' : `发出票 ${given} 张，收回 ${returned} 张，无效 ${invalid} 张。`;
  const lines = [
    `${when}应到 ${due} 人，当时在场 ${present} 人。表决方式：${METHOD_WORDS[decision.method]}。${papers}`,
    voteFigures(decision, present),
    `表决结果：${outcome}（章程要求赞成${shareWord(decision.pass, decision.passStrict)}）`,
    `计票人：${decision.counter}　监票人：${decision.supervisor}`,
  ];
  return decision.passed && decision.amends === undefined ? [...lines, dutyLine(decision)] : lines;
}

function addendumLines({ text, createdAt, createdBy }: Addendum): string[] {
  return [...paragraphs(text), `（${paperDate(dayAt(createdAt))}补记，补记人：${createdBy}）`];
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
