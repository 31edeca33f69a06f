import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import { entryTail, type MeritCode } from '../../shared/domain/merit/code.ts';
import type { Deposit, RedeemedItem, Redemption } from '../../shared/domain/merit/entry.ts';
import { postingsOf } from '../../shared/domain/merit/ledger.ts';
import { basketTotal } from '../../shared/domain/merit/redeeming.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import { balance } from '../../shared/store/derived/ledger.ts';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { useFormat } from '../i18n/format.ts';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { CodeMark } from './code/CodeMark.tsx';
import { useSignedCodes } from './code/useSignedCode.ts';
import styles from './merit.module.css';

interface Slip {
  entry: Deposit | Redemption;
  household: Household | undefined;
  balance: number;
  station: string;
}

async function readSlip(station: Station, id: string): Promise<Slip | undefined> {
  const entry = (await station.getMany([id])).get(id) as unknown as Deposit | Redemption | undefined;
  const account = entry && postingsOf(entry).find((posting) => posting.account.startsWith('household:'))?.account;
  if (!entry || !account) return undefined;
  const [household, settings] = await Promise.all([station.get<'household'>(account), readSettings(station)]);
  return {
    entry,
    household: household as Household | undefined,
    balance: await balance(station.device, account),
    station: settings?.name ?? '',
  };
}

/** What a household takes home from the counter: a deposit or a redemption on paper. */
export default function SlipPaper() {
  const { t } = useTranslation();
  const { entry: id = '' } = useParams();
  const { value } = useLive(useCallback(async (station: Station) => ({ slip: await readSlip(station, id) }), [id]));
  const slip = value?.slip;
  const { code: station } = useStation();
  const codes = useMemo(() => slip?.household && [slipCode(station, slip.entry, slip.household.id)], [station, slip]);
  const signed = useSignedCodes(codes);
  if (value && !slip) return <Sentence problem={{ reason: 'merit.entryGone' }} />;
  const title = slip?.entry.kind === 'redemption' ? t('redemption.paper') : t('deposit.paper');
  return (
    <PrintView title={title} ready={slip !== undefined && (codes === undefined || signed.ready)}>
      {signed.problem && <Sentence problem={signed.problem} />}
      {slip && (
        <OfficialPaper title={title} signer={slip.station} day={slip.entry.postedOn}>
          <SlipBody slip={slip} />
          {signed.texts[0] && <CodeMark text={signed.texts[0]} />}
        </OfficialPaper>
      )}
    </PrintView>
  );
}

function movedOf(entry: Slip['entry'], household: string): number {
  return postingsOf(entry).find((posting) => posting.account === household)?.points ?? 0;
}

function slipCode(station: string, entry: Slip['entry'], household: string): MeritCode {
  const points = movedOf(entry, household);
  return { form: 'slip', station, about: household, points, day: entry.postedOn, entry: entryTail(entry.id) };
}

function SlipBody({ slip: { entry, household, balance: now } }: { slip: Slip }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moved = movedOf(entry, household?.id ?? '');
  const who = `${household?.headName ?? ''} ${household?.villagersGroup ?? ''}`;
  return (
    <>
      <table>
        <tbody>
          <SlipLine label={t('slip.household')} value={who} />
          <SlipLine label={t('slip.date')} value={paperDate(entry.postedOn)} />
          {entry.kind === 'deposit' && <SlipLine label={t('slip.for')} value={entry.description} />}
          <SlipLine label={t('slip.points')} value={t('merit.points', { points: format.points(moved) })} />
          {entry.kind === 'redemption' && entry.topUp && (
            <SlipLine
              label={t('slip.cash')}
              value={t('slip.cashFor', {
                money: format.money(entry.topUp.fen),
                points: format.points(entry.topUp.points),
              })}
            />
          )}
          <SlipLine label={t('slip.balance')} value={t('merit.points', { points: format.points(now) })} />
        </tbody>
      </table>
      {entry.kind === 'redemption' && <Goods items={entry.items} />}
      <p className="flush">{t('slip.teller', { name: entry.createdBy })}</p>
      <p className="flush">{t('slip.receiver')}</p>
    </>
  );
}

function SlipLine({ label, value }: { label: string; value: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{value}</td>
    </tr>
  );
}

function Goods({ items }: { items: readonly RedeemedItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={styles.slipGoods}>
      <thead>
        <tr>
          <th scope="col">{t('slip.good')}</th>
          <th scope="col">{t('slip.quantity')}</th>
          <th scope="col">{t('slip.price')}</th>
          <th scope="col">{t('slip.subtotal')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ good, name, quantity, price }) => (
          <tr key={good}>
            <td>{name}</td>
            <td>{format.count(quantity)}</td>
            <td>{format.points(price)}</td>
            <td>{format.points(quantity * price)}</td>
          </tr>
        ))}
        <tr>
          <td colSpan={3}>{t('slip.total')}</td>
          <td>{format.points(basketTotal(items))}</td>
        </tr>
      </tbody>
    </table>
  );
}
