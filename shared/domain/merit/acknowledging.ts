import { z } from 'zod';
import { envelope, line, reference } from '../document.ts';
import { failure, type Result, success } from '../result.ts';

/** Facts about one act that are acknowledged together: two laptops state two, and each may take one back. */
const ENTRIES_MAX = 50;

/**
 * That somebody saw what two laptops did about one act, and says why it stands as it does. It moves nothing and covers just
 * the entries that it names: one that arrives later asks again.
 */
export const acknowledgement = envelope.extend({
  kind: z.literal('acknowledgement'),
  act: z.string().min(1).max(300),
  entries: z.array(reference).min(1).max(ENTRIES_MAX),
  reason: line.min(1),
});
export type Acknowledgement = z.infer<typeof acknowledgement>;
export type AcknowledgementContent = Pick<Acknowledgement, 'act' | 'entries' | 'reason'>;

/** Why nothing is acknowledged. */
export type AcknowledgingRefusal = 'reasonMissing' | 'nothingDoubled';

export function acknowledge(
  act: string,
  entries: readonly string[],
  reason: string,
): Result<AcknowledgementContent, AcknowledgingRefusal> {
  if (entries.length === 0) return failure('nothingDoubled');
  if (reason.trim() === '') return failure('reasonMissing');
  return success({ act, entries: [...entries].sort().slice(0, ENTRIES_MAX), reason: reason.trim() });
}

/** Whether somebody saw all these entries of an act together. */
export function isAcknowledged(
  entries: readonly string[],
  acknowledgements: Iterable<Pick<Acknowledgement, 'entries'>>,
): boolean {
  return [...acknowledgements].some((one) => entries.every((entry) => one.entries.includes(entry)));
}

/** The act of a merchant's bringing a voucher, and the voucher whose giving is its own act (see `actOf`). */
const TAKEN = 'takenVoucher/';

export function takingOf(voucher: string): string {
  return `${TAKEN}${voucher}`;
}

/** The voucher that an act gives or takes in; undefined for any other act. */
export function voucherOf(act: string): string | undefined {
  if (act.startsWith(TAKEN)) return act.slice(TAKEN.length);
  return act.startsWith('voucher:') ? act : undefined;
}
