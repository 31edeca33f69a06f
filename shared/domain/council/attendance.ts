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

/** Heads with a vote: how many were due, and how many of them came. */
export interface Headcount {
  due: number;
  present: number;
}

export function headcount(called: readonly CouncilMember[], roll: Roll, terms: Pick<CharterTerms, 'posts'>): Headcount {
  const voters = votingMembers(called, terms);
  const present = voters.filter((member) => attended(roll.get(member.person)?.attendance)).length;
  return { due: voters.length, present };
}

/** The voting members of whom nobody has yet said whether they came. */
export function unmarked(
  called: readonly CouncilMember[],
  roll: Roll,
  terms: Pick<CharterTerms, 'posts'>,
): CouncilMember[] {
  return votingMembers(called, terms).filter((member) => !roll.has(member.person));
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
