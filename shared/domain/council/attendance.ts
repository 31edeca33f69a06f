import { latestBy } from '../latest.ts';
import { votingMembers } from './charter.ts';
import type { CharterTerms, CouncilMember, Ratio } from './council.ts';
import type { Attendance, SignIn } from './meeting.ts';

/** Who was there, by the person's id: for each the sign-in that corrects all others. */
export type Roll = ReadonlyMap<string, SignIn>;

/** Folds the sign-ins of one meeting. Order does not matter, so every device sees the same roll. */
export function rollOf(signIns: Iterable<SignIn>): Roll {
  return latestBy(signIns, (signIn) => signIn.person);
}

/** Late is there; leave and absent are not. */
export function attended(attendance: Attendance | undefined): boolean {
  return attendance === 'present' || attendance === 'late';
}

/** A moment of a meeting, `HH:MM`, or undefined for now: after everything that is on the roll. */
export type Moment = string | undefined;

/** Whether somebody is in the room at a moment: from when they came until they left, not at the minute of leaving. */
export function isThere(signIn: SignIn | undefined, at: Moment): boolean {
  if (!signIn || !attended(signIn.attendance)) return false;
  const { arrivedAt, leftAt } = signIn;
  if (at === undefined) return leftAt === undefined;
  return (arrivedAt === undefined || arrivedAt <= at) && (leftAt === undefined || at < leftAt);
}

type VoterTerms = Pick<CharterTerms, 'posts' | 'proxiesMax'>;

/**
 * Who votes for whom at a moment: the absent member's id to the one of the holder. A holder must be a voting member who
 * is there, and carries no more than the charter allows, the first on the list first.
 */
export function proxiesAt(called: readonly CouncilMember[], roll: Roll, terms: VoterTerms, at: Moment) {
  const voters = votingMembers(called, terms);
  const mayHold = new Set(voters.filter(({ person }) => isThere(roll.get(person), at)).map(({ person }) => person));
  const carried = new Map<string, number>();
  const proxies = new Map<string, string>();
  for (const { person } of voters) {
    const holder = roll.get(person)?.proxy;
    if (holder === undefined || mayHold.has(person) || !mayHold.has(holder)) continue;
    const carries = carried.get(holder) ?? 0;
    if (carries >= terms.proxiesMax) continue;
    carried.set(holder, carries + 1);
    proxies.set(person, holder);
  }
  return proxies;
}

/** The members whose vote can be cast at a moment, by themselves or by proxy. */
export function votersAt(called: readonly CouncilMember[], roll: Roll, terms: VoterTerms, at: Moment): CouncilMember[] {
  const proxies = proxiesAt(called, roll, terms, at);
  return votingMembers(called, terms).filter(({ person }) => isThere(roll.get(person), at) || proxies.has(person));
}

/** Heads with a vote: how many were due, and how many of them came. */
export interface Headcount {
  due: number;
  present: number;
}

/** Heads with a vote at a moment; who is there by proxy counts. */
export function headcount(
  called: readonly CouncilMember[],
  roll: Roll,
  terms: VoterTerms,
  at: Moment = undefined,
): Headcount {
  return { due: votingMembers(called, terms).length, present: votersAt(called, roll, terms, at).length };
}

/** Heads with a vote who came at all, however late they came or early they left. */
export function everThere(called: readonly CouncilMember[], roll: Roll, terms: VoterTerms): Headcount {
  const voters = votingMembers(called, terms);
  const proxies = proxiesAt(
    called,
    new Map([...roll].map(([person, word]) => [person, staying(word)])),
    terms,
    undefined,
  );
  const present = voters.filter(({ person }) => attended(roll.get(person)?.attendance) || proxies.has(person)).length;
  return { due: voters.length, present };
}

function staying({ leftAt: _, ...signIn }: SignIn): SignIn {
  return signIn;
}

/** The voting members of whom nobody has yet said whether they came. */
export function unmarked(
  called: readonly CouncilMember[],
  roll: Roll,
  terms: Pick<CharterTerms, 'posts'>,
): CouncilMember[] {
  return votingMembers(called, terms).filter((member) => !roll.has(member.person));
}

/** Whether people came or went during the meeting, so that a vote must say when it was taken. */
export function cameOrWent(called: readonly CouncilMember[], roll: Roll, terms: Pick<CharterTerms, 'posts'>): boolean {
  return votingMembers(called, terms).some(({ person }) => {
    const signIn = roll.get(person);
    return signIn?.leftAt !== undefined || signIn?.arrivedAt !== undefined;
  });
}

/** Whether `part` of `whole` is the share asked for. Whole numbers only: 2/3 of 9 is exactly 6. Of nobody, nothing is. */
export function reaches(part: number, whole: number, share: Ratio, strict: boolean): boolean {
  if (whole <= 0) return false;
  const has = part * share.under;
  const needs = whole * share.over;
  return strict ? has > needs : has >= needs;
}

type QuorumTerms = Pick<CharterTerms, 'quorum' | 'quorumStrict'>;

export function quorumReached({ due, present }: Headcount, terms: QuorumTerms): boolean {
  return reaches(present, due, terms.quorum, terms.quorumStrict);
}

/** How many must be present of those due. */
export function quorumOf(due: number, { quorum, quorumStrict }: QuorumTerms): number {
  const exact = (due * quorum.over) / quorum.under;
  return quorumStrict ? Math.floor(exact) + 1 : Math.ceil(exact);
}
