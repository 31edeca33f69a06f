import { Select } from 'antd';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { compositionProblems } from '../../shared/domain/council/charter.ts';
import {
  type BodyKind,
  type CharterTerms,
  council,
  type ElectedMember,
  electedMember,
} from '../../shared/domain/council/council.ts';
import { templatesFor } from '../../shared/domain/council/templates.ts';
import { isCounted } from '../../shared/domain/council/vote.ts';
import type { Problem } from '../errors/problem.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import type { TypedValues } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { today } from '../station/today.ts';
import type { CouncilWords } from './acts.ts';
import { CharterLine } from './CharterLine.tsx';
import styles from './council.module.css';
import { MembersEditor } from './MembersEditor.tsx';
import { Warnings } from './Warnings.tsx';

/** How a term is usually elected, and who confirms it. */
const WAYS_TO_ELECT = ['村民投票', '户代表投票', '村民代表推选', '各组推选'];
const CONFIRMED_BY = ['村两委', '村民代表会议', '村党支部', '乡镇'];

const PLAN: FormPlan = {
  kind: 'council',
  schema: council.pick({
    name: true,
    term: true,
    from: true,
    to: true,
    electedOn: true,
    electedBy: true,
    electors: true,
    ballotsCast: true,
    confirmedBy: true,
  }),
  groups: [
    {
      name: 'council',
      fields: [
        { name: 'name', shape: { as: 'text' } },
        { name: 'term', shape: { as: 'number' } },
        { name: 'from', shape: { as: 'date' } },
        { name: 'to', shape: { as: 'date', lean: 'future' } },
      ],
    },
    {
      name: 'election',
      fields: [
        { name: 'electedOn', shape: { as: 'date' } },
        { name: 'electedBy', shape: { as: 'words', words: WAYS_TO_ELECT } },
        { name: 'electors', shape: { as: 'number' } },
        { name: 'ballotsCast', shape: { as: 'number' } },
        { name: 'confirmedBy', shape: { as: 'words', words: CONFIRMED_BY } },
      ],
    },
  ],
};

export interface CouncilFormProps {
  kind: BodyKind;
  draft: string;
  initial: Omit<CouncilWords, 'council'> & { members: readonly ElectedMember[] };
  /** How many people the roster has: the charters differ by it. */
  people: number;
  /** The charter that holds; without one, a template is chosen. */
  charter: CharterTerms | undefined;
  onSave: (
    words: CouncilWords,
    members: ElectedMember[],
    adopt: CharterTerms | undefined,
  ) => Promise<Problem | undefined>;
  onCancel: () => void;
}

/** One council in one of its terms: its name, its charter, its members. */
export function CouncilForm({ kind, draft, initial, people, charter, onSave, onCancel }: CouncilFormProps) {
  const { t } = useTranslation();
  const typed = useMemo(() => typedInitial(initial), [initial]);
  const form = useForm({ plan: PLAN, draft, initial: typed, today: today() });
  const templates = templatesFor(kind, people);
  const members = membersIn(form.values);
  const chosen = templates.find((template) => template.name === form.values.template) ?? templates[0];
  const terms = charter ?? chosen;
  return (
    <Form
      form={form}
      handIn={t('council.save')}
      onCancel={onCancel}
      onFinish={({ content }) =>
        onSave({ ...(content as Omit<CouncilWords, 'council'>), council: kind }, members, charter ? undefined : chosen)
      }
    >
      <fieldset className={styles.group}>
        <legend>{t('council.charter')}</legend>
        {!charter && (
          <TemplateChoice templates={templates} chosen={chosen} onChoose={(name) => form.change('template', name)} />
        )}
        {terms && <CharterLine terms={terms} />}
      </fieldset>
      {terms && isCounted(terms) ? (
        <p className={pieces.soft}>{t('council.countedInHeads')}</p>
      ) : (
        <MembersEditor
          kind={kind}
          members={members}
          terms={terms}
          onChange={(next) => form.change('members', JSON.stringify(next))}
        />
      )}
      {terms && members.length > 0 && !isCounted(terms) && (
        <Warnings kind={kind} warnings={compositionProblems(members, terms)} />
      )}
    </Form>
  );
}

interface TemplateChoiceProps {
  templates: readonly CharterTerms[];
  chosen: CharterTerms | undefined;
  onChoose: (name: string) => void;
}

function TemplateChoice({ templates, chosen, onChoose }: TemplateChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <FieldRow id={id} label={t('council.charter')} hint={t('council.noCharter')}>
      <Select
        id={id}
        className={styles.template as string}
        value={chosen?.name ?? ''}
        options={templates.map(({ name }) => ({ value: name, label: name }))}
        onChange={onChoose}
      />
    </FieldRow>
  );
}

function typedInitial(initial: CouncilFormProps['initial']): TypedValues {
  const { name, term, from, to, electedOn, electedBy, electors, ballotsCast, confirmedBy, members } = initial;
  const count = (heads: number | undefined) => (heads === undefined ? '' : String(heads));
  return {
    ...{ name, term: String(term), from, to: to ?? '', electedOn: electedOn ?? '', electedBy, confirmedBy },
    ...{ electors: count(electors), ballotsCast: count(ballotsCast) },
    members: JSON.stringify(members),
    template: '',
  };
}

/** The members are kept in the form's draft as text, since a draft is text. */
function membersIn({ members }: TypedValues): ElectedMember[] {
  try {
    return z.array(electedMember).parse(JSON.parse(String(members)));
  } catch {
    return [];
  }
}
