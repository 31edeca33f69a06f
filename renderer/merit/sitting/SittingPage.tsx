import { Button, Input, Radio } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { parsePoints } from '../../../shared/domain/merit/amount.ts';
import { ConfirmFact } from '../../confirm/ConfirmFact.tsx';
import { Sentence } from '../../errors/Sentence.tsx';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import styles from '../merit.module.css';
import { readJudge } from '../readJudge.ts';
import { judgementsOf, recordSitting, type SaidVerdict } from './acts.ts';
import { readSitting, type WaitingDeed } from './read.ts';
import { moveRow, rowKeys } from './rowKeys.ts';

/** What is typed for a deed; `points` as typed. */
interface TypedVerdict {
  approved: boolean;
  points: string;
  reason: string;
}

/** A sitting of the moral review council: the deeds that wait, one key each, on the record together. */
export function SittingPage() {
  const { t } = useTranslation();
  const { value: rows } = useLive(readSitting);
  const { value: judge } = useLive(readJudge);
  if (!rows || judge === undefined) return null;
  return (
    <ThingPage title={t('sitting.title')} about={t('sitting.about')}>
      {rows.length === 0 ? <p>{t('sitting.none')}</p> : <Sitting rows={rows} judge={judge} />}
    </ThingPage>
  );
}

function Sitting({ rows, judge }: { rows: readonly WaitingDeed[]; judge: string }) {
  const { t } = useTranslation();
  const id = useId();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const [typed, setTyped] = useState<ReadonlyMap<string, TypedVerdict>>(new Map());
  const [judgedBy, setJudgedBy] = useState(judge);
  const [asking, setAsking] = useState(false);
  const set = (deed: string, verdict: TypedVerdict | undefined) => {
    const next = new Map(typed);
    if (verdict) next.set(deed, verdict);
    else next.delete(deed);
    setTyped(next);
    setAsking(false);
  };
  const judged = judgementsOf(rows, saidOf(typed), { judgedOn: today(), judgedBy });
  const record = async () => {
    if (!judged.ok) return;
    const recorded = await recordSitting(station, judged.value);
    setAsking(false);
    if (!recorded.ok) return say({ says: { problem: recorded.problem } });
    setTyped(new Map());
    say({
      says: { done: t('sitting.recorded', { number: judged.value.length }) },
      action: { label: t('sitting.toDepositing'), run: () => void navigate('/deed/depositing') },
    });
  };
  const approved = judged.ok ? judged.value.filter((one) => one.approved).length : 0;
  return (
    <>
      <p className={styles.inline}>
        <label htmlFor={id}>{t('judgement.judgedBy')}</label>
        <Input id={id} value={judgedBy} onChange={(event) => setJudgedBy(event.target.value)} />
      </p>
      <SittingTable rows={rows} typed={typed} onSet={set} />
      {!judged.ok && judged.reason !== 'nothingSaid' && <Sentence problem={{ reason: `judging.${judged.reason}` }} />}
      {asking && judged.ok ? (
        <ConfirmFact
          says={t('sitting.willRecord', { approved, refused: judged.value.length - approved })}
          onConfirm={() => void record()}
          onBack={() => setAsking(false)}
        />
      ) : (
        <p className={pieces.acts}>
          <Button type="primary" disabled={!judged.ok} onClick={() => setAsking(true)}>
            {t('sitting.record', { number: typed.size })}
          </Button>
          <span className={pieces.soft}>{t('sitting.keys')}</span>
        </p>
      )}
    </>
  );
}

function saidOf(typed: ReadonlyMap<string, TypedVerdict>): Map<string, SaidVerdict> {
  return new Map(
    [...typed].map(([deed, { approved, points, reason }]) => {
      const read = parsePoints(points);
      return [deed, { approved, reason, ...(approved && read.ok && { points: read.value }) }];
    }),
  );
}

interface SittingTableProps {
  rows: readonly WaitingDeed[];
  typed: ReadonlyMap<string, TypedVerdict>;
  onSet: (deed: string, verdict: TypedVerdict | undefined) => void;
}

function SittingTable({ rows, typed, onSet }: SittingTableProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const hear = (event: KeyboardEvent<HTMLElement>, { deed }: WaitingDeed, index: number) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    const key = rowKeys(event.key);
    if (key === undefined) return;
    event.preventDefault();
    const before = typed.get(deed.id) ?? { points: '', reason: '' };
    if (key === 'yes' || key === 'no') onSet(deed.id, { ...before, approved: key === 'yes' });
    if (key === 'none') onSet(deed.id, undefined);
    moveRow(body.current, index, key === 'up' ? -1 : key === 'no' ? 0 : 1);
  };
  return (
    <table className={`${styles.table} ${pieces.block}`}>
      <thead>
        <tr>
          <th scope="col">{t('deed.headName')}</th>
          <th scope="col">{t('deed.description')}</th>
          <th scope="col">{t('judgement.verdict')}</th>
          <th scope="col">{t('judgement.points')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <SittingRow
            key={row.deed.id}
            row={row}
            typed={typed.get(row.deed.id)}
            onSet={(verdict) => onSet(row.deed.id, verdict)}
            onKey={(event) => hear(event, row, index)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface SittingRowProps {
  row: WaitingDeed;
  typed: TypedVerdict | undefined;
  onSet: (verdict: TypedVerdict | undefined) => void;
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

function SittingRow({ row, typed, onSet, onKey }: SittingRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { deed, headName, villagersGroup, item, twins } = row;
  const choice = typed ? (typed.approved ? 'approve' : 'refuse') : 'none';
  const choose = (value: string) => {
    const before = typed ?? { points: '', reason: '' };
    onSet(value === 'none' ? undefined : { ...before, approved: value === 'approve' });
  };
  return (
    <tr tabIndex={0} onKeyDown={onKey} aria-label={`${headName} ${deed.description}`}>
      <td>
        {headName}
        <div className={pieces.soft}>{villagersGroup}</div>
      </td>
      <td>
        {deed.description}
        <div className={pieces.soft}>
          {format.date(deed.happenedOn)} · {item?.name ?? deed.item}
          {twins > 0 && <strong> · {t('sitting.twins', { number: twins })}</strong>}
        </div>
      </td>
      <td>
        <Radio.Group
          value={choice}
          aria-label={t('judgement.verdict')}
          options={(['none', 'approve', 'refuse'] as const).map((value) => ({
            value,
            label: t(`sitting.say.${value}`),
          }))}
          onChange={(event) => choose(event.target.value)}
        />
        {typed && !typed.approved && (
          <Input
            aria-label={t('judgement.reason')}
            placeholder={t('judgement.reason')}
            value={typed.reason}
            onChange={(event) => onSet({ ...typed, reason: event.target.value })}
          />
        )}
      </td>
      <td className="figures">
        <PointsCell row={row} typed={typed} onSet={onSet} />
      </td>
    </tr>
  );
}

function PointsCell({ row: { least, most, room }, typed, onSet }: Omit<SittingRowProps, 'onKey'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (least === most) return room < most ? t('sitting.capped', { points: format.points(room) }) : format.points(least);
  const range = `${format.points(least)}～${format.points(most)}`;
  if (!typed?.approved) return range;
  return (
    <Input
      aria-label={t('judgement.points')}
      placeholder={range}
      value={typed.points}
      onChange={(event) => onSet({ ...typed, points: event.target.value })}
    />
  );
}
