import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';
import { parseDay } from '../../../shared/domain/calendar/parse.ts';
import { calendarDate, line } from '../../../shared/domain/document.ts';
import { type Mark, type Round, roundItems } from '../../../shared/domain/merit/inspecting.ts';
import { deed, type Rubric, verifier } from '../../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../../shared/domain/merit/rubric.ts';
import type { Station } from '../../../shared/store/station.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { type FormState, useForm } from '../../form/useForm.ts';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { readGroups } from '../../roster/read.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { useItemWords } from '../itemWords.ts';
import { readRubrics } from '../read.ts';
import { handInRound, voidRound } from './acts.ts';
import { readSheet } from './read.ts';
import { SheetTable } from './SheetTable.tsx';

const schema = z.object({
  villagersGroup: line.min(1),
  item: deed.shape.item,
  lesser: deed.shape.item.optional(),
  happenedOn: calendarDate,
  by: line.min(1),
  as: verifier,
});

/** A household's mark stands in the form beside its fields, so that one draft keeps the whole sheet. */
const MARK = 'mark/';

/** 入户检查: one sheet for a villagers' group, one key for each household, handed in together. */
export function RoundPage() {
  const { t } = useTranslation();
  const { value: rubrics } = useLive(readRubrics);
  const { value: groups } = useLive(readGroups);
  if (!rubrics || !groups) return null;
  const rubric = rubricOn(rubrics, today());
  return (
    <ThingPage title={t('round.title')} about={t('round.about')}>
      {!rubric && (
        <p>
          {t('deed.noRubric')} <Link to="/rubric">{t('deed.toRubrics')}</Link>
        </p>
      )}
      {groups.length === 0 && <p>{t('passbook.empty')}</p>}
      {rubric && groups.length > 0 && <RoundForm key={rubric.id} rubric={rubric} groups={groups} />}
    </ThingPage>
  );
}

function useRoundPlan(rubric: Rubric, groups: readonly string[]): FormPlan {
  const words = useItemWords();
  return useMemo(() => {
    const items = roundItems(rubric);
    const choices = items.map(({ code }) => code);
    const labels = Object.fromEntries(items.map((item) => [item.code, words(item)]));
    const groupLabels = Object.fromEntries(groups.map((group) => [group, group]));
    return {
      kind: 'round',
      schema,
      groups: [
        {
          name: 'round',
          fields: [
            { name: 'villagersGroup', shape: { as: 'choice', choices: groups, labels: groupLabels }, required: true },
            { name: 'item', shape: { as: 'choice', choices, labels }, required: true },
            { name: 'lesser', shape: { as: 'choice', choices, labels } },
            { name: 'happenedOn', shape: { as: 'date', lean: 'past' } },
            { name: 'by', shape: { as: 'text' } },
            { name: 'as', shape: { as: 'choice', choices: verifier.options } },
          ],
        },
      ],
    };
  }, [rubric, groups, words]);
}

function RoundForm({ rubric, groups }: { rubric: Rubric; groups: readonly string[] }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const plan = useRoundPlan(rubric, groups);
  const initial = useMemo(
    () => ({ ...untouched(plan), happenedOn: today(), by: station.clerk, as: 'officer' }),
    [plan, station],
  );
  const form = useForm({ plan, draft: 'deed/round', initial, today: today() });
  const group = String(form.values.villagersGroup);
  const day = parseDay(String(form.values.happenedOn), today(), 'past');
  const onDay = day.ok ? day.value : '';
  const { value: sheet } = useLive(useCallback((station: Station) => readSheet(station, group, onDay), [group, onDay]));
  const marks = marksIn(form, sheet?.rows.map(({ household }) => household.id) ?? []);
  return (
    <Form
      form={form}
      handIn={t('round.handIn', { number: marks.size })}
      onCancel={() => void navigate('/deed')}
      onFinish={async ({ content }) => {
        const made = await handInRound(station, rubric, roundIn(content), marks);
        if (!made.ok) return made.problem;
        const undo = async () => {
          const problem = await voidRound(station, made.deeds, t('deed.voidReason'));
          say({ says: problem ? { problem } : { done: t('round.undone') } });
        };
        const done = t('round.handedIn', { number: made.deeds.length });
        say({ says: { done }, action: { label: t('action.undo'), run: undo } });
        void navigate('/deed');
        return undefined;
      }}
    >
      {sheet && group !== '' && (
        <SheetTable
          sheet={sheet}
          rubric={rubric}
          marks={marks}
          onMark={(household, mark) => form.change(`${MARK}${household}`, mark ?? '')}
        />
      )}
    </Form>
  );
}

function roundIn(content: Record<string, unknown>): Round {
  const { villagersGroup: _, ...round } = content as unknown as z.infer<typeof schema>;
  return round;
}

/** The marks of the households on the sheet: those of another group, typed before, wait in the draft. */
function marksIn({ values }: FormState, households: readonly string[]): Map<string, Mark> {
  return new Map(
    households.flatMap((id): [string, Mark][] => {
      const mark = values[`${MARK}${id}`];
      return mark === 'yes' || mark === 'no' ? [[id, mark]] : [];
    }),
  );
}
