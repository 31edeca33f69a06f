import type { RedeemedItem } from '../../shared/domain/merit/entry.ts';
import { type DepositRefusal, deposit, type JudgementContent } from '../../shared/domain/merit/judging.ts';
import { actOf } from '../../shared/domain/merit/ledger.ts';
import type { Deed, Judgement, RubricTerms } from '../../shared/domain/merit/merit.ts';
import { type RedemptionRefusal, redeem } from '../../shared/domain/merit/redeeming.ts';
import { type ReversalRefusal, type ReversibleEntry, reverse } from '../../shared/domain/merit/reversing.ts';
import { deedStanding } from '../../shared/store/derived/deeds.ts';
import { actStandings } from '../../shared/store/derived/ledger.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import { type Acted, acted } from '../errors/acted.ts';
import { today } from '../station/today.ts';
import { readReadiness } from './sitting/read.ts';
import { readCounter } from './stock/read.ts';
import { readVoucherStanding } from './voucher/read.ts';

/** Adopts a rubric from a day on; the one before stays valid for what was handed in under it. */
export async function adoptRubric(station: Station, terms: RubricTerms, validFrom: string): Promise<Acted> {
  return acted(await station.create('rubric', { ...terms, validFrom }));
}

export async function handInDeed(station: Station, content: Content<'deed'>): Promise<Acted> {
  return acted(await station.create('deed', content));
}

export async function recordJudgement(station: Station, content: JudgementContent): Promise<Acted> {
  return acted(await station.create('judgement', content));
}

/** Deposits what was judged and posted, unless that was done meanwhile, perhaps in another window. */
export async function recordDeposit(station: Station, deed: Deed, judgement: Judgement): Promise<Acted> {
  const standing = await deedStanding(station.device, deed.id);
  const deposited = standing?.deposit !== undefined;
  const [judged] = await readReadiness(station, [deed.id]);
  const readiness = judged?.readiness ?? 'unposted';
  const made = deposit(deed, judgement, { postedOn: today(), deposited, readiness, item: judged?.item });
  if (!made.ok) return refused('deposit', made);
  return acted(await station.create('deposit', made.value));
}

/** Hands goods over against what the counter knows at this moment: points, stock, limits and today's prices. */
export async function recordRedemption(
  station: Station,
  household: string,
  chosen: readonly Omit<RedeemedItem, 'price'>[],
  withCash: boolean,
): Promise<Acted> {
  const counter = await readCounter(
    station,
    household,
    chosen.map(({ good }) => good),
  );
  const items = chosen.map((item) => ({ ...item, price: counter.prices.get(item.good) ?? 0 }));
  if (items.some(({ price }) => price === 0)) return { ok: false, problem: { reason: 'merit.goodGone' } };
  const made = redeem(household, items, { ...counter, withCash });
  if (!made.ok) return refused('redemption', made);
  return acted(await station.create('redemption', made.value));
}

/** Takes an entry back, unless that was done meanwhile. */
export async function recordReversal(station: Station, entry: ReversibleEntry, reason: string): Promise<Acted> {
  const [act] = await actStandings(station.device, [actOf(entry)]);
  const { taken } = await readVoucherStanding(station, entry.kind === 'regiven' ? entry.voucher : entry.id);
  const made = reverse(entry, { reason, postedOn: today(), stands: act?.standing === entry.id, taken });
  if (!made.ok) return refused('reversal', made);
  return acted(await station.create('reversal', made.value as Content<'reversal'>));
}

type MeritRefusal = { reason: DepositRefusal | RedemptionRefusal | ReversalRefusal; detail?: string };

function refused(act: 'deposit' | 'redemption' | 'reversal', { reason, detail }: MeritRefusal): Acted {
  return { ok: false, problem: { reason: `${act}.${reason}`, values: { points: detail ?? '' } } };
}
