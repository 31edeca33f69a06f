import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePoints, pointsText } from './amount.ts';
import {
  type Deposit,
  deposit as depositSchema,
  postings,
  type Redemption,
  redemption as redemptionSchema,
  reversal as reversalSchema,
} from './entry.ts';
import { deposit, depositableFrom, judge, stageOf, type Verdict } from './judging.ts';
import { balancesOf, entryText, movedIn, passbook, postingsOf } from './ledger.ts';
import { type Deed, type Judgement, judgement as judgementSchema, type Rubric, rubricTerms } from './merit.ts';
import { basketTotal, redeem } from './redeeming.ts';
import { reverse } from './reversing.ts';
import { rubricOn } from './rubric.ts';
import { RUBRIC_TEMPLATES } from './templates.ts';

const ENVELOPE = {
  station: '990102003004',
  v: 0,
  createdAt: '2026-03-01T00:00:00.000Z',
  createdBy: '王会计',
  updatedAt: '2026-03-01T00:00:00.000Z-0000',
  updatedBy: '王会计',
  device: 'D1',
};
const ulid = (n: number) => `01J${String(n).padStart(23, '0')}`;
const householdId = (n: number) => `household:${ulid(n)}`;
const TODAY = '2026-03-10';

const rubric: Pick<Rubric, 'items'> = {
  items: [
    { code: 'A', className: '善行', name: '做好人好事', points: 5000, per: '次' },
    { code: 'B', className: '移风易俗', name: '违反规定操办酒席', points: -300, upTo: -1500, per: '次' },
    { code: 'C', className: '平安', name: '巡逻', points: 5000, per: '天' },
  ],
};

function deedOf(changes: Partial<Deed> = {}): Deed {
  return {
    ...ENVELOPE,
    id: `deed:${ulid(1)}`,
    kind: 'deed',
    household: householdId(1),
    happenedOn: '2026-03-05',
    description: '送迷路老人回家',
    rubric: `rubric:${ulid(2)}`,
    item: 'A',
    quantity: 1,
    ...changes,
  };
}

function verdictOf(changes: Partial<Verdict> = {}): Verdict {
  return { approved: true, reason: '', judgedOn: '2026-03-06', judgedBy: '道德评议会', ...changes };
}

function judgementOf(changes: Partial<Judgement> = {}): Judgement {
  return {
    ...ENVELOPE,
    ...verdictOf(),
    id: `judgement:${ulid(3)}`,
    kind: 'judgement',
    deed: `deed:${ulid(1)}`,
    points: 5000,
    ...changes,
  };
}

describe('points as written', () => {
  it.each([
    ['50', 5000],
    ['５０．５', 5050],
    ['50.05分', 5005],
    ['-3', -300],
    ['−3', -300],
    ['0', 0],
    ['', 'empty'],
    ['五十', 'notANumber'],
    ['1.234', 'tooManyDecimals'],
    ['1000001', 'tooMuch'],
  ])('%s', (typed, expected) => {
    const result = parsePoints(typed);
    expect(result.ok ? result.value : result.reason).toBe(expected);
  });

  it('are read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (hundredths) => {
        expect(parsePoints(pointsText(hundredths))).toEqual({ ok: true, value: hundredths });
      }),
    );
  });
});

