import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOf } from '../../app/address.ts';
import { ConfirmFact } from '../../confirm/ConfirmFact.tsx';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { useToasts } from '../../toast/toasts.ts';
import styles from '../merit.module.css';
import { draftMeritNotice, recordDeposits } from './acts.ts';
import { type JudgedDeed, readJudged } from './read.ts';

/** What was judged: what goes on the board, what hangs there, and what may be deposited, all at once. */
export function DepositRound() {
  const { t } = useTranslation();
  const { value: rows } = useLive(readJudged);
  if (!rows) return null;
  return (
    <ThingPage title={t('depositing.title')} about={t('depositing.about')}>
      {rows.length === 0 ? <p>{t('depositing.none')}</p> : <Judged rows={rows} />}
    </ThingPage>
  );
}

function Judged({ rows }: { rows: readonly JudgedDeed[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <RoundActs rows={rows} />
      <table className={`${styles.table} ${pieces.block}`}>
        <thead>
          <tr>
            <th scope="col">{t('deed.headName')}</th>
            <th scope="col">{t('deed.description')}</th>
            <th scope="col" className="figures">
              {t('judgement.points')}
            </th>
            <th scope="col">{t('depositing.stands')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ deed, headName, judgement, readiness, until }) => (
            <tr key={deed.id}>
              <td>{headName}</td>
              <td>{deed.description}</td>
              <td className="figures">{format.points(judgement.points)}</td>
              <td>
                {t(`depositing.readiness.${readiness}`)}
                {until !== undefined && ` ${t('depositing.until', { date: format.date(until) })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function RoundActs({ rows }: { rows: readonly JudgedDeed[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const ready = rows.filter(({ readiness }) => readiness === 'ready');
  const unposted = rows.filter(({ readiness }) => readiness === 'unposted' || readiness === 'withdrawn');
  const draft = async () => {
    const drafted = await draftMeritNotice(station, unposted);
    if (!drafted.ok) return say({ says: { problem: drafted.problem } });
    await navigate(addressOf(drafted.id));
  };
  const record = async () => {
    const made = await recordDeposits(
      station,
      ready.map(({ deed }) => deed.id),
    );
    setAsking(false);
    say({ says: made.ok ? { done: t('depositing.recorded', { number: made.count }) } : { problem: made.problem } });
  };
  const points = ready.reduce((sum, { judgement }) => sum + judgement.points, 0);
  if (asking) {
    return (
      <ConfirmFact
        says={t('depositing.willRecord', { number: ready.length, points: format.points(points) })}
        onConfirm={() => void record()}
        onBack={() => setAsking(false)}
      />
    );
  }
  return (
    <p className={pieces.acts}>
      <Button type="primary" disabled={ready.length === 0} onClick={() => setAsking(true)}>
        {t('depositing.record', { number: ready.length })}
      </Button>
      <Button disabled={unposted.length === 0} onClick={() => void draft()}>
        {t('depositing.draft', { number: unposted.length })}
      </Button>
    </p>
  );
}
