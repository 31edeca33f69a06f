import type { CharterTerms } from './council.ts';
import type { Decision, Motion } from './meeting.ts';
import { outcomeOfDecision } from './vote.ts';

type Amending = Pick<Motion, 'id' | 'amends'>;

/** The amendments to a motion, in the order in which they were moved. */
export function amendmentsTo<M extends Amending>(motion: string, motions: readonly M[]): M[] {
  return motions.filter(({ amends }) => amends === motion).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a vote ends the matter: a tie does not where the charter has it voted on again. */
export function isSettled(decision: Decision | undefined, terms: Pick<CharterTerms, 'tie'>): boolean {
  if (!decision) return false;
  return outcomeOfDecision(decision) !== 'tied' || terms.tie === 'rejected';
}

/** Amendments that are still to be voted on: they go before their motion. */
export function openAmendments<M extends Amending>(
  motion: string,
  motions: readonly M[],
  held: ReadonlyMap<string, Decision>,
  terms: Pick<CharterTerms, 'tie'>,
): M[] {
  return amendmentsTo(motion, motions).filter(({ id }) => !isSettled(held.get(id), terms));
}

/** What a motion says by the amendments passed so far: the content of the last of them takes the place of its own. */
export function contentAsAmended(
  motion: Pick<Motion, 'id' | 'content'>,
  motions: readonly Amending[],
  held: ReadonlyMap<string, Decision>,
): string {
  const passed = amendmentsTo(motion.id, motions).flatMap(({ id }) => {
    const decision = held.get(id);
    return decision?.passed ? [decision.motion.content] : [];
  });
  return passed.at(-1) ?? motion.content;
}

/** Motions in the order of their votes: the amendments to each before it. An amendment to none of these stands alone. */
export function inVotingOrder<M extends Amending>(motions: readonly M[]): M[] {
  const ids = new Set(motions.map(({ id }) => id));
  const isFirst = ({ amends }: M) => amends === undefined || !ids.has(amends);
  const sorted = [...motions].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.filter(isFirst).flatMap((motion) => [...amendmentsTo(motion.id, motions), motion]);
}
