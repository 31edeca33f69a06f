import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdingOn } from '../../../shared/domain/holding.ts';
import { type DuePeriod, duePeriods } from '../../../shared/domain/merit/lapsing.ts';
import type { PeriodRule } from '../../../shared/domain/merit/merit.ts';
import type { Station } from '../../../shared/store/station.ts';
import { ConfirmFact } from '../../confirm/ConfirmFact.tsx';
import { refusalOf } from '../../errors/refusalOf.ts';
import { StateTag } from '../../frame/StateTag.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import styles from '../merit.module.css';
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
      <Rules rules={value.rules} />
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
  if (due.accounts === 0) return <p className={styles.soft}>{t('periodRule.nothingDue', { period })}</p>;
  const words = { period, number: format.count(due.accounts), points: format.points(due.points) };
  return (
    <section className={styles.needsYou}>
      <p>{t('periodRule.due', words)}</p>
      {asking ? (
        <ConfirmFact
          says={t('periodRule.willRun', words)}
          busy={busy}
          onConfirm={() => void run()}
          onBack={() => setAsking(false)}
        />
      ) : (
        <p className={styles.acts}>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('periodRule.run')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Rules({ rules }: { rules: readonly PeriodRule[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const holding = holdingOn(rules, today());
  if (rules.length === 0) return <p>{t('periodRule.none')}</p>;
  return (
    <table className={`${styles.table} ${styles.block}`}>
      <thead>
        <tr>
          <th scope="col">{t('periodRule.validFrom')}</th>
          <th scope="col">{t('periodRule.mode')}</th>
          <th scope="col">{t('periodRule.clause')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {[...rules]
          .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
          .map((rule) => (
            <tr key={rule.id}>
              <td>{format.date(rule.validFrom)}</td>
              <td>
                <RuleWords rule={rule} />{' '}
                {rule.id === holding?.id && <StateTag tone="settled">{t('rubric.inForce')}</StateTag>}
              </td>
              <td>{rule.clause}</td>
              <td>
                <VoidRule rule={rule} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
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

function VoidRule({ rule }: { rule: PeriodRule }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const voidIt = async () => {
    const problem = refusalOf(await station.void(rule.id, t('rubric.voidReason')));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      const refused = refusalOf(await station.edit<'periodRule'>(rule.id, () => ({ voided: undefined }) as never));
      if (refused) say({ says: { problem: refused } });
    };
    say({ says: { done: t('periodRule.voided') }, action: { label: t('action.undo'), run: undo } });
  };
  return (
    <Button type="text" onClick={() => void voidIt()}>
      {t('periodRule.void')}
    </Button>
  );
}
