import type { CalendarDay } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
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

/** The post that whoever is added next most likely holds: the first that has too few, in the charter's order. */
export function vacantPost(members: readonly CouncilMember[], terms: Pick<CharterTerms, 'posts'>): CouncilPost {
  const held = (post: CouncilPost) => members.filter((member) => member.post === post).length;
  return terms.posts.find(({ post, min }) => held(post) < min)?.post ?? 'member';
}

/** What about a council departs from its charter. It is shown, not refused: a village may be between two elections. */
export type CompositionProblem =
  | { reason: 'tooFewMembers' | 'tooManyMembers'; has: number; needs: number }
  | { reason: 'tooFewInPost' | 'tooManyInPost'; post: CouncilPost; has: number; needs: number };

export function compositionProblems(
  members: readonly CouncilMember[],
  terms: Pick<CharterTerms, 'posts' | 'size'>,
): CompositionProblem[] {
  const problems: CompositionProblem[] = [];
  const has = votingMembers(members, terms).length;
  if (has < terms.size.min) problems.push({ reason: 'tooFewMembers', has, needs: terms.size.min });
  if (has > terms.size.max) problems.push({ reason: 'tooManyMembers', has, needs: terms.size.max });
  for (const { post, min, max } of terms.posts) {
    const held = new Set(members.filter((member) => member.post === post).map((member) => member.person)).size;
    if (held < min) problems.push({ reason: 'tooFewInPost', post, has: held, needs: min });
    if (held > max) problems.push({ reason: 'tooManyInPost', post, has: held, needs: max });
  }
  return problems;
}
