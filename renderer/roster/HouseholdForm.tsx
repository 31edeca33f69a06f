import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Content } from '../../shared/store/station.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { addressOf } from '../app/address.ts';
import { troubleOf } from '../errors/troubleOf.ts';
import { Form } from '../form/Form.tsx';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useTellDone } from '../journal/useUndo.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { HOUSEHOLD, householdPlan } from './plans.ts';
import { readGroups } from './read.ts';

const NO_GROUPS: string[] = [];

/** The form of a household that is on the roster. */
export function HouseholdForm({ current }: { current: Household }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [, setQuery] = useSearchParams();
  const station = useStation();
  const tellDone = useTellDone();
  const groups = useLive(readGroups).value ?? NO_GROUPS;
  const plan = useMemo(() => householdPlan(groups), [groups]);
  const initial = useMemo(() => typedFrom(HOUSEHOLD, current), [current]);
  const form = useForm({ plan, draft: `household:${current.id}`, initial, today: today() });
  return (
    <ThingPage title={current.headName}>
      <Form
        form={form}
        focusFirst
        handIn={t('action.save')}
        onCancel={() => setQuery({})}
        onFinish={async ({ changed }) => {
          const fields = changed as Partial<Content<'household'>>;
          const edited = await station.edit<'household'>(current.id, () => fields);
          if (!edited.ok) return troubleOf(edited);
          await tellDone(current as unknown as Stored, current.id);
          await form.clear();
          void navigate(addressOf(current.id), { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
