import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Judgement } from '../../shared/domain/merit/merit.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordDeposit } from './acts.ts';
import type { DeedCase } from './read.ts';

/** The step from the judgement into the passbook, once it was posted for its days and nothing is open against it. */
export function DepositPanel({ found }: { found: DeedCase }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { judgement, household, balance, readiness } = found;
  const navigate = useNavigate();
  const record = useDeposit(found);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another judgement makes it another question
  useEffect(() => setAsking(false), [judgement?.id]);
  if (!judgement || readiness === undefined) return null;
  const ready = readiness === 'ready';
  return (
    <section className={pieces.block}>
      <h2>
        {t('deposit.title')} · {t('merit.points', { points: format.points(judgement.points) })}
      </h2>
      <p className={ready ? pieces.soft : pieces.needsYou}>{t(`depositing.readiness.${readiness}`)}</p>
      {asking ? (
        <ConfirmFact
          says={t('deposit.willRecord', {
            household: t('merit.householdOf', { name: household?.headName ?? '' }),
            points: format.points(judgement.points),
            after: format.points(balance + judgement.points),
          })}
          onConfirm={() => void record(judgement).then(() => setAsking(false))}
          onBack={() => setAsking(false)}
        />
      ) : (
        <p className={pieces.acts}>
          <Button type="primary" disabled={!ready} onClick={() => setAsking(true)}>
            {t('deposit.record')}
          </Button>
          {!ready && <Button onClick={() => void navigate('/deed/depositing')}>{t('sitting.toDepositing')}</Button>}
        </p>
      )}
    </section>
  );
}

function useDeposit({ deed, balance }: DeedCase): (judgement: Judgement) => Promise<void> {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  return async (judgement) => {
    const made = await recordDeposit(station, deed, judgement);
    if (!made.ok) return say({ says: { problem: made.problem } });
    say({
      says: { done: t('deposit.recorded', { points: format.points(balance + judgement.points) }) },
      action: { label: t('deposit.slip'), run: () => void navigate(`/paper/slip/${made.id}`) },
    });
  };
}
