import type { Content } from '../../../shared/store/station.ts';
import { ulidAt } from './ids.ts';
import { between, oneOf, type Random, randomFrom } from './random.ts';
import type { Village } from './village.ts';

export type NewEntry =
  | { kind: 'deposit'; id: string; content: Content<'deposit'> }
  | { kind: 'redemption'; id: string; content: Content<'redemption'> };

const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DAY_MS = Date.UTC(2021, 0, 1);
const DAYS = 5 * 365;

/** Of a hundred entries so many are redemptions: points are saved up and spent at once. */
const REDEMPTIONS = 0.15;

const DEEDS = [
  '义务巡逻',
  '调解邻里纠纷',
  '环境卫生评比优秀',
  '参加志愿服务',
  '喜事新办',
  '敬老助老',
  '拾金不昧',
] as const;
const GOODS = [
  ['洗衣粉', 500],
  ['食用油', 3000],
  ['毛巾', 300],
  ['大米', 2500],
  ['牙膏', 400],
] as const;

/**
 * The entries `from` (inclusive) to `to` (exclusive) of a ledger that has `total` of them over five years, oldest first.
 * Each depends on its number alone, so that a part may be made without the rest.
 */
export function entries({ households }: Village, total: number, from: number, to: number, seed: number): NewEntry[] {
  return Array.from({ length: to - from }, (_, offset) => {
    const number = from + offset;
    const random = randomFrom(seed ^ Math.imul(number + 1, 0x9e3779b1));
    const account = oneOf(random, households).id;
    const day = Math.min(DAYS - 1, Math.floor((number / total) * DAYS));
    const postedOn = new Date(FIRST_DAY_MS + day * DAY_MS).toISOString().slice(0, 10);
    return random() < REDEMPTIONS
      ? redemption(random, number, account, postedOn)
      : deposit(random, number, account, postedOn);
  });
}

function deposit(random: Random, number: number, account: string, postedOn: string): NewEntry {
  const points = between(random, 1, 50) * 100;
  const content: Content<'deposit'> = {
    postedOn,
    deed: `deed:${ulidAt(number, random)}`,
    judgement: `judgement:${ulidAt(number, random)}.${certificate(random)}`,
    description: oneOf(random, DEEDS),
    postings: [
      { account, points },
      { account: 'issue', points: -points },
    ],
  };
  return { kind: 'deposit', id: `deposit:${ulidAt(number, random)}`, content };
}

function redemption(random: Random, number: number, account: string, postedOn: string): NewEntry {
  const [name, price] = oneOf(random, GOODS);
  const quantity = between(random, 1, 3);
  const content: Content<'redemption'> = {
    postedOn,
    household: account,
    items: [
      {
        good: `good:${ulidAt(
          GOODS.findIndex(([one]) => one === name),
          () => 0,
        )}`,
        name,
        quantity,
        price,
      },
    ],
    postings: [
      { account, points: -quantity * price },
      { account: 'shop', points: quantity * price },
    ],
  };
  return { kind: 'redemption', id: `redemption:${ulidAt(number, random)}`, content };
}

/** Sixteen hex digits in the place of a hash: nobody here looks the judgement up. */
function certificate(random: Random): string {
  return Array.from({ length: 16 }, () => between(random, 0, 15).toString(16)).join('');
}
