import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { type Activity, activity, activityTheme } from '../../shared/domain/volunteer/activity.ts';
import type { Team } from '../../shared/domain/volunteer/team.ts';
import { servesOn } from '../../shared/domain/volunteer/teams.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { type ActivityWords, editActivity, planActivity } from './activityActs.ts';
import { readTeams } from './readTeams.ts';

/** How long an activity lasts where nobody says: a morning's sweeping, a lesson. */
const USUAL_MINUTES = '120';

function planOf(teams: readonly Team[]): FormPlan {
  const labels = Object.fromEntries(teams.map(({ id, name }) => [id, name]));
  return {
    kind: 'activity',
    schema: activity,
    groups: [
      {
        name: 'what',
        fields: [
          { name: 'title', shape: { as: 'text' } },
          { name: 'theme', shape: { as: 'choice', choices: activityTheme.options }, required: true },
          { name: 'team', shape: { as: 'choice', choices: teams.map(({ id }) => id), labels } },
          { name: 'organiser', shape: { as: 'text' } },
        ],
      },
      {
        name: 'when',
        fields: [
          { name: 'on', shape: { as: 'date' } },
          { name: 'startsAt', shape: { as: 'time' } },
          { name: 'minutes', shape: { as: 'number' } },
          { name: 'place', shape: { as: 'text' } },
          { name: 'content', shape: { as: 'longText' } },
        ],
      },
      {
        name: 'after',
        fields: [
          { name: 'served', shape: { as: 'number' } },
          { name: 'recap', shape: { as: 'longText' } },
        ],
      },
    ],
  };
}

/** An activity as it is planned, and what came of it afterwards. */
export function ActivityForm({ current }: { current?: Activity }) {
  const { value: teams } = useLive(readTeams);
  if (!teams) return null;
  const held = teams.filter((team) => servesOn(team, today()) || team.id === current?.team);
  return <OpenForm current={current} teams={held} />;
}

function OpenForm({ current, teams }: { current: Activity | undefined; teams: readonly Team[] }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const { say } = useToasts();
  const plan = useMemo(() => planOf(teams), [teams]);
  const team = query.get('team') ?? '';
  const initial = useMemo(() => {
    if (current) return typedFrom(plan, current as unknown as Record<string, unknown>);
    const usual = { on: today(), minutes: USUAL_MINUTES, served: '0', theme: 'help', organiser: station.clerk };
    return { ...untouched(plan), ...usual, team };
  }, [current, plan, station, team]);
  const form = useForm({ plan, draft: current?.id ?? 'activity/new', initial, today: today() });
  const leave = () => void navigate(current ? addressOf(current.id) : '/activity', { replace: true });
  return (
    <ThingPage title={current?.title ?? t('activity.add')}>
      <Form
        form={form}
        focusFirst
        handIn={t('action.save')}
        onCancel={leave}
        onFinish={async ({ content }) => {
          const words = content as ActivityWords;
          if (current) {
            const problem = await editActivity(station, current.id, words);
            if (problem) return problem;
            leave();
          } else {
            const planned = await planActivity(station, words);
            if (!planned.ok) return planned.problem;
            void navigate(addressOf(planned.id), { replace: true });
          }
          say({ says: { done: t('activity.saved') } });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
