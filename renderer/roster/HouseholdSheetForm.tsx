import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOf, NEW } from '../app/address.ts';
import type { Problem } from '../errors/problem.ts';
import { Form } from '../form/Form.tsx';
import { untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { type SheetHead, type SheetProblem, saveSheet, sheetPlan } from './householdSheet.ts';
import { readGroups } from './read.ts';
import { SheetRows } from './SheetRows.tsx';
import { type CellProblem, readRows } from './sheetRows.ts';

/** Under which name the reserved id of the household stands among the typed values. */
const RECORD = 'record';

/** One sheet a household, as on the paper form: its head, then a row for each member. */
export function HouseholdSheetForm() {
  const groups = useLive(readGroups).value;
  return groups ? <Sheet groups={groups} /> : null;
}

function Sheet({ groups }: { groups: readonly string[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const station = useStation();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the groups at hand when the sheet was opened; a new form would lose its place
  const plan = useMemo(() => sheetPlan(groups), []);
  const initial = useMemo(() => ({ ...untouched(plan), entry: 'recorded' }), [plan]);
  const form = useForm({ plan, draft: `household:${NEW}`, initial, today: today() });
  const [wrong, setWrong] = useState<readonly CellProblem[]>([]);

  const reserved = form.values[RECORD];
  useEffect(() => {
    if (form.isChanged && reserved === undefined) form.change(RECORD, station.newId('household'));
  }, [form, reserved, station]);

  const hand = async (content: Record<string, unknown>): Promise<Problem | undefined> => {
    const { members, problems } = readRows(form.values, form.today);
    setWrong(problems);
    if (problems.length > 0) return { reason: 'householdSheet.rows', values: { number: problems.length } };
    const household = typeof reserved === 'string' ? reserved : station.newId('household');
    const saved = await saveSheet(station, household, content as unknown as SheetHead, members);
    if (!saved.ok) return sheetProblem(saved.reason, saved.detail);
    await form.clear();
    const name = members[0]?.content.name ?? '';
    say({ says: { done: t('householdSheet.saved', { name, number: members.length }) } });
    void navigate(addressOf(saved.value), { replace: true });
    return undefined;
  };
  return (
    <ThingPage title={t('roster.newHousehold')} about={t('householdSheet.about')}>
      <Form
        form={form}
        focusFirst
        handIn={t('action.save')}
        onCancel={() => void navigate('/household')}
        onFinish={({ content }) => hand(content)}
      >
        <SheetRows form={form} problems={wrong} />
      </Form>
    </ThingPage>
  );
}

function sheetProblem(reason: SheetProblem, detail: string | undefined): Problem {
  if (reason === 'idTaken') return { reason: 'roster.idTaken', values: { name: detail ?? '' } };
  if (reason === 'twice' || reason === 'nobody') return { reason: `householdSheet.${reason}` };
  return { reason: `store.${reason}` };
}