describe('judging by the rubric', () => {
  it('a fixed item is worth its points each time', () => {
    const judged = judge(deedOf({ item: 'C', quantity: 3 }), rubric, verdictOf(), TODAY);
    expect(judged).toMatchObject({ ok: true, value: { points: 15000, approved: true } });
    if (judged.ok) expect(judgementSchema.safeParse({ ...judgementOf(), ...judged.value }).error).toBeUndefined();
  });

  it.each([
    [{ points: -300 }, -300],
    [{ points: -1500 }, -1500],
    [{ points: -200 }, 'pointsOutsideRubric'],
    [{ points: -1600 }, 'pointsOutsideRubric'],
    [{}, 'pointsMissing'],
  ])('a range leaves room within its ends only: %j', (changes, expected) => {
    const judged = judge(deedOf({ item: 'B' }), rubric, verdictOf(changes), TODAY);
    expect(judged.ok ? judged.value.points : judged.reason).toBe(expected);
  });

  it.each([
    [deedOf({ item: 'Z' }), {}, 'itemUnknown'],
    [deedOf(), { points: 5001 }, 'pointsOutsideRubric'],
    [deedOf(), { judgedBy: ' ' }, 'noJudge'],
    [deedOf(), { approved: false }, 'reasonMissing'],
    [deedOf(), { judgedOn: '2026-03-04' }, 'judgedBeforeDeed'],
    [deedOf(), { judgedOn: '2026-03-11' }, 'judgedInFuture'],
  ])('refuses what cannot stand', (deed, changes, reason) => {
    expect(judge(deed, rubric, verdictOf(changes), TODAY)).toEqual({ ok: false, reason });
  });

  it('a refused deed earns nothing, whatever the rubric', () => {
    const judged = judge(deedOf({ item: 'Z' }), rubric, verdictOf({ approved: false, reason: '查无此事' }), TODAY);
    expect(judged).toMatchObject({ ok: true, value: { approved: false, points: 0, reason: '查无此事' } });
  });

  it('the stage follows the latest judgement, and a deposit ends it', () => {
    const first = judgementOf();
    const second = judgementOf({
      id: `judgement:${ulid(4)}`,
      updatedAt: '2026-03-07T00:00:00.000Z-0000',
      approved: false,
    });
    expect(stageOf([], false)).toBe('waiting');
    expect(stageOf([first], false)).toBe('judged');
    expect(stageOf([second, first], false)).toBe('refused');
    expect(stageOf([first, second], false)).toBe('refused');
    expect(stageOf([first], true)).toBe('deposited');
    expect(depositableFrom(first, { noticeDays: 3 })).toBe('2026-03-09');
  });
});

describe('a deposit', () => {
  const when = { postedOn: TODAY, deposited: false, readiness: 'ready' as const, item: undefined };

  it('moves the judged points from the village to the household', () => {
    const made = deposit(deedOf(), judgementOf(), when);
    expect(made).toMatchObject({
      ok: true,
      value: {
        postings: [
          { account: householdId(1), points: 5000 },
          { account: 'issue', points: -5000 },
        ],
      },
    });
    const envelope = { ...ENVELOPE, id: `deposit:${ulid(5)}`, kind: 'deposit', chain: { number: 1 } };
    if (made.ok) expect(depositSchema.safeParse({ ...envelope, ...made.value }).error).toBeUndefined();
  });

  it.each([
    [judgementOf({ approved: false, points: 0 }), when, 'notApproved'],
    [judgementOf({ points: 0 }), when, 'noPoints'],
    [judgementOf({ deed: `deed:${ulid(9)}` }), when, 'otherDeed'],
    [judgementOf(), { ...when, deposited: true }, 'alreadyDeposited'],
    [judgementOf(), { ...when, readiness: 'suspended' as const }, 'suspended'],
  ])('is refused', (judgement, options, reason) => {
    expect(deposit(deedOf(), judgement, options)).toEqual({ ok: false, reason });
  });
});

const soap = { good: `good:${ulid(7)}`, name: '肥皂', quantity: 2, price: 1000 };

