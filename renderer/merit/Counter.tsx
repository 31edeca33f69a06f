import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RedeemedItem, TopUp } from '../../shared/domain/merit/entry.ts';
import {
  type AtTheCounter,
  basketTotal,
  type RedemptionContent,
  redeem,
  topUpFor,
} from '../../shared/domain/merit/redeeming.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Station } from '../../shared/store/station.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { FieldRow } from '../form/FieldRow.tsx';
import { PickControl } from '../form/PickControl.tsx';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordRedemption } from './acts.ts';
import { BasketTable, type Entered } from './BasketTable.tsx';
import styles from './merit.module.css';
import { goodIds } from './read.ts';
import { readCounter, readGoodRows } from './stock/read.ts';
import { type Basket, type BasketLine, useBasket } from './useBasket.ts';

const PICKER = 'counter-good';

/** A whole number of goods as typed, or undefined. */
function quantityOf({ quantity }: BasketLine): number | undefined {
  const text = quantity.normalize('NFKC').trim();
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}

/** The basket as goods to hand over, or undefined while a quantity cannot be read. */
function itemsIn(lines: readonly BasketLine[]): RedeemedItem[] | undefined {
  const items = lines.flatMap((line) => {
    const quantity = quantityOf(line);
    const { good, name, price } = line;
    return quantity === undefined ? [] : [{ good, name, price, quantity }];
  });
  return items.length === lines.length ? items : undefined;
}

/** A basket that lay there since yesterday costs what its goods cost today. */
function repriced(lines: readonly BasketLine[], prices: ReadonlyMap<string, number> | undefined): BasketLine[] {
  return lines.map((line) => ({ ...line, price: prices?.get(line.good) ?? line.price }));
}

