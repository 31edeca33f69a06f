import type { Dispute, Settlement } from './document.ts';
import type { Document } from './kinds.ts';

/** A field about which two devices disagree: the value that stands, and the others with who wrote them when. */
export interface DisputedField {
  field: string;
  /** Absent where the field stands empty. */
  value?: unknown;
  others: Dispute[];
}

/** The disputes of a record, field by field. */
export function disputedFields(record: Document): DisputedField[] {
  const disputes = (record.disputes ?? []) as Dispute[];
  return [...new Set(disputes.map(({ field }) => field))].map((field) => ({
    field,
    ...(record[field] !== undefined && { value: record[field] }),
    others: disputes.filter((one) => one.field === field),
  }));
}

/**
 * The fields of a record that become different when a person settles what is disputed about one of its fields. All values
 * that were let go stay in `settled`, beside the one that was kept: one edit of one document, which merges like any
 * other (SYNC S4, C6).
 *
 * @param keep the value to keep; undefined keeps the one that stands
 * @param at UTC ISO
 */
export function settleField(
  record: Document,
  field: string,
  keep: Dispute | undefined,
  { at, by }: { at: string; by: string },
): Record<string, unknown> {
  const disputes = (record.disputes ?? []) as Dispute[];
  const kept = keep ? keep.value : record[field];
  const lost = disputes.filter((one) => one.field === field && one !== keep);
  if (keep) lost.push(standing(record, field));
  const settlements = lost.map(
    (one): Settlement => ({ ...one, ...(kept !== undefined && { kept }), settledAt: at, settledBy: by }),
  );
  const open = disputes.filter((one) => one.field !== field);
  return {
    [field]: kept,
    disputes: open.length > 0 ? open : undefined,
    settled: [...((record.settled ?? []) as Settlement[]), ...settlements],
  };
}

/** The value that stands, as a dispute would put it. Who wrote this field is not known, so it is who wrote the record. */
function standing(record: Document, field: string): Dispute {
  const { updatedAt: at, updatedBy: by, device } = record;
  return { field, ...(record[field] !== undefined && { value: record[field] }), at, by, device };
}
