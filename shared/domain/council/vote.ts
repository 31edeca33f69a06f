import { latestBy } from '../latest.ts';
import { contentAsAmended, openAmendments } from './amendment.ts';
import { type Counting, lawfulBy, quorumChecks, type Turnout } from './assembly.ts';
import {
  cameOrWent,
  type Headcount,
  headcount,
  type Moment,
  quorumReached,
  type Roll,
  reaches,
  unmarked,
  votersAt,
} from './attendance.ts';
import type { Charter, CharterTerms, CouncilMember } from './council.ts';
import { decisionsByMotion } from './decisions.ts';
import type { Decision, Meeting, Motion, Vote } from './meeting.ts';

export interface Votes {
  for: number;
  against: number;
  abstain: number;
}

/** `tied` passes no more than `rejected`; it is named because a charter may have it voted on again. */
export type Outcome = 'passed' | 'tied' | 'rejected';

/** Passes when those for are the charter's share of those present: who abstains or stays silent has not agreed. */
export function outcomeOf(votes: Votes, present: number, terms: Pick<CharterTerms, 'pass' | 'passStrict'>): Outcome {
  if (reaches(votes.for, present, terms.pass, terms.passStrict)) return 'passed';
  return votes.for === votes.against && votes.for > 0 ? 'tied' : 'rejected';
}

export function outcomeOfDecision(decision: Decision): Outcome {
  return decision.passed ? 'passed' : outcomeOf(decision, decision.present, decision) === 'tied' ? 'tied' : 'rejected';
}

/** Why a vote cannot be put on the record yet; each names the place on the screen to mend. */
export type DecisionProblem =
  | 'noCharter'
  | 'noMembers'
  | 'meetingNotHeld'
  | 'rollCallOpen'
  | 'voteTimeMissing'
  | 'quorumNotReached'
  | 'untitled'
  | 'amendmentOpen'
  | 'rollVotesOpen'
  | 'votesMissing'
  | 'ballotsMissing'
  | 'moreGivenThanPresent'
  | 'moreReturnedThanGiven'
  | 'ballotsDoNotAddUp'
  | 'moreVotesThanPresent'
  | 'noCounter'
  | 'noSupervisor'
  | 'counterIsSupervisor'
  | 'noResponsible'
  | 'deadlineBeforeMeeting';

/** What is needed to judge a vote. */
export interface VoteSetting {
  meeting: Pick<Meeting, 'id' | 'heldOn' | 'called'>;
  charter: Charter | undefined;
  roll: Roll;
  /** Of a meeting that is counted in heads. */
  turnout: Turnout | undefined;
  /** The votes by name on any motion of this meeting, corrected ones too. */
  votes: readonly Vote[];
  /** Every decision of this meeting. */
  decisions: readonly Decision[];
  motions: readonly Pick<Motion, 'id' | 'amends'>[];
  today: string;
}

/** Whether a body is counted in heads, by either lawful way, rather than called by name. */
export function isCounted(terms: Pick<CharterTerms, 'householdQuorum'>): boolean {
  return terms.householdQuorum !== undefined;
}

/** Those with a vote at a moment, by the way of counting that holds. */
export interface MomentCount extends Headcount {
  counting: Counting;
  quorate: boolean;
}

/** How many with a vote are there at a moment, and whether they are enough. */
export function countAt(
  { meeting, roll, turnout }: Pick<VoteSetting, 'meeting' | 'roll' | 'turnout'>,
  terms: CharterTerms,
  at: Moment,
): MomentCount {
  if (!isCounted(terms)) {
    const count = headcount(meeting.called, roll, terms, at);
    return { counting: 'members', ...count, quorate: quorumReached(count, terms) };
  }
  const check = lawfulBy(turnout ?? {}, terms) ?? quorumChecks(turnout ?? {}, terms)[0];
  if (!check) return { counting: 'adults', due: 0, present: 0, quorate: false };
  const { counting, due, present, reached } = check;
  return { counting, due, present, quorate: reached };
}

/** What stands against any decision of this meeting at a moment. */
export function meetingProblems(setting: VoteSetting, at: Moment): DecisionProblem[] {
  const { meeting, charter, roll, today } = setting;
  if (charter === undefined) return ['noCharter'];
  const count = countAt(setting, charter, at);
  const open = isCounted(charter) ? 0 : unmarked(meeting.called, roll, charter).length;
  if (count.due === 0) return [isCounted(charter) ? 'rollCallOpen' : 'noMembers'];
  const problems: DecisionProblem[] = [];
  if (meeting.heldOn > today) problems.push('meetingNotHeld');
  if (open > 0) problems.push('rollCallOpen');
  else if (at === undefined && cameOrWent(meeting.called, roll, charter)) problems.push('voteTimeMissing');
  else if (!count.quorate) problems.push('quorumNotReached');
  return problems;
}

/** Every reason why this motion's vote cannot be recorded, in the order in which a clerk works down the screen. */
export function decisionProblems(motion: Motion, setting: VoteSetting): DecisionProblem[] {
  const { charter } = setting;
  const problems = meetingProblems(setting, motion.takenAt);
  if (charter === undefined || countAt(setting, charter, motion.takenAt).due === 0) return problems;
  const held = decisionsByMotion(setting.decisions);
  if (motion.title.trim() === '') problems.push('untitled');
  if (openAmendments(motion.id, setting.motions, held, charter).length > 0) problems.push('amendmentOpen');
  return [...problems, ...countingProblems(motion, setting, charter), ...dutyProblems(motion, setting, charter)];
}

