import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CharterForm,
  charterForm,
  charterFormProblems,
  formOf,
  termsOf,
} from '../../shared/domain/council/charterForm.ts';
import { type BodyKind, type CharterTerms, councilPost } from '../../shared/domain/council/council.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Form } from '../form/Form.tsx';
import type { Field, FormPlan } from '../form/plan.ts';
import type { TypedValues } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { changeCharter } from './acts.ts';

const number = (name: string): Field => ({ name, shape: { as: 'number' } });
const share = (name: string): Field => ({
  name,
  shape: { as: 'text' },
  explain: () => ({ reason: 'charter.shareForm' }),
});
const strictness = (name: string): Field => ({ name, shape: { as: 'choice', choices: ['atLeast', 'moreThan'] } });

const PLAN: FormPlan = {
  kind: 'charter',
  schema: charterForm,
  groups: [
    {
      name: 'charter',
      fields: [
        { name: 'name', shape: { as: 'text' } },
        { name: 'source', shape: { as: 'text' } },
        { name: 'validFrom', shape: { as: 'date', lean: 'future' } },
      ],
    },
    {
      name: 'rules',
      fields: [
        ...[number('termYears'), number('meetsEveryMonths'), number('noticeDays')],
        ...[share('quorum'), strictness('quorumStrict'), share('householdQuorum')],
        ...[share('pass'), strictness('passStrict')],
        { name: 'tie', shape: { as: 'choice', choices: ['rejected', 'voteAgain'] } },
        number('proxiesMax'),
      ],
    },
    {
      name: 'size',
      fields: [
        ...[number('sizeMin'), number('sizeMax')],
        ...[share('women'), number('householdsMin'), number('householdsMax')],
      ],
    },
    {
      name: 'posts',
      fields: councilPost.options.flatMap((post): Field[] => [
        number(`${post}Min`),
        number(`${post}Max`),
        { name: `${post}Votes`, shape: { as: 'choice', choices: ['yes', 'no'] } },
      ]),
    },
    { name: 'basis', fields: [{ name: 'basis', shape: { as: 'longText' } }] },
  ],
  check: (read) =>
    charterFormProblems(read as Partial<CharterForm>).map(({ field, reason }) => ({
      field,
      reason: `charter.${reason}`,
    })),
};

export interface CharterEditorProps {
  council: BodyKind;
  /** The version that the new one begins from. */
  from: CharterTerms;
  onEnd: () => void;
}

/** A new version of a charter, in force from its day on; meetings before it keep the old one. */
export function CharterEditor({ council, from, onEnd }: CharterEditorProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => typedOf({ ...from, validFrom: today() }), [from]);
  const form = useForm({ plan: PLAN, draft: `charter/${council}`, initial, today: today() });
  return (
    <Form
      form={form}
      handIn={t('charter.save')}
      onCancel={onEnd}
      focusFirst
      onFinish={async ({ content }) => {
        const trouble = refusalOf(await changeCharter(station, termsOf(content as unknown as CharterForm, council)));
        if (trouble) return trouble;
        say({ says: { done: t('charter.saved') } });
        onEnd();
        return undefined;
      }}
    />
  );
}

function typedOf(terms: CharterTerms): TypedValues {
  return Object.fromEntries(Object.entries(formOf(terms)).map(([field, value]) => [field, String(value)]));
}
