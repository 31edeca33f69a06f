import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';

/** What a villager proposes to the deliberation council (村民提议), from hand-in to reply. */
export const proposal = envelope.extend({
  kind: z.literal('proposal'),
  ...recordFields,
  title: line.min(1),
  content: text,
  /** Who proposes, as it stands on the paper; `person` where they are on the roster. */
  proposer: line.min(1),
  person: reference.optional(),
  /** Who seconds it, as the paper has it. */
  seconders: line,
  handedInOn: calendarDate,
  /** By when the proposer has an answer. */
  replyBy: calendarDate,
});
export type Proposal = z.infer<typeof proposal>;

/** 立案, 不立案, 上会讨论, 答复, 撤回. */
export const proposalStepName = z.enum(['accepted', 'declined', 'discussed', 'replied', 'withdrawn']);
export type ProposalStepName = z.infer<typeof proposalStepName>;

/** One step of a proposal's way: a fact, so that the proposer can be shown who did what when. */
export const proposalStep = envelope.extend({
  kind: z.literal('proposalStep'),
  proposal: reference,
  step: proposalStepName,
  on: calendarDate,
  by: line.min(1),
  /** The reason, what came of the discussion, or the words of the reply. */
  says: text,
  meeting: reference.optional(),
});
export type ProposalStep = z.infer<typeof proposalStep>;
