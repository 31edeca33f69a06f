import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamTerms } from '../../shared/domain/volunteer/team.ts';
import {
  type TeamRuleForm,
  teamRuleForm,
  teamRuleFormOf,
  teamTermsOf,
} from '../../shared/domain/volunteer/teamRuleForm.ts';
import { teamRuleOn } from '../../shared/domain/volunteer/teams.ts';
import { TEAM_TEMPLATES } from '../../shared/domain/volunteer/templates.ts';
import { DatedRules } from '../datedRule/DatedRules.tsx';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { readTeamRules } from './readTeams.ts';
import { adoptTeamRule } from './teamActs.ts';

const number = (name: string) => ({ name, shape: { as: 'number' as const } });

const PLAN: FormPlan = {
  kind: 'teamRule',
  schema: teamRuleForm,
  groups: [
    {
      name: 'rule',
      fields: [
        { name: 'name', shape: { as: 'text' } },
        { name: 'source', shape: { as: 'text' } },
        { name: 'clause', shape: { as: 'text' } },
        { name: 'validFrom', shape: { as: 'date', lean: 'future' } },
      ],
    },
    {
      name: 'fields',
      fields: [
        { name: 'required', shape: { as: 'longText' } },
        { name: 'others', shape: { as: 'longText' } },
      ],
    },
    {
      name: 'size',
      fields: [
        ...[number('sizeMin'), number('sizeMax'), number('deputyMax'), number('liaisonMax')],
        ...[number('leaderYears'), number('activeEveryMonths')],
      ],
    },
  ],
  check: ({ sizeMin, sizeMax }) =>
    Number(sizeMax) < Number(sizeMin) ? [{ field: 'sizeMax', reason: 'charter.mostBelowLeast' }] : [],
};

/** The rule of teams: its versions, and the next one, begun from the one in force or from a template. */
export function TeamRulePage() {
  const { t } = useTranslation();
  const { value: rules } = useLive(readTeamRules);
  const [from, setFrom] = useState<TeamTerms>();
  if (!rules) return null;
  const holding = teamRuleOn(rules, today());
  return (
    <ThingPage title={t('teamRule.title')} about={t('teamRule.about')}>
      <DatedRules rules={rules} says={(rule) => <RuleWords terms={rule} />} none={t('teamRule.none')} />
      <p className={pieces.acts}>
        {holding && <Button onClick={() => setFrom(holding)}>{t('teamRule.change')}</Button>}
        {TEAM_TEMPLATES.map((template) => (
          <Button key={template.name} onClick={() => setFrom(template)}>
            {t('teamRule.beginFrom', { name: template.name })}
          </Button>
        ))}
      </p>
      {from && <NextRule key={from.name} from={from} onEnd={() => setFrom(undefined)} />}
    </ThingPage>
  );
}

function RuleWords({ terms: { name, fields, size } }: { terms: TeamTerms }) {
  const { t } = useTranslation();
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return t('teamRule.words', { name, number: required.length, fields: required.join('、'), ...size });
}

function NextRule({ from, onEnd }: { from: TeamTerms; onEnd: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => typedFrom(PLAN, { ...teamRuleFormOf(from), validFrom: today() }), [from]);
  const form = useForm({ plan: PLAN, draft: `teamRule/${from.name}`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      handIn={t('teamRule.set')}
      onCancel={onEnd}
      onFinish={async ({ content }) => {
        const made = await adoptTeamRule(station, teamTermsOf(content as unknown as TeamRuleForm));
        if (!made.ok) return made.problem;
        say({ says: { done: t('teamRule.done') } });
        onEnd();
        return undefined;
      }}
    />
  );
}
