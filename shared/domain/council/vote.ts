import { type Headcount, quorumReached, reaches } from './attendance.ts';
import type { Charter, CharterTerms } from './council.ts';
import type { Ballot, Decision, Meeting, MotionPaper } from './meeting.ts';

export interface Votes {
  for: number;
  against: number;
  abstain: number;
}

/** `tied` is a rejection too, named because people ask. */
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
  | 'rollCallOpen'
  | 'quorumNotReached'
  | 'meetingNotHeld'
  | 'untitled'
  | 'votesMissing'
  | 'moreVotesThanPresent'
  | 'noCounter'
  | 'noSupervisor'
  | 'counterIsSupervisor'
  | 'noResponsible'
  | 'deadlineBeforeMeeting';

/** What is needed to judge a vote. `unmarked` counts voting members whose attendance is not yet known. */
export interface VoteSetting {
  meeting: Pick<Meeting, 'heldOn'>;
  charter: Charter | undefined;
  count: Headcount;
  unmarked: number;
  today: string;
}

/** Every reason why this motion's vote cannot be recorded, in the order in which a clerk works down the screen. */
export function decisionProblems(paper: MotionPaper, setting: VoteSetting): DecisionProblem[] {
  const problems = meetingProblems(setting);
  if (setting.charter === undefined || setting.count.due === 0) return problems;
  return [...problems, ...ballotProblems(paper, setting)];
}

/** What stands against any decision of this meeting. */
export function meetingProblems({ meeting, charter, count, unmarked, today }: VoteSetting): DecisionProblem[] {
  if (charter === undefined) return ['noCharter'];
  if (count.due === 0) return ['noMembers'];
  const problems: DecisionProblem[] = [];
  if (meeting.heldOn > today) problems.push('meetingNotHeld');
  if (unmarked > 0) problems.push('rollCallOpen');
  else if (!quorumReached(count, charter)) problems.push('quorumNotReached');
  return problems;
}

function ballotProblems({ title, ballot }: MotionPaper, setting: VoteSetting): DecisionProblem[] {
  const { meeting, charter, count } = setting;
  const problems: DecisionProblem[] = [];
  const counter = ballot.counter.trim();
  const supervisor = ballot.supervisor.trim();
  const votes = votesOf(ballot);
  if (title.trim() === '') problems.push('untitled');
  if (votes === undefined) problems.push('votesMissing');
  else if (setting.unmarked === 0 && cast(votes) > count.present) problems.push('moreVotesThanPresent');
  if (counter === '') problems.push('noCounter');
  if (supervisor === '') problems.push('noSupervisor');
  if (counter !== '' && counter === supervisor) problems.push('counterIsSupervisor');
  const passed = votes && charter && outcomeOf(votes, count.present, charter) === 'passed';
  if (passed && ballot.responsible.trim() === '') problems.push('noResponsible');
  if (ballot.deadline !== undefined && ballot.deadline < meeting.heldOn) problems.push('deadlineBeforeMeeting');
  return problems;
}

export function cast(votes: Votes): number {
  return votes.for + votes.against + votes.abstain;
}

/** The votes once all three numbers are written; a blank is not a nought. */
export function votesOf(ballot: Ballot): Votes | undefined {
  const { for: inFavour, against, abstain } = ballot;
  if (inFavour === undefined || against === undefined || abstain === undefined) return undefined;
  return { for: inFavour, against, abstain };
}

/** What a decision says, apart from the envelope that the store gives it. */
export type DecisionContent = Omit<
  Decision,
  'id' | 'kind' | 'station' | 'v' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'device'
>;

/**
 * The decision that this vote comes to. The charter's shares go into it, so that it can be checked for ever.
 * @throws RangeError where `decisionProblems` names any: a decision against the charter must not come to be.
 */
export function decisionContent(
  paper: MotionPaper,
  setting: VoteSetting & { meeting: Pick<Meeting, 'id' | 'heldOn'> },
): DecisionContent {
  const { charter, count, meeting } = setting;
  const votes = votesOf(paper.ballot);
  const problems = decisionProblems(paper, setting);
  if (problems.length > 0 || charter === undefined || votes === undefined) {
    throw new RangeError(`not to be recorded: ${problems.join(', ')}`);
  }
  const { id, title, content, ballot } = paper;
  return {
    meeting: meeting.id,
    decidedOn: meeting.heldOn,
    motion: { id, title: title.trim(), content },
    method: ballot.method,
    ...count,
    ...votes,
    charter: charter.id,
    quorum: charter.quorum,
    quorumStrict: charter.quorumStrict,
    pass: charter.pass,
    passStrict: charter.passStrict,
    passed: outcomeOf(votes, count.present, charter) === 'passed',
    counter: ballot.counter.trim(),
    supervisor: ballot.supervisor.trim(),
    responsible: ballot.responsible.trim(),
    ...(ballot.deadline === undefined ? {} : { deadline: ballot.deadline }),
  };
}
