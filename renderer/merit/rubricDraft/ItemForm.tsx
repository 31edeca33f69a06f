import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rubric, type RubricItem, rubricUnit, verifier } from '../../../shared/domain/merit/merit.ts';
import {
  itemFormOf,
  itemFormProblems,
  itemOfForm,
  type RubricItemForm,
  rubricItemForm,
} from '../../../shared/domain/merit/rubricForm.ts';
import { Form } from '../../form/Form.tsx';
import { type Field, type FormPlan, untouched } from '../../form/plan.ts';
import { typedFrom } from '../../form/typed.ts';
import { useForm } from '../../form/useForm.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { putItem } from './acts.ts';

const points = (name: string): Field => ({ name, shape: { as: 'points' } });

function planOf(others: readonly RubricItem[]): FormPlan {
  const classes = [...new Set(others.map(({ className }) => className))].filter((name) => name !== '');
  return {
    kind: 'rubricItem',
    schema: rubricItemForm,
    groups: [
      {
        name: 'what',
        fields: [
          { name: 'code', shape: { as: 'text' } },
          { name: 'className', shape: { as: 'words', words: classes } },
          { name: 'name', shape: { as: 'text' } },
          points('points'),
          { name: 'per', shape: { as: 'text' } },
          { name: 'unit', shape: { as: 'choice', choices: rubricUnit.options } },
        ],
      },
      {
        name: 'how',
        fields: [
          ...[points('upTo'), points('each'), { name: 'step', shape: { as: 'number' as const } }, points('cap')],
          ...[points('capDay'), points('capMonth'), points('capYear')],
        ],
      },
      {
        name: 'proof',
        fields: [
          { name: 'evidence', shape: { as: 'text' } },
          ...verifier.options.map((name): Field => ({ name, shape: { as: 'tick' } })),
          { name: 'clause', shape: { as: 'text' } },
        ],
      },
    ],
    check: (read) =>
      itemFormProblems(read as Partial<RubricItemForm>, others).map(({ field, reason }) => ({
        field,
        reason: `rubricItem.${reason}`,
      })),
  };
}

export interface ItemFormProps {
  draft: Rubric;
  /** The line that is changed; a new one where there is none. */
  item: RubricItem | undefined;
  onEnd: () => void;
}

/** One line of a draft, new or changed. */
export function ItemForm({ draft, item, onEnd }: ItemFormProps) {
  const { t } = useTranslation();
  const station = useStation();
  const plan = useMemo(() => planOf(draft.items.filter((one) => one !== item)), [draft, item]);
  const initial = useMemo(
    () => (item ? typedFrom(plan, itemFormOf(item)) : { ...untouched(plan), unit: 'household', per: '次' }),
    [plan, item],
  );
  const form = useForm({ plan, draft: `${draft.id}/${item?.code ?? 'new'}`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      handIn={t('rubricItem.save')}
      onCancel={onEnd}
      onFinish={async ({ content }) => {
        const problem = await putItem(station, draft.id, itemOfForm(content as unknown as RubricItemForm), item?.code);
        if (!problem) onEnd();
        return problem;
      }}
    />
  );
}
