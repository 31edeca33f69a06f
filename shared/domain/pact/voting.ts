import type { CalendarDay } from '../calendar/day.ts';
import { lawfulBy } from '../council/assembly.ts';
import { reaches } from '../council/attendance.ts';
import type { AssemblyKind, CharterTerms } from '../council/council.ts';
import { failure, type Result, success } from '../result.ts';
import type { PactVote } from './pact.ts';

/** A vote as it is typed: heads due and present, by one way of counting or both, and the votes. */
export interface TypedVote {
  assembly: AssemblyKind;
  heldOn: CalendarDay;
  meeting?: string | undefined;
  people?: { due: number; present: number } | undefined;
  households?: { due: number; present: number } | undefined;
  for: number;
  against: number;
  abstain: number;
}

/** Why a vote on the pact cannot be put on the record. One that failed can: that it failed is part of the record. */
export type PactVoteRefusal =
  | 'nobodyCounted'
  | 'morePresentThanDue'
  | 'noQuorum'
  | 'moreVotesThanPresent'
  | 'inFuture'
  | 'beforeComments';

export type PactVoteContent = Omit<
  PactVote,
  'id' | 'kind' | 'station' | 'v' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'device'
>;

export interface PactVoteSetting {
  pact: string;
  wording: string;
  terms: Pick<CharterTerms, 'quorum' | 'quorumStrict' | 'householdQuorum' | 'pass' | 'passStrict' | 'basis'>;
  /** The day on which the draft was opened for comment. */
  openedOn: CalendarDay;
  today: CalendarDay;
}

/**
 * The vote of an assembly on the pact. Lawful by either way of counting; those present are those of the way by which it
 * is, and passing takes the terms' share of them.
 */
export function pactVoteContent(typed: TypedVote, setting: PactVoteSetting): Result<PactVoteContent, PactVoteRefusal> {
  const { terms, openedOn, today, pact, wording } = setting;
  const { assembly, heldOn, people, households, meeting } = typed;
  const counts = [people, households].filter((count) => count !== undefined);
  if (counts.length === 0) return failure('nobodyCounted');
  if (counts.some(({ due, present }) => present > due)) return failure('morePresentThanDue');
  if (heldOn > today) return failure('inFuture');
  if (heldOn < openedOn) return failure('beforeComments');
  const lawful = lawfulBy({ adults: people, households }, terms);
  if (lawful === undefined) return failure('noQuorum');
  if (typed.for + typed.against + typed.abstain > lawful.present) return failure('moreVotesThanPresent');
  return success({
    pact,
    assembly,
    heldOn,
    ...(meeting !== undefined && { meeting }),
    ...(people && { people }),
    ...(households && { households }),
    for: typed.for,
    against: typed.against,
    abstain: typed.abstain,
    quorum: terms.quorum,
    quorumStrict: terms.quorumStrict,
    ...(terms.householdQuorum && { householdQuorum: terms.householdQuorum }),
    pass: terms.pass,
    passStrict: terms.passStrict,
    passed: reaches(typed.for, lawful.present, terms.pass, terms.passStrict),
    basis: terms.basis,
    wording,
  });
}
