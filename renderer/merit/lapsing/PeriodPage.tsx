import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DuePeriod, duePeriods } from '../../../shared/domain/merit/lapsing.ts';
import type { PeriodRule } from '../../../shared/domain/merit/merit.ts';
import type { Station } from '../../../shared/store/station.ts';
import { ConfirmFact } from '../../confirm/ConfirmFact.tsx';
import { DatedRules } from '../../datedRule/DatedRules.tsx';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { runPeriod } from './acts.ts';
import { PeriodRuleForm } from './PeriodRuleForm.tsx';
import { readLapsing, readPeriodRules } from './read.ts';

interface Due extends DuePeriod {
  accounts: number;
  points: number;
}

async function readPeriods(station: Station): Promise<{ rules: PeriodRule[]; due: Due[] }> {
  const rules = await readPeriodRules(station);
  const due = await Promise.all(
    duePeriods(rules, today()).map(async (one) => ({ ...one, ...(await readLapsing(station, one)) })),
  );
  return { rules, due };
}

/** 到期规则: what becomes of points at the end of a period, and the run that lets them lapse. */
export function PeriodPage() {
  const { t } = useTranslation();
  const { value } = useLive(readPeriods);
  if (!value) return null;
  return (
    <ThingPage title={t('periodRule.title')} about={t('periodRule.about')}>
      {value.due.map((due) => (
        <RunPeriod key={due.ended.period} due={due} />
      ))}
      <DatedRules rules={value.rules} says={(rule) => <RuleWords rule={rule} />} none={t('periodRule.none')} />
      <PeriodRuleForm />
    </ThingPage>
  );
}

function RunPeriod({ due }: { due: Due }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { period } = due.ended;
  const run = async () => {
    setBusy(true);
    const made = await runPeriod(station, due, t('periodRule.description', { period }));
    setBusy(false);
    setAsking(false);
    say({ says: made.ok ? { done: t('periodRule.ran', { number: made.count }) } : { problem: made.problem } });
  };
  if (due.accounts === 0) return <p className={pieces.soft}>{t('periodRule.nothingDue', { period })}</p>;
  const words = { period, number: format.count(due.accounts), points: format.points(due.points) };
  return (
    <section className={pieces.needsYou}>
      <p>{t('periodRule.due', words)}</p>
      {asking ? (
        <ConfirmFact
          says={t('periodRule.willRun', words)}
          busy={busy}
          onConfirm={() => void run()}
          onBack={() => setAsking(false)}
        />
      ) : (
        <p className={pieces.acts}>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('periodRule.run')}
          </Button>
        </p>
      )}
    </section>
  );
}

function RuleWords({ rule: { mode, every, keepPercent, afterMonths } }: { rule: PeriodRule }) {
  const { t } = useTranslation();
  return t(`periodRule.words.${mode}`, {
    every: t(`periodRule.everyChoice.${every}`),
    percent: keepPercent,
    months: afterMonths,
  });
}
