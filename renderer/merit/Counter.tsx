import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RedeemedItem } from '../../shared/domain/merit/entry.ts';
import type { Good } from '../../shared/domain/merit/merit.ts';
import { basketTotal, redeem } from '../../shared/domain/merit/redeeming.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { FieldRow } from '../form/FieldRow.tsx';
import { PickControl } from '../form/PickControl.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordRedemption } from './acts.ts';
import { BasketTable, type Entered } from './BasketTable.tsx';
import styles from './merit.module.css';
import { goodIds } from './read.ts';
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

/** The counter: goods by letters, quantities, the total against the balance at once. */
export function Counter({ household, balance }: { household: Household; balance: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const basket = useBasket(household.id);
  const { value: goods } = useLive(anyGoods);
  if (!basket.ready || goods === undefined) return null;
  return (
    <section className={styles.block} aria-label={t('redemption.title')}>
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
  const station = useStation();
  const [entered, setEntered] = useState<Entered>();
  const [asking, setAsking] = useState(false);
  const { lines } = basket;
  const standing = useStanding(lines, balance);
  const record = useRedemption({ household, balance, basket });

  const put = (next: readonly BasketLine[]) => {
    setAsking(false);
    basket.put(next);
  };
  const add = async (id: string) => {
    const good = (await station.get<'good'>(id)) as Good | undefined;
    if (!good) return;
    const { name, unit, price } = good;
    if (!lines.some((line) => line.good === id)) put([...lines, { good: id, name, unit, price, quantity: '1' }]);
    setEntered({ good: id });
  };
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (standing.items) setAsking(true);
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
      {asking && standing.items ? (
        <ConfirmFact
          says={record.says(standing.items)}
          onConfirm={() => void record.run(standing.items ?? []).then(() => setAsking(false))}
          onBack={() => setAsking(false)}
        />
      ) : (
        lines.length > 0 && (
          <p className={styles.acts}>
            <Button
              type="primary"
              disabled={!standing.items}
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
  items: RedeemedItem[] | undefined;
  total: number | undefined;
  problem: Problem | undefined;
}

/** What the basket comes to against the balance, as it is typed. */
function useStanding(lines: readonly BasketLine[], balance: number): StandingState {
  const items = itemsIn(lines);
  if (!items) return { items: undefined, total: undefined, problem: { reason: 'redemption.badQuantity' } };
  const made = redeem('', items, { balance, postedOn: today() });
  const total = basketTotal(items);
  if (made.ok) return { items, total, problem: undefined };
  const problem = { reason: `redemption.${made.reason}`, values: { points: made.detail ?? '' } };
  return { items: undefined, total, problem };
}

function Standing({ standing: { total, problem }, balance }: { standing: StandingState; balance: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {total !== undefined && (
        <p className={styles.total} role="status">
          <strong>{t('redemption.total', { points: format.points(total) })}</strong>
          {total <= balance && <span>{t('redemption.left', { points: format.points(balance - total) })}</span>}
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
  return {
    says: (items: readonly RedeemedItem[]) =>
      t('redemption.willRecord', {
        household: t('merit.householdOf', { name: household.headName }),
        goods: items.map(({ name, quantity }) => `${name} × ${quantity}`).join('、'),
        points: format.points(basketTotal(items)),
        after: format.points(balance - basketTotal(items)),
      }),
    async run(items: readonly RedeemedItem[]) {
      const made = await recordRedemption(station, household.id, items);
      if (!made.ok) return say({ says: { problem: made.problem } });
      await basket.clear();
      nextHousehold();
      say({
        says: { done: t('redemption.recorded', { points: format.points(balance - basketTotal(items)) }) },
        action: { label: t('redemption.slip'), run: () => void navigate(`/paper/slip/${made.id}`) },
      });
    },
  };
}