describe('a redemption', () => {
  it('takes exactly what is there, and not one hundredth more', () => {
    const made = redeem(householdId(1), [soap], { balance: 2000, postedOn: TODAY });
    expect(made.ok).toBe(true);
    const envelope = { ...ENVELOPE, id: `redemption:${ulid(8)}`, kind: 'redemption', chain: { number: 1 } };
    if (made.ok) expect(redemptionSchema.safeParse({ ...envelope, ...made.value }).error).toBeUndefined();
    expect(redeem(householdId(1), [soap], { balance: 1999, postedOn: TODAY })).toEqual({
      ok: false,
      reason: 'insufficientPoints',
      detail: '0.01',
    });
    expect(redeem(householdId(1), [soap], { balance: -500, postedOn: TODAY })).toMatchObject({ detail: '20' });
  });

  it('needs goods, and not too many kinds of them', () => {
    const when = { balance: 1e9, postedOn: TODAY };
    expect(redeem(householdId(1), [], when)).toMatchObject({ reason: 'nothingChosen' });
    expect(redeem(householdId(1), Array(101).fill(soap), when)).toMatchObject({ reason: 'tooManyGoods' });
    const dear = { ...soap, quantity: 100_000, price: 100_000_000 };
    expect(redeem(householdId(1), [dear], { ...when, balance: 1e15 })).toMatchObject({ reason: 'tooMuch' });
  });
});

describe('a reversal', () => {
  const made = redeem(householdId(1), [soap], { balance: 2000, postedOn: TODAY });
  const entry = {
    ...ENVELOPE,
    id: `redemption:${ulid(8)}`,
    kind: 'redemption',
    ...(made.ok && made.value),
  } as Redemption;
  const why = { reason: '拿错了', postedOn: TODAY, stands: true };

  it('leaves every account as if the entry had never been, and goods come back', () => {
    const reversed = reverse(entry, why);
    if (!reversed.ok) throw new Error(reversed.reason);
    const document = {
      ...ENVELOPE,
      id: `reversal:${ulid(9)}`,
      kind: 'reversal',
      chain: { number: 2 },
      ...reversed.value,
    };
    expect(reversalSchema.safeParse(document).error).toBeUndefined();
    expect([...balancesOf([entry, document]).values()]).toEqual([0, 0]);
    expect(document.items).toEqual([soap]);
    expect(balancesOf([document, { ...document, id: `reversal:${ulid(10)}` }, entry]).get(householdId(1))).toBe(0);
  });

  it('of a deposit names the deed that waits again', () => {
    const deposited = deposit(deedOf(), judgementOf(), {
      postedOn: TODAY,
      deposited: false,
      readiness: 'ready',
      item: undefined,
    });
    const fact = {
      ...ENVELOPE,
      id: `deposit:${ulid(5)}`,
      kind: 'deposit',
      ...(deposited.ok && deposited.value),
    } as Deposit;
    expect(reverse(fact, why)).toMatchObject({ ok: true, value: { deed: deedOf().id, reverses: fact.id } });
  });

  it('needs a reason, and happens once', () => {
    expect(reverse(entry, { ...why, reason: ' ' })).toEqual({ ok: false, reason: 'reasonMissing' });
    expect(reverse(entry, { ...why, stands: false })).toEqual({ ok: false, reason: 'alreadyReversed' });
  });
});

/** What happens at a counter: points come in, goods go out, in any order. */
const act = fc.oneof(
  fc.record({ earns: fc.integer({ min: -5000, max: 50_000 }), who: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    buys: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 1, max: 9999 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    who: fc.integer({ min: 1, max: 3 }),
  }),
);

