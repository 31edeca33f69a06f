import { Button, Input } from 'antd';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { monthOf } from '../../../shared/domain/merit/books.ts';
import { spanOf } from '../../../shared/domain/merit/redList.ts';
import { type Merchant, SETTLED_MAX, settle } from '../../../shared/domain/merit/voucher.ts';
import type { Station } from '../../../shared/store/station.ts';
import { addressOf } from '../../app/address.ts';
import { ConfirmFact } from '../../confirm/ConfirmFact.tsx';
import type { Acted } from '../../errors/acted.ts';
import type { Problem } from '../../errors/problem.ts';
import { problemOf } from '../../errors/problemOf.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { FieldRow } from '../../form/FieldRow.tsx';
import { Facts } from '../../frame/Facts.tsx';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { entryAddress } from '../books/entryAddress.ts';
import { useMonthWords } from '../books/monthWords.ts';
import { Holding } from '../Holding.tsx';
import styles from '../merit.module.css';
import { recordSettlement, recordTaking } from './acts.ts';
import { type MerchantInHand, type MerchantLine, readMerchant, readUnsettled } from './read.ts';

/** Lines shown at first, and added at each press. */
const LINES_STEP = 40;

/** A merchant: the vouchers it brings, one scan each, what it is owed, and the month's settlement. */
export function MerchantPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [count, setCount] = useState(LINES_STEP);
  const { value } = useLive(
    useCallback(async (station: Station) => ({ found: await readMerchant(station, id, count) }), [id, count]),
  );
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'merchant.gone' }} />;
  const { merchant, owed } = found;
  return (
    <ThingPage
      title={merchant.name}
      about={merchant.trade}
      acts={
        <>
          <Holding label={t('merchant.owed')} points={owed} />
          <Link to={`${addressOf(id)}?act=edit`}>{t('merchant.edit')}</Link>
        </>
      }
    >
      <TakeIn merchant={merchant} />
      <Settle key={found.lines.length} merchant={merchant} />
      <Facts
        facts={[
          { label: t('merchant.contact'), value: [merchant.contact, merchant.phone].filter(Boolean).join(' ') },
          {
            label: t('merchant.rate'),
            value: merchant.fenPerPoint && t('merchant.rateOf', { money: format.money(merchant.fenPerPoint) }),
          },
        ]}
      />
      <Lines found={found} onOlder={() => setCount(count + LINES_STEP)} />
    </ThingPage>
  );
}

/** Vouchers one after another: a scanner types a code and Enter, and the field is ready for the next. */
function TakeIn({ merchant }: { merchant: Merchant }) {
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [count, setCount] = useState(0);
  const take = async () => {
    const code = typed;
    setTyped('');
    const made = await recordTaking(station, merchant, code).catch(
      (error: unknown): Acted => ({ ok: false, problem: problemOf(error) }),
    );
    setProblem(made.ok ? undefined : made.problem);
    if (made.ok) setCount((before) => before + 1);
  };
  return (
    <section className={pieces.block}>
      <FieldRow id={id} label={t('merchant.scan')} problem={problem}>
        <Input
          id={id}
          autoFocus
          value={typed}
          placeholder={t('merchant.scanHint')}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => void take()}
        />
      </FieldRow>
      {count > 0 && <p role="status">{t('merchant.taken', { number: count })}</p>}
    </section>
  );
}

/** Last month's settlement: what is owed for it, and one sentence before it is on the record. */
function Settle({ merchant }: { merchant: Merchant }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMonthWords();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const month = monthOf(spanOf('lastMonth', today()).from);
  const { value: due } = useLive(
    useCallback((one: Station) => readUnsettled(one, merchant.id, month), [merchant.id, month]),
  );
  if (!due) return null;
  const could = settle(merchant, month, due, today());
  if (!could.ok && (could.reason === 'nothingToSettle' || could.reason === 'settled')) return null;
  const record = async () => {
    const made = await recordSettlement(station, merchant, month);
    setAsking(false);
    if (!made.ok) return say({ says: { problem: made.problem } });
    say({ says: { done: t('settlement.recorded') } });
    await navigate(`/paper/settlement/${encodeURIComponent(made.id)}`);
  };
  const brought = due.brought.slice(0, SETTLED_MAX);
  const points = brought.reduce((sum, one) => sum + one.points, 0);
  const told = { month: words(month), number: format.count(brought.length), points: format.points(points) };
  return (
    <section className={pieces.needsYou}>
      <p>{t('settlement.due', told)}</p>
      {!could.ok && <Sentence problem={{ reason: `voucher.${could.reason}` }} />}
      {could.ok && asking && (
        <ConfirmFact
          says={t('settlement.willRecord', { ...told, name: merchant.name, money: format.money(could.value.fen) })}
          onConfirm={() => void record()}
          onBack={() => setAsking(false)}
        />
      )}
      {could.ok && !asking && (
        <p className={pieces.acts}>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('settlement.record')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Lines({ found: { lines, older }, onOlder }: { found: MerchantInHand; onOlder: () => void }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <p className={pieces.soft}>{t('merchant.noLines')}</p>;
  return (
    <section className={pieces.block}>
      <h2>{t('merchant.lines')}</h2>
      <table className={styles.table}>
        <tbody>
          {lines.map((line) => (
            <Line key={line.entry} line={line} />
          ))}
        </tbody>
      </table>
      {older && (
        <p className={pieces.acts}>
          <Button onClick={onOlder}>{t('passbook.older')}</Button>
        </p>
      )}
    </section>
  );
}

function Line({ line: { entry, kind, postedOn, text, points, fen, stands } }: { line: MerchantLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <td>{format.nearDate(postedOn)}</td>
      <td>
        <Link to={entryAddress(entry)}>{text || t(`journal.kind.${kind}`)}</Link>{' '}
        {!stands && kind !== 'reversal' && <span className={pieces.soft}>{t('reversal.done')}</span>}
      </td>
      <td className="figures">{fen !== undefined && format.money(fen)}</td>
      <td className="figures">{points > 0 ? `+${format.points(points)}` : format.points(points)}</td>
      <td>
        {kind === 'settlement' && (
          <Link to={`/paper/settlement/${encodeURIComponent(entry)}`}>{t('settlement.print')}</Link>
        )}
      </td>
    </tr>
  );
}
