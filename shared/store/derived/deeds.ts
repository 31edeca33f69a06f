import type { Document } from '../../domain/kinds.ts';
import type { Deposit, Reversal } from '../../domain/merit/entry.ts';
import { type DeedStage, holdingJudgement, stageOf } from '../../domain/merit/judging.ts';
import { actFactOf, standingOf } from '../../domain/merit/ledger.ts';
import type { Deed, Judgement } from '../../domain/merit/merit.ts';
import type { DeedRow, DeviceDatabase } from '../deviceDatabase.ts';

/** Which deed a document tells something about, or undefined. */
function deedOf(document: Document): string | undefined {
  switch (document.kind) {
    case 'deed':
      return document.id;
    case 'judgement':
      return (document as unknown as Judgement).deed;
    case 'deposit':
    case 'reversal':
      return (document as unknown as Deposit | Reversal).deed;
    default:
      return undefined;
  }
}

/** The row with one more document taken in; taking it in twice changes nothing. */
function taken(row: DeedRow, document: Document): DeedRow {
  switch (document.kind) {
    case 'deed': {
      const { household, happenedOn, voided } = document as unknown as Deed;
      return { ...row, household, happenedOn, voided: voided !== undefined };
    }
    case 'judgement': {
      const { id, updatedAt, device, approved, points } = document as unknown as Judgement;
      const others = row.judgements.filter((judgement) => judgement.id !== id);
      return { ...row, judgements: [...others, { id, updatedAt, device, approved, points }] };
    }
    default:
      return { ...row, entries: [...row.entries.filter(({ id }) => id !== document.id), actFactOf(document)] };
  }
}

/** The deposit that stands. */
function standingDeposit({ entries }: DeedRow): string | undefined {
  return standingOf(entries).standing;
}

/** A deed that is not here yet, though facts about it are, is in no list; neither is one that was voided. */
function staged(row: DeedRow): DeedRow {
  const { stage: _, ...rest } = row;
  if (row.household === undefined || row.voided) return rest;
  return { ...rest, stage: stageOf(row.judgements, standingDeposit(row) !== undefined) };
}

/**
 * Takes deeds, their judgements, their deposits and the reversals of these into the table of where each deed stands. They arrive in any order
 * and from two collections. To be called within a transaction over `deeds`.
 */
export async function projectDeeds(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const about = documents.filter((document) => deedOf(document) !== undefined);
  const ids = [...new Set(about.map((document) => deedOf(document) as string))];
  if (ids.length === 0) return;
  const held = await device.deeds.bulkGet(ids);
  const rows = new Map(ids.map((id, index) => [id, held[index] ?? { id, judgements: [], entries: [] }]));
  for (const document of about) {
    const id = deedOf(document) as string;
    rows.set(id, taken(rows.get(id) as DeedRow, document));
  }
  await device.deeds.bulkPut([...rows.values()].map(staged));
}

/** How many deeds stand there. */
export async function countDeeds(device: DeviceDatabase, stage: DeedStage): Promise<number> {
  return device.deeds.where('[stage+id]').between([stage, ''], [stage, '\uffff']).count();
}

/** One page of the ids of the deeds that stand there, in the order in which they were handed in, or the other way round. */
export async function deedsAt(
  device: DeviceDatabase,
  stage: DeedStage,
  { first = 'oldest', offset, limit }: { first?: 'oldest' | 'newest'; offset: number; limit: number },
): Promise<string[]> {
  const all = device.deeds.where('[stage+id]').between([stage, ''], [stage, '\uffff']);
  const ordered = first === 'newest' ? all.reverse() : all;
  return ordered.offset(offset).limit(limit).primaryKeys();
}

/** Where a deed stands, by which judgement and deposit, or undefined where no such deed is here. */
export async function deedStanding(
  device: DeviceDatabase,
  id: string,
): Promise<{ stage: DeedStage; judgement: string | undefined; deposit: string | undefined } | undefined> {
  const row = await device.deeds.get(id);
  if (row?.stage === undefined) return undefined;
  return { stage: row.stage, judgement: holdingJudgement(row.judgements)?.id, deposit: standingDeposit(row) };
}
