import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DatedRule, holdingOn } from '../../shared/domain/holding.ts';
import type { Kind } from '../../shared/domain/kinds.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import styles from './datedRule.module.css';

type Clause = DatedRule & { clause: string };

export interface DatedRulesProps<R extends Clause> {
  rules: readonly R[];
  /** What a rule says, in words. */
  says: (rule: R) => ReactNode;
  /** What stands in place of rules while there are none. */
  none: string;
}

/** The rules of one matter with the days from which they hold, the latest first; the one in force is marked. */
export function DatedRules<R extends Clause>({ rules, says, none }: DatedRulesProps<R>) {
  const { t } = useTranslation();
  const format = useFormat();
  const holding = holdingOn(rules, today());
  if (rules.length === 0) return <p>{none}</p>;
  return (
    <table className={styles.rules}>
      <thead>
        <tr>
          <th scope="col">{t('datedRule.validFrom')}</th>
          <th scope="col">{t('datedRule.says')}</th>
          <th scope="col">{t('datedRule.clause')}</th>
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
                {says(rule)} {rule.id === holding?.id && <StateTag tone="settled">{t('datedRule.inForce')}</StateTag>}
              </td>
              <td>{rule.clause}</td>
              <td>
                <VoidRule rule={rule.id} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function VoidRule({ rule }: { rule: string }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const voidIt = async () => {
    const problem = refusalOf(await station.void(rule, t('datedRule.voidReason')));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      const refused = refusalOf(await station.edit<Kind>(rule, () => ({ voided: undefined }) as never));
      if (refused) say({ says: { problem: refused } });
    };
    say({ says: { done: t('datedRule.voided') }, action: { label: t('action.undo'), run: undo } });
  };
  return (
    <Button type="text" onClick={() => void voidIt()}>
      {t('datedRule.void')}
    </Button>
  );
}
