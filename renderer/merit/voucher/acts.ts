import type { Month } from '../../../shared/domain/merit/books.ts';
import { basketTotal } from '../../../shared/domain/merit/redeeming.ts';
import {
  giveVoucher,
  type Merchant,
  settle,
  takeVoucher,
  type VoucherCounter,
} from '../../../shared/domain/merit/voucher.ts';
import type { Station } from '../../../shared/store/station.ts';
import { checkCode, statedKeys } from '../../../shared/sync/courier/signedCode.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import { today } from '../../station/today.ts';
import { readCounter } from '../stock/read.ts';
import { readUnsettled, readVoucherStanding } from './read.ts';

function refused(reason: string, detail = ''): Acted {
  return { ok: false, problem: { reason: `voucher.${reason}`, values: { points: detail } } };
}

/** What the counter knows of a household that asks for a voucher. */
export async function readVoucherCounter(station: Station, household: string): Promise<VoucherCounter> {
  const { balance, postedOn, rule, allowance, earlier = [] } = await readCounter(station, household, []);
  const spent = (on?: string) =>
    earlier
      .filter((one) => on === undefined || one.postedOn === on)
      .reduce((sum, one) => sum + basketTotal(one.items), 0);
  return {
    ...{ balance, postedOn, allowance, dayMax: rule?.dayMax, monthMax: rule?.monthMax },
    ...{ today: spent(postedOn), inMonth: spent() },
  };
}

/** Gives a household a voucher against what the counter knows at this moment. */
export async function recordVoucher(
  station: Station,
  household: string,
  asked: { points: number; validUntil: string },
): Promise<Acted> {
  const made = giveVoucher(household, asked, await readVoucherCounter(station, household));
  return made.ok ? acted(await station.create('voucher', made.value)) : refused(made.reason, made.detail);
}

/**
 * Takes in a voucher that a merchant brought, by its code: signed by a laptop of this station, it needs no line and no
 * entry on this one.
 */
export async function recordTaking(station: Station, by: Merchant, typed: string): Promise<Acted> {
  const checked = await checkCode(typed, await statedKeys(station));
  if (!checked.ok) return { ok: false, problem: { reason: `code.${checked.reason}` } };
  const { form, station: of, entry, points, day } = checked.value;
  if (of !== station.code) return { ok: false, problem: { reason: 'code.otherStation' } };
  if (form !== 'voucher' || !entry) return refused('notAVoucher');
  const id = `voucher:${entry}`;
  const made = takeVoucher({ id, points, validUntil: day }, by, await readVoucherStanding(station, id), today());
  return made.ok ? acted(await station.create('takenVoucher', made.value)) : refused(made.reason);
}

/** Settles a month with a merchant, by what stands at this moment. */
export async function recordSettlement(station: Station, by: Merchant, of: Month): Promise<Acted> {
  const made = settle(by, of, await readUnsettled(station, by.id, of), today());
  return made.ok ? acted(await station.create('settlement', made.value)) : refused(made.reason);
}