/** By roll each name has its word; otherwise the three numbers are typed. A blank is not a nought. */
export function votesOf(motion: Motion, setting: VoteSetting): Votes | undefined {
  const { charter } = setting;
  if (motion.method === 'roll' && charter && !isCounted(charter)) {
    const { open, ...votes } = rollTally(motion, setting, charter);
    return open.length === 0 ? votes : undefined;
  }
  const { for: inFavour, against, abstain } = motion;
  if (inFavour === undefined || against === undefined || abstain === undefined) return undefined;
  return { for: inFavour, against, abstain };
}

/** The votes by name of those who have a vote at that moment, and who of them has not voted. Others do not count. */
export function rollTally(
  motion: Pick<Motion, 'id' | 'round' | 'takenAt'>,
  { meeting, roll, votes }: Pick<VoteSetting, 'meeting' | 'roll' | 'votes'>,
  terms: CharterTerms,
): Votes & { open: CouncilMember[] } {
  const said = votesByPerson(motion, votes);
  const tally = { for: 0, against: 0, abstain: 0, open: [] as CouncilMember[] };
  for (const member of votersAt(meeting.called, roll, terms, motion.takenAt)) {
    const vote = said.get(member.person);
    if (vote) tally[vote.choice] += 1;
    else tally.open.push(member);
  }
  return tally;
}

/** Each person's word on a motion in its present round, by the person's id. */
export function votesByPerson({ id, round }: Pick<Motion, 'id' | 'round'>, votes: readonly Vote[]): Map<string, Vote> {
  return latestBy(
    votes.filter((vote) => vote.motion === id && vote.round === round),
    (vote) => vote.person,
  );
}

function countingProblems(motion: Motion, setting: VoteSetting, charter: Charter): DecisionProblem[] {
  const problems: DecisionProblem[] = [];
  const { present } = countAt(setting, charter, motion.takenAt);
  const votes = votesOf(motion, setting);
  const byRoll = motion.method === 'roll' && !isCounted(charter);
  if (votes === undefined) problems.push(byRoll ? 'rollVotesOpen' : 'votesMissing');
  else if (cast(votes) > present) problems.push('moreVotesThanPresent');
  if (motion.method === 'secret') problems.push(...secretProblems(motion, votes, present));
  const counter = motion.counter.trim();
  const supervisor = motion.supervisor.trim();
  if (counter === '') problems.push('noCounter');
  if (supervisor === '') problems.push('noSupervisor');
  if (counter !== '' && counter === supervisor) problems.push('counterIsSupervisor');
  return problems;
}

/** Papers given out are at most one a head, those returned at most those given out, and what is counted is what returned. */
function secretProblems(
  { given, returned, invalid }: Motion,
  votes: Votes | undefined,
  present: number,
): DecisionProblem[] {
  if (given === undefined || returned === undefined || invalid === undefined) return ['ballotsMissing'];
  const problems: DecisionProblem[] = [];
  if (given > present) problems.push('moreGivenThanPresent');
  if (returned > given) problems.push('moreReturnedThanGiven');
  if (votes && cast(votes) + invalid !== returned) problems.push('ballotsDoNotAddUp');
  return problems;
}

function dutyProblems(motion: Motion, setting: VoteSetting, charter: Charter): DecisionProblem[] {
  const problems: DecisionProblem[] = [];
  const votes = votesOf(motion, setting);
  const { present } = countAt(setting, charter, motion.takenAt);
  const passed = votes && outcomeOf(votes, present, charter) === 'passed';
  const asksForSomeone = passed && motion.amends === undefined;
  if (asksForSomeone && motion.responsible.trim() === '') problems.push('noResponsible');
  if (motion.deadline !== undefined && motion.deadline < setting.meeting.heldOn) problems.push('deadlineBeforeMeeting');
  return problems;
}

export function cast(votes: Votes): number {
  return votes.for + votes.against + votes.abstain;
}

/** What a decision says, apart from the envelope that the store gives it. */
export type DecisionContent = Omit<
  Decision,
  'id' | 'kind' | 'station' | 'v' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'device'
>;

/**
 * The decision that this vote comes to. The charter's shares go into it, so that it can be checked for ever, and the
 * motion's words as they stand by its amendments.
 * @throws RangeError where `decisionProblems` names any: a decision against the charter must not come to be.
 */
export function decisionContent(motion: Motion, setting: VoteSetting): DecisionContent {
  const { charter, meeting } = setting;
  const votes = votesOf(motion, setting);
  const problems = decisionProblems(motion, setting);
  if (problems.length > 0 || charter === undefined || votes === undefined) {
    throw new RangeError(`not to be recorded: ${problems.join(', ')}`);
  }
  const { quorate: _, ...count } = countAt(setting, charter, motion.takenAt);
  const { id, title, about, amends, round, method, takenAt, given, returned, invalid, deadline } = motion;
  return {
    meeting: meeting.id,
    decidedOn: meeting.heldOn,
    motion: {
      id,
      title: title.trim(),
      content: contentAsAmended(motion, setting.motions, decisionsByMotion(setting.decisions)),
    },
    ...defined({ about, amends, takenAt, deadline }),
    ...(method === 'secret' && defined({ given, returned, invalid })),
    round,
    method,
    ...count,
    ...votes,
    charter: charter.id,
    quorum: charter.quorum,
    quorumStrict: charter.quorumStrict,
    pass: charter.pass,
    passStrict: charter.passStrict,
    passed: outcomeOf(votes, count.present, charter) === 'passed',
    counter: motion.counter.trim(),
    supervisor: motion.supervisor.trim(),
    responsible: motion.responsible.trim(),
  };
}

/** The fields that are there: a document leaves a field away rather than carry an empty one. */
export function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
