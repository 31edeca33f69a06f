import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { type Team, type TeamRule, team } from '../../shared/domain/volunteer/team.ts';
import { teamRuleOn } from '../../shared/domain/volunteer/teams.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { readTeamRules } from './readTeams.ts';
import { editTeam, foundTeam, type TeamWords } from './teamActs.ts';

function planOf(rule: TeamRule | undefined): FormPlan {
  return {
    kind: 'team',
    schema: team.pick({ name: true, field: true, tasks: true, from: true, to: true }),
    groups: [
      {
        name: 'team',
        fields: [
          { name: 'field', shape: { as: 'words', words: rule?.fields.map(({ name }) => name) ?? [] } },
          { name: 'name', shape: { as: 'text' } },
          { name: 'from', shape: { as: 'date', lean: 'past' } },
          { name: 'to', shape: { as: 'date' } },
          { name: 'tasks', shape: { as: 'longText' } },
        ],
      },
    ],
    check: ({ from, to }) =>
      typeof to === 'string' && to < String(from) ? [{ field: 'to', reason: 'team.endsBeforeBegin' }] : [],
  };
}

/** A new team, or one that is changed; the fields of service at hand are those of the rule in force. */
export function TeamForm({ current }: { current?: Team }) {
  const { value: rules } = useLive(readTeamRules);
  return rules ? <OpenForm current={current} rule={teamRuleOn(rules, today())} /> : null;
}

function OpenForm({ current, rule }: { current: Team | undefined; rule: TeamRule | undefined }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const { say } = useToasts();
  const plan = useMemo(() => planOf(rule), [rule]);
  const wanted = query.get('field') ?? '';
  const initial = useMemo(() => {
    if (current) return typedFrom(plan, current);
    return { ...untouched(plan), from: today(), field: wanted, name: wanted && t('team.nameOf', { field: wanted }) };
  }, [current, plan, wanted, t]);
  const form = useForm({ plan, draft: current?.id ?? `team/new/${wanted}`, initial, today: today() });
  const leave = () => void navigate(current ? addressOf(current.id) : '/team', { replace: true });
  return (
    <ThingPage title={current?.name ?? t('team.add')}>
      <Form
        form={form}
        focusFirst
        handIn={t('action.save')}
        onCancel={leave}
        onFinish={async ({ content }) => {
          const words = content as unknown as TeamWords;
          if (current) {
            const problem = await editTeam(station, current.id, words);
            if (problem) return problem;
            say({ says: { done: t('team.saved') } });
            leave();
            return undefined;
          }
          const founded = await foundTeam(station, words);
          if (!founded.ok) return founded.problem;
          say({ says: { done: t('team.founded') } });
          void navigate(addressOf(founded.id), { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
