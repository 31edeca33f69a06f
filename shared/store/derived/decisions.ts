import { NO_DEADLINE } from '../../domain/council/decisions.ts';
import type { Decision, Fulfilment, Postponement } from '../../domain/council/meeting.ts';
import type { Document } from '../../domain/kinds.ts';
import { supersedes } from '../../domain/latest.ts';
import type { DecisionRow, DeviceDatabase } from '../deviceDatabase.ts';

function motionOf(document: Document): string | undefined {
  if (document.kind === 'decision') return (document as unknown as Decision).motion.id;
  const follows = document.kind === 'fulfilment' || document.kind === 'postponement';
  return follows ? (document as unknown as Fulfilment).motion : undefined;
}

function withOne<F extends { id: string }>(facts: readonly F[], fact: F): F[] {
  return [...facts.filter(({ id }) => id !== fact.id), fact];
}

function taken(row: DecisionRow, document: Document): DecisionRow {
  const { id, updatedAt, device } = document;
  switch (document.kind) {
    case 'decision': {
      const { round, passed, deadline, amends } = document as unknown as Decision;
      const decision = {
        id,
        updatedAt,
        device,
        round,
        passed,
        ...(deadline && { deadline }),
        ...(amends && { amends }),
      };
      return { ...row, decisions: withOne(row.decisions, decision) };
    }
    case 'fulfilment':
      return { ...row, fulfilments: withOne(row.fulfilments, { id, updatedAt, device }) };
    default: {
      const { until } = document as unknown as Postponement;
      return { ...row, postponements: withOne(row.postponements, { id, updatedAt, device, until }) };
    }
  }
}

/** The one that holds: of the last round, and of that the latest (see `decisionsByMotion`). */
function holding<F extends Parameters<typeof supersedes>[0] & { round?: number }>(facts: readonly F[]): F | undefined {
  const after = (a: F, b: F) => (a.round === b.round ? supersedes(a, b) : (a.round ?? 0) > (b.round ?? 0));
  return facts.reduce<F | undefined>((held, fact) => (held && after(held, fact) ? held : fact), undefined);
}

function staged({ state: _, due: _due, ...row }: DecisionRow): DecisionRow {
  const decision = holding(row.decisions);
  if (!decision?.passed || decision.amends !== undefined) return row;
  const due = holding(row.postponements)?.until ?? decision.deadline ?? NO_DEADLINE;
  return { ...row, state: row.fulfilments.length > 0 ? 'closed' : 'open', due };
}

/**
 * Takes decisions and what became of them into the table by which they are followed up. They arrive in any order. To be
 * called within a transaction over `decisions`; taking one twice is harmless.
 */
export async function projectDecisions(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const about = documents.filter((document) => motionOf(document) !== undefined);
  if (about.length === 0) return;
  const motions = [...new Set(about.map((document) => motionOf(document) as string))];
  const held = await device.decisions.bulkGet(motions);
  const rows = new Map(
    motions.map((motion, index) => [
      motion,
      held[index] ?? { motion, meeting: '', decisions: [], fulfilments: [], postponements: [] },
    ]),
  );
  for (const document of about) {
    const motion = motionOf(document) as string;
    rows.set(motion, { ...taken(rows.get(motion) as DecisionRow, document), meeting: String(document.meeting) });
  }
  await device.decisions.bulkPut([...rows.values()].map(staged));
}

/** Decisions that are still to be carried out, the first due first; with `until`, those due by that day. */
export async function openDecisions(device: DeviceDatabase, limit: number, until = '\uffff'): Promise<DecisionRow[]> {
  return device.decisions
    .where('[state+due]')
    .between(['open', ''], ['open', until], true, true)
    .limit(limit)
    .toArray();
}

/** Everything that was decided at some meetings. */
export async function decisionsOf(device: DeviceDatabase, meetings: readonly string[]): Promise<DecisionRow[]> {
  return device.decisions
    .where('meeting')
    .anyOf([...meetings])
    .toArray();
}

/** The ids of the facts behind a row. */
export function factsBehind({ decisions, fulfilments, postponements }: DecisionRow): string[] {
  return [...decisions, ...fulfilments, ...postponements].map(({ id }) => id);
}
