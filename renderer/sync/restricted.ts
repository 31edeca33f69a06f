import { maskIdNumber, maskPhone } from '../../shared/domain/roster/mask.ts';

/** Fields that stand masked until they are asked for, with how they are masked. */
const MASKS: Record<string, (text: string) => string> = { idNumber: maskIdNumber, phone: maskPhone };

/** How a field's value is masked, or undefined where it may stand open. */
export function maskOf(field: string): ((text: string) => string) | undefined {
  return Object.hasOwn(MASKS, field) ? MASKS[field] : undefined;
}
