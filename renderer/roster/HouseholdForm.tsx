import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Content } from '../../shared/store/station.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { addressOf, NEW } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useTellDone } from '../journal/useUndo.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { saveHousehold } from './acts.ts';
import { HOUSEHOLD, householdPlan } from './plans.ts';
import { readGroups } from './read.ts';

const NO_GROUPS: string[] = [];

/** The form of one household. */
export function HouseholdForm({ current }: { current?: Household }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [, setQuery] = useSearchParams();
  const station = useStation();
  const tellDone = useTellDone();
  const groups = useLive(readGroups).value ?? NO_GROUPS;
  const plan = useMemo(() => householdPlan(groups), [groups]);
  const initial = useMemo(() => (current ? typedFrom(HOUSEHOLD, current) : untouched(HOUSEHOLD)), [current]);
  const form = useForm({ plan, draft: `household:${current?.id ?? NEW}`, initial, today: today() });
  return (
    <ThingPage title={current?.headName ?? t('roster.newHousehold')}>
      <Form
        form={form}
        focusFirst
        handIn={t('action.save')}
        onCancel={() => (current ? setQuery({}) : void navigate('/household'))}
        onFinish={async ({ content, changed }) => {
          const fields = (current ? changed : content) as Partial<Content<'household'>>;
          const saved = await saveHousehold(station, current?.id, fields);
          if (!saved.ok) return { reason: `store.${saved.reason}` };
          await tellDone(current as unknown as Stored | undefined, saved.value);
          await form.clear();
          void navigate(addressOf(saved.value), { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
