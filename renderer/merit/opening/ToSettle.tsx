import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePoints } from '../../../shared/domain/merit/amount.ts';
import type { KnownHousehold } from '../../../shared/domain/merit/opening/outcome.ts';
import { type PlannedRow, rowName, type Settlement } from '../../../shared/domain/merit/opening/plan.ts';
import { PickControl } from '../../form/PickControl.tsx';
import pieces from '../../frame/pieces.module.css';
import { useFormat } from '../../i18n/format.ts';
import styles from '../merit.module.css';

/** Rows shown at once; the next come up as these are settled. */
const SHOWN_MAX = 50;

const OPEN = ['unknown', 'ambiguous', 'wrongSum', 'twice'] as const;
type OpenRow = Extract<PlannedRow, { state: (typeof OPEN)[number] }>;

export interface ToSettleProps {
  planned: readonly PlannedRow[];
  households: readonly KnownHousehold[];
  settlements: ReadonlyMap<string, Settlement>;
  onSettle: (row: string, settlement: Settlement) => void;
}

/** The rows that the clerk must settle: which household it is, what the balance is, or that it is left out. */
export function ToSettle({ planned, households, settlements, onSettle }: ToSettleProps) {
  const { t } = useTranslation();
  const open = planned.filter((one): one is OpenRow => (OPEN as readonly string[]).includes(one.state));
  if (open.length === 0) return <p className={pieces.soft}>{t('opening.allSettled')}</p>;
  return (
    <section>
      <h2>{t('opening.toSettle', { number: open.length })}</h2>
      <table className={`${styles.table} ${pieces.block}`}>
        <thead>
          <tr>
            <th scope="col">{t('opening.row')}</th>
            <th scope="col">{t('opening.name')}</th>
            <th scope="col">{t('opening.figures')}</th>
            <th scope="col">{t('opening.settle')}</th>
          </tr>
        </thead>
        <tbody>
          {open.slice(0, SHOWN_MAX).map((one) => {
            const name = rowName(one.row);
            const before = settlements.get(name) ?? {};
            return (
              <SettleRow
                key={`${name}/${one.state}`}
                planned={one}
                households={households}
                onSettle={(settlement) => onSettle(name, { ...before, ...settlement })}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface SettleRowProps {
  planned: OpenRow;
  households: readonly KnownHousehold[];
  onSettle: (settlement: Settlement) => void;
}

function SettleRow({ planned, households, onSettle }: SettleRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { row, state } = planned;
  const figure = (hundredths: number | undefined) => (hundredths === undefined ? '？' : format.points(hundredths));
  const { carried, earned, spent, balance } = row.figures;
  return (
    <tr>
      <td>{row.row}</td>
      <td>
        {row.name}
        <div className={pieces.soft}>
          {row.group} · {t(`opening.state.${state}`)}
        </div>
      </td>
      <td className="figures">
        {t('opening.sum', {
          carried: figure(carried),
          earned: figure(earned),
          spent: figure(spent),
          balance: figure(balance),
        })}
      </td>
      <td>
        <div className={pieces.acts}>
          {state === 'unknown' && (
            <PickControl
              id={`settle-${row.row}`}
              kinds={['household']}
              value={undefined}
              placeholder={t('opening.pick')}
              onChange={(picked) => picked && onSettle({ household: picked.id })}
            />
          )}
          {state === 'ambiguous' && (
            <Select
              aria-label={t('opening.pick')}
              placeholder={t('opening.pick')}
              options={planned.households.map((id) => ({ value: id, label: labelOf(id, households) }))}
              onChange={(household: string) => onSettle({ household })}
            />
          )}
          {state === 'wrongSum' && <Balances planned={planned} onSettle={onSettle} />}
          <Button onClick={() => onSettle({ skipped: true })}>{t('opening.skip')}</Button>
        </div>
      </td>
    </tr>
  );
}

function labelOf(id: string, households: readonly KnownHousehold[]): string {
  const found = households.find((household) => household.id === id);
  return found ? `${found.headName} ${found.hint ?? found.villagersGroup}` : id;
}

/** The balance as written, as the row's own sums have it, or as the clerk types it. */
function Balances({
  planned,
  onSettle,
}: { planned: Extract<OpenRow, { state: 'wrongSum' }> } & Pick<SettleRowProps, 'onSettle'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const { computed, row } = planned;
  const { balance } = row.figures;
  const read = parsePoints(typed);
  return (
    <>
      {computed !== undefined && (
        <Button onClick={() => onSettle({ points: computed })}>
          {t('opening.byComputed', { points: format.points(computed) })}
        </Button>
      )}
      {balance !== undefined && (
        <Button onClick={() => onSettle({ points: balance })}>
          {t('opening.byWritten', { points: format.points(balance) })}
        </Button>
      )}
      <Input
        className={styles.choice as string}
        aria-label={t('opening.typed')}
        placeholder={t('opening.typed')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => read.ok && onSettle({ points: read.value })}
      />
    </>
  );
}