/** The counter: goods by letters, quantities, the total against the balance at once. */
export function Counter({ household, balance }: { household: Household; balance: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const basket = useBasket(household.id);
  const { value: goods } = useLive(anyGoods);
  if (!basket.ready || goods === undefined) return null;
  return (
    <section className={pieces.block} aria-label={t('redemption.title')}>
      <h2>{t('redemption.title')}</h2>
      {goods ? (
        <OpenCounter household={household} balance={balance} basket={basket} />
      ) : (
        <p>
          {t('redemption.noGoods')}{' '}
          <Button onClick={() => void navigate('/good/new')}>{t('redemption.toGoods')}</Button>
        </p>
      )}
    </section>
  );
}

async function anyGoods(station: Parameters<typeof goodIds>[0]): Promise<boolean> {
  return (await goodIds(station, '')).length > 0;
}

interface OpenCounterProps {
  household: Household;
  balance: number;
  basket: Basket;
}

function OpenCounter({ household, balance, basket }: OpenCounterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const [entered, setEntered] = useState<Entered>();
  const [asking, setAsking] = useState(false);
  const [withCash, setWithCash] = useState(false);
  const counter = useCounter(household.id, basket.lines);
  const lines = repriced(basket.lines, counter?.prices);
  const standing = standingOf(lines, { ...(counter ?? { postedOn: today() }), balance, withCash });
  const record = useRedemption({ household, balance, basket });

  const put = (next: readonly BasketLine[]) => {
    setAsking(false);
    basket.put(next);
  };
  const add = async (id: string) => {
    const [row] = await readGoodRows(station, [id]);
    if (!row) return;
    const { price } = row;
    const { name, unit } = row.good;
    if (!lines.some((line) => line.good === id)) put([...lines, { good: id, name, unit, price, quantity: '1' }]);
    setEntered({ good: id });
  };
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (standing.made) setAsking(true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter is heard from whatever field holds the focus within
    <div onKeyDown={hear} className={styles.counter}>
      {basket.trouble && <Sentence problem={basket.trouble} />}
      <FieldRow id={PICKER} label={t('redemption.addGood')}>
        <PickControl
          id={PICKER}
          kinds={['good']}
          value={undefined}
          placeholder={t('redemption.addGoodHint')}
          onChange={(picked) => picked && void add(picked.id)}
        />
      </FieldRow>
      {lines.length > 0 && (
        <BasketTable
          lines={lines}
          entered={entered}
          onPut={put}
          onDone={() => document.getElementById(PICKER)?.focus()}
        />
      )}
      {lines.length > 0 && <Standing standing={standing} balance={balance} />}
      {lines.length > 0 && standing.cash && (
        <Checkbox checked={withCash} onChange={({ target }) => setWithCash(target.checked)}>
          {t('redemption.topUp', {
            points: format.points(standing.cash.points),
            money: format.money(standing.cash.fen),
          })}
        </Checkbox>
      )}
      {asking && standing.made ? (
        <ConfirmFact
          says={record.says(standing.made)}
          onConfirm={() => void record.run(standing.made as RedemptionContent).then(() => setAsking(false))}
          onBack={() => setAsking(false)}
        />
      ) : (
        lines.length > 0 && (
          <p className={pieces.acts}>
            <Button
              type="primary"
              disabled={!standing.made}
              aria-keyshortcuts="Control+Enter"
              onClick={() => setAsking(true)}
            >
              {t('redemption.record')} <kbd className={styles.key}>Ctrl Enter</kbd>
            </Button>
            <ClearBasket lines={lines} onPut={put} />
          </p>
        )
      )}
    </div>
  );
}

/** The next in line: back to where households are found. */
function nextHousehold(): void {
  const field = document.querySelector<HTMLInputElement>('[data-list="passbook"] input');
  field?.focus();
  field?.select();
}

interface StandingState {
  /** What may be handed over; undefined where something stands against it. */
  made: RedemptionContent | undefined;
  total: number | undefined;
  /** What cash would have to pay; undefined where the points reach, or the shop takes none. */
  cash: TopUp | undefined;
  problem: Problem | undefined;
}

/** What the basket comes to against what the counter knows, as it is typed. */
function standingOf(lines: readonly BasketLine[], counter: AtTheCounter): StandingState {
  const items = itemsIn(lines);
  const nothing = { made: undefined, total: undefined, cash: undefined };
  if (!items) return { ...nothing, problem: { reason: 'redemption.badQuantity' } };
  const made = redeem('', items, counter);
  const total = basketTotal(items);
  const cash = topUpFor(total, counter.balance, counter.rule?.fenPerPoint);
  if (made.ok) return { made: made.value, total, cash, problem: undefined };
  return {
    made: undefined,
    total,
    cash,
    problem: { reason: `redemption.${made.reason}`, values: { points: made.detail ?? '' } },
  };
}

/** What the counter knows of the household and the goods in its basket, kept up to date. */
function useCounter(household: string, lines: readonly BasketLine[]) {
  const goods = lines.map(({ good }) => good).join(' ');
  const read = useCallback(
    (station: Station) => readCounter(station, household, goods.split(' ').filter(Boolean)),
    [household, goods],
  );
  return useLive(read).value;
}

function Standing({ standing: { made, total, problem }, balance }: { standing: StandingState; balance: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {total !== undefined && (
        <p className={styles.total} role="status">
          <strong>{t('redemption.total', { points: format.points(total) })}</strong>
          {made && <span>{t('redemption.left', { points: format.points(balance + movedBy(made)) })}</span>}
        </p>
      )}
      {problem && <Sentence problem={problem} />}
    </>
  );
}

function ClearBasket({
  lines,
  onPut,
}: {
  lines: readonly BasketLine[];
  onPut: (lines: readonly BasketLine[]) => void;
}) {
  const { t } = useTranslation();
  const { say } = useToasts();
  const clear = () => {
    onPut([]);
    say({ says: { done: t('redemption.cleared') }, action: { label: t('action.undo'), run: () => onPut(lines) } });
  };
  return <Button onClick={clear}>{t('redemption.clear')}</Button>;
}

/** Putting a redemption on the record: its sentence, and the act. */
function useRedemption({ household, balance, basket }: OpenCounterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const after = (made: RedemptionContent) => format.points(balance + movedBy(made));
  return {
    says: (made: RedemptionContent) =>
      t(made.topUp ? 'redemption.willRecordWithCash' : 'redemption.willRecord', {
        household: t('merit.householdOf', { name: household.headName }),
        goods: made.items.map(({ name, quantity }) => `${name} × ${quantity}`).join('、'),
        points: format.points(-movedBy(made)),
        money: format.money(made.topUp?.fen ?? 0),
        after: after(made),
      }),
    async run(asked: RedemptionContent) {
      const made = await recordRedemption(station, household.id, asked.items, asked.topUp !== undefined);
      if (!made.ok) return say({ says: { problem: made.problem } });
      await basket.clear();
      nextHousehold();
      say({
        says: { done: t('redemption.recorded', { points: after(asked) }) },
        action: { label: t('redemption.slip'), run: () => void navigate(`/paper/slip/${made.id}`) },
      });
    },
  };
}

/** What a redemption does to the household, in hundredths of a point. */
function movedBy({ postings }: RedemptionContent): number {
  return postings[0]?.points ?? 0;
}
