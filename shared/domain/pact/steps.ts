import type { CalendarDay } from '../calendar/day.ts';
import { lawfulBy } from '../council/assembly.ts';
import type { AssemblyKind } from '../council/council.ts';
import { latestBy } from '../latest.ts';
import type { PactStep, PactStepName, PactVote } from './pact.ts';

/** Where a version of the pact stands, in the order of the way it goes. */
export const PACT_STAGES = [
  'draft',
  'comments',
  'representatives',
  'villagers',
  'posted',
  'filed',
  'inForce',
  'replaced',
] as const;
export type PactStage = (typeof PACT_STAGES)[number];

/** Everything known about one version, from its facts. */
export interface PactFacts {
  /** The hash of its text as it stands. */
  wording: string;
  steps: readonly PactStep[];
  votes: readonly PactVote[];
  /** Since when this very text hangs or hung on the board; absent while it never did. */
  postedOn?: CalendarDay | undefined;
}

/** The facts that hold for one version: of each step and each assembly the last. */
export interface PactRecord {
  steps: ReadonlyMap<PactStepName, PactStep>;
  votes: ReadonlyMap<AssemblyKind, PactVote>;
}

export function holdingFacts({ steps, votes }: Pick<PactFacts, 'steps' | 'votes'>): PactRecord {
  return {
    steps: latestBy(steps, ({ step }) => step) as ReadonlyMap<PactStepName, PactStep>,
    votes: latestBy(votes, ({ assembly }) => assembly) as ReadonlyMap<AssemblyKind, PactVote>,
  };
}

/**
 * How far a version has come. A step counts once all before it do, and only for the text that it was taken on: changed
 * words fall back to what was reached before the first vote. `replaced` is told by `stagesOn`.
 */
export function stageOf(facts: PactFacts, day: CalendarDay): Exclude<PactStage, 'replaced'> {
  const { steps, votes } = holdingFacts(facts);
  const same = ({ wording }: { wording: string }) => wording === facts.wording;
  const passed = (assembly: AssemblyKind) => {
    const vote = votes.get(assembly);
    return vote?.passed === true && same(vote);
  };
  const taken = (name: PactStepName) => {
    const step = steps.get(name);
    return step !== undefined && same(step);
  };
  if (!steps.has('comments')) return 'draft';
  if (!passed('representatives')) return 'comments';
  if (!passed('villagers')) return 'representatives';
  if (facts.postedOn === undefined) return 'villagers';
  if (!taken('filed') || steps.get('filed')?.lawful !== true) return 'posted';
  const inForce = steps.get('inForce');
  return inForce && same(inForce) && inForce.on <= day ? 'inForce' : 'filed';
}

/** What can be told of one version beside others. */
export interface VersionFacts extends PactFacts {
  id: string;
  version: number;
}

/** The stage of every version on a day: of those in force the last to come into force holds, the others are replaced. */
export function stagesOn(versions: readonly VersionFacts[], day: CalendarDay): Map<string, PactStage> {
  const stages = new Map<string, PactStage>(versions.map((one) => [one.id, stageOf(one, day)]));
  const inForce = versions.filter(({ id }) => stages.get(id) === 'inForce');
  const since = (one: VersionFacts) => holdingFacts(one).steps.get('inForce')?.on ?? '';
  const holding = [...inForce].sort((a, b) =>
    since(a) === since(b) ? b.version - a.version : since(a) < since(b) ? 1 : -1,
  )[0];
  for (const { id } of inForce) if (id !== holding?.id) stages.set(id, 'replaced');
  return stages;
}

/** The step that comes next: a vote of an assembly, or one of the others; none once it is in force. */
export type NextStep = AssemblyKind | PactStepName | 'posted';

export function nextStep(stage: PactStage, recorded: boolean): NextStep | undefined {
  switch (stage) {
    case 'draft':
      return 'comments';
    case 'comments':
      return 'representatives';
    case 'representatives':
      return 'villagers';
    case 'villagers':
      return 'posted';
    case 'posted':
      return 'filed';
    case 'filed':
      // Once its first day is set, there is nothing to do but wait for it.
      return recorded ? undefined : 'inForce';
    default:
      return undefined;
  }
}

/** Whether the words may still be changed: from the vote of the villagers' meeting on they may not. */
export function isOpenToEdit(stage: PactStage): boolean {
  return ['draft', 'comments', 'representatives'].includes(stage);
}

/** The counting by which a recorded vote was lawful, or undefined where no quorum was reached. */
export function lawfulCounting(vote: PactVote) {
  return lawfulBy({ adults: vote.people, households: vote.households }, vote);
}
