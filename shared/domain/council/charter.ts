import type { CalendarDay } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
import { type PostProblem, postProblems, type SizeProblem, sizeProblems } from '../post/composition.ts';
import type { BodyKind, Charter, CharterTerms, CouncilMember, CouncilPost } from './council.ts';

/** The charter that holds for a council on a day: of those valid, the one that came into force last. */
export function charterOn(charters: Iterable<Charter>, council: BodyKind, day: CalendarDay): Charter | undefined {
  return holdingOn(
    [...charters].filter((charter) => charter.council === council),
    day,
  );
}

/** Whether a post has a vote. One that the charter does not list, such as a guest, has none. */
export function votes(terms: Pick<CharterTerms, 'posts'>, post: CouncilPost): boolean {
  return terms.posts.some((rule) => rule.post === post && rule.votes);
}

/** The members with a vote, each person once: whoever is listed under two posts has one vote. */
export function votingMembers(members: readonly CouncilMember[], terms: Pick<CharterTerms, 'posts'>): CouncilMember[] {
  const voters = new Map<string, CouncilMember>();
  for (const member of members) {
    if (votes(terms, member.post) && !voters.has(member.person)) voters.set(member.person, member);
  }
  return [...voters.values()];
}

/** What about a council departs from its charter. It is shown, not refused: a village may be between two elections. */
export type CompositionProblem = SizeProblem | PostProblem<CouncilPost>;

export function compositionProblems(
  members: readonly CouncilMember[],
  terms: Pick<CharterTerms, 'posts' | 'size'>,
): CompositionProblem[] {
  return [...sizeProblems(votingMembers(members, terms).length, terms.size), ...postProblems(members, terms.posts)];
}