describe('the ledger', () => {
  it('balances: debits equal credits, no redemption goes below zero, and the passbook agrees', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const documents: { id: string; kind: string; postedOn: string; postings: unknown }[] = [];
        for (const [index, each] of acts.entries()) {
          const account = householdId(each.who);
          const balance = balancesOf(documents).get(account) ?? 0;
          const made =
            'earns' in each
              ? deposit(deedOf({ household: account }), judgementOf({ points: each.earns }), {
                  postedOn: TODAY,
                  deposited: false,
                  readiness: 'ready',
                  item: undefined,
                })
              : redeem(
                  account,
                  each.buys.map((line) => ({ ...soap, ...line })),
                  { balance, postedOn: TODAY },
                );
          if (!made.ok) continue;
          const kind = 'earns' in each ? 'deposit' : 'redemption';
          documents.push({
            id: String(index),
            kind,
            ...made.value,
            ...(kind === 'deposit' && { deed: String(index) }),
          });
          if ('buys' in each) expect(balancesOf(documents).get(account)).toBe(balance - basketTotal(each.buys));
          if ('buys' in each) expect(balancesOf(documents).get(account)).toBeGreaterThanOrEqual(0);
        }
        const balances = balancesOf(documents);
        expect([...balances.values()].reduce((sum, points) => sum + points, 0)).toBe(0);
        for (const document of documents) expect(postings.safeParse(document.postings).success).toBe(true);
        for (const [account, balance] of balances) expectPassbook(documents, account, balance);
      }),
    );
  });

  function expectPassbook(
    documents: { id: string; kind: string; postedOn: string }[],
    account: string,
    balance: number,
  ) {
    const entries = documents.toReversed().flatMap((document) =>
      postingsOf(document)
        .filter((posting) => posting.account === account)
        .map(({ points }) => ({ entry: document.id, postedOn: document.postedOn, points })),
    );
    const lines = passbook(balance, entries);
    expect(lines[0]?.balance).toBe(balance);
    const oldest = lines.at(-1);
    expect(oldest && oldest.balance - oldest.points).toBe(0);
  }

  it('counts a document once however often it is given, and one that does not balance not at all', () => {
    const made = deposit(deedOf(), judgementOf(), {
      postedOn: TODAY,
      deposited: false,
      readiness: 'ready',
      item: undefined,
    });
    if (!made.ok) throw new Error(made.reason);
    const document = { id: `deposit:${ulid(5)}`, kind: 'deposit', ...made.value };
    expect(balancesOf([document, document]).get(householdId(1))).toBe(5000);
    const lopsided = {
      ...document,
      id: 'x',
      postings: [
        { account: householdId(1), points: 1 },
        { account: 'issue', points: 1 },
      ],
    };
    expect(postingsOf(lopsided)).toEqual([]);
    expect(postingsOf({ id: 'y', kind: 'unheardOf' })).toEqual([]);
    expect(balancesOf([])).toEqual(new Map());
  });

  it('says what an entry was for', () => {
    expect(entryText({ id: '', kind: 'redemption', items: [soap] } as never)).toBe('肥皂 × 2');
    expect(entryText({ id: '', kind: 'deposit', description: '送迷路老人回家' } as never)).toBe('送迷路老人回家');
    expect(entryText({ id: '', kind: 'unheardOf' })).toBe('');
  });
});

describe('rubrics', () => {
  it('every template is one, with codes that name one item each', () => {
    for (const template of RUBRIC_TEMPLATES) {
      expect(rubricTerms.safeParse(template).error).toBeUndefined();
      expect(new Set(template.items.map((item) => item.code)).size).toBe(template.items.length);
    }
  });

  it('the one in force last holds', () => {
    const of = (n: number, validFrom: string): Rubric => ({
      ...ENVELOPE,
      ...(RUBRIC_TEMPLATES[0] as (typeof RUBRIC_TEMPLATES)[number]),
      id: `rubric:${ulid(n)}`,
      kind: 'rubric',
      validFrom,
    });
    const [old, now] = [of(1, '2025-01-01'), of(2, '2026-01-01')];
    expect(rubricOn([now, old], '2026-03-01')).toBe(now);
    expect(rubricOn([now, old], '2025-12-31')).toBe(old);
    expect(rubricOn([now, old], '2024-12-31')).toBeUndefined();
  });
});

it('what was put in and what was taken out are told apart', () => {
  expect(movedIn([{ points: 500 }, { points: -200 }, { points: 50 }])).toEqual({ gained: 550, spent: 200 });
  expect(movedIn([])).toEqual({ gained: 0, spent: 0 });
});
