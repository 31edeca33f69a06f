import { acknowledge, voucherOf } from '../../../shared/domain/merit/acknowledging.ts';
import { regive } from '../../../shared/domain/merit/regiving.ts';
import type { Voucher } from '../../../shared/domain/merit/voucher.ts';
import { voucherActs } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import { today } from '../../station/today.ts';
import { type DoubledAct, idsOf } from './read.ts';

/** Puts on the record that what laptops did apart was looked at, and why it stays as it is. */
export async function recordAcknowledgement(
  station: Station,
  { act, entries }: DoubledAct,
  reason: string,
): Promise<Acted> {
  const made = acknowledge(act, idsOf(entries), reason);
  if (!made.ok) return { ok: false, problem: { reason: `acknowledgement.${made.reason}` } };
  return acted(await station.create('acknowledgement', made.value));
}

/** Takes back the giving-back of the voucher that an act brought, by what stands at this moment. */
export async function recordRegiving(station: Station, { act }: DoubledAct, reason: string): Promise<Acted> {
  const id = voucherOf(act);
  const voucher = id === undefined ? undefined : ((await station.get<'voucher'>(id)) as Voucher | undefined);
  if (!voucher) return { ok: false, problem: { reason: 'regiven.notBothWays' } };
  const made = regive(voucher, await voucherActs(station.device, voucher.id), { reason, postedOn: today() });
  if (!made.ok) return { ok: false, problem: { reason: `regiven.${made.reason}` } };
  return acted(await station.create('regiven', made.value));
}
