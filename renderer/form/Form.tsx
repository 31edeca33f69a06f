import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullDate } from '../../shared/domain/calendar/write.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { useSentence } from '../errors/useSentence.ts';
import { useFormat } from '../i18n/format.ts';
import { FieldControl } from './FieldControl.tsx';
import { FieldRow, noteId } from './FieldRow.tsx';
import styles from './form.module.css';
import { goOn, goTo, meansGoOn } from './goOn.ts';
import type { Field } from './plan.ts';
import { readField } from './read.ts';
import type { Finished, FormState } from './useForm.ts';

export interface FormProps {
  form: FormState;
  /** The words on the button that hands in. */
  handIn: string;
  /** Puts it on the record; a problem it answers with is shown, and the draft stays. */
  onFinish: (finished: Finished) => Promise<Problem | undefined>;
  /** For a fact: the plain sentence of what will be on the record, confirmed once. */
  confirm?: (finished: Finished) => string;
  onCancel?: () => void;
  /** The form was just opened to be filled in: its first field takes the focus. */
  focusFirst?: boolean;
  /** Not the main act of its page: the button stands back. */
  quiet?: boolean;
  /** Beneath the fields, before the buttons. */
  children?: ReactNode;
}

/** A form as on paper: one column, in groups. Enter goes on, Ctrl Enter hands in. */
export function Form({
  form,
  handIn,
  onFinish,
  confirm,
  onCancel,
  focusFirst = false,
  quiet = false,
  children,
}: FormProps) {
  const { t } = useTranslation();
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState<Finished>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Problem>();
  const fieldId = (name: string) => `${id}-${name}`;

  // What is asked about must be what stands in the form: one more letter typed, and the question is void.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the values is the event
  useEffect(() => setAsking(undefined), [form.values]);

  const first = form.plan.groups[0]?.fields[0]?.name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form has become ready
  useEffect(() => {
    if (focusFirst && form.ready && first && element.current) goTo(element.current, fieldId(first));
  }, [form.ready]);

  const record = async (finished: Finished) => {
    setBusy(true);
    try {
      const problem = await onFinish(finished);
      setTrouble(problem);
      if (!problem) await form.clear();
    } finally {
      setBusy(false);
      setAsking(undefined);
    }
  };
  const hand = () => {
    if (busy) return;
    const finished = form.finish();
    if (!finished) requestAnimationFrame(() => summary.current?.focus());
    else if (confirm) setAsking(finished);
    else void record(finished);
  };
  const hear = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) hand();
    else if (event.key === 's' && (event.ctrlKey || event.metaKey)) hand();
    else if (meansGoOn(event.nativeEvent) && element.current) goOn(element.current, event.target as Element);
    else return;
    event.preventDefault();
  };
  /** After the choice has been taken in: the list closes first, then the focus moves. */
  const chosen = (name: string) =>
    setTimeout(() => {
      const control = document.getElementById(fieldId(name));
      if (element.current && control) goOn(element.current, control);
    });

  if (!form.ready) return null;
  return (
    <form
      ref={element}
      className={styles.form}
      onKeyDown={hear}
      onSubmit={(event) => event.preventDefault()}
      noValidate
    >
      {form.restoredFrom && <Restored form={form} from={form.restoredFrom} />}
      {form.trouble && <Sentence problem={form.trouble} />}
      <Summary ref={summary} form={form} onGoTo={(name) => element.current && goTo(element.current, fieldId(name))} />
      {form.plan.groups.map((group) => (
        <fieldset key={group.name} className={styles.group}>
          <legend>{t(`${form.plan.kind}.group.${group.name}`)}</legend>
          {group.fields.map((field) => (
            <PlannedField
              key={field.name}
              form={form}
              field={field}
              id={fieldId(field.name)}
              onChosen={() => chosen(field.name)}
            />
          ))}
        </fieldset>
      ))}
      {children}
      {trouble && <Sentence problem={trouble} />}
      {asking && confirm ? (
        <ConfirmFact
          says={confirm(asking)}
          busy={busy}
          onConfirm={() => void record(asking)}
          onBack={() => setAsking(undefined)}
        />
      ) : (
        <div className={styles.buttons}>
          <Button
            type={quiet ? 'default' : 'primary'}
            htmlType="button"
            loading={busy}
            data-hand-in
            aria-keyshortcuts="Control+Enter"
            onClick={hand}
          >
            {handIn}
          </Button>
          {onCancel && <Button onClick={onCancel}>{t('action.back')}</Button>}
          <span className={styles.kept}>{form.isChanged && !form.trouble ? t('form.draftKept') : ''}</span>
        </div>
      )}
    </form>
  );
}

function PlannedField({
  form,
  field,
  id,
  onChosen,
}: {
  form: FormState;
  field: Field;
  id: string;
  onChosen: () => void;
}) {
  const { t } = useTranslation();
  const { plan, values, problems, doubts, today } = form;
  const problem = problems.get(field.name);
  const typed = values[field.name];
  return (
    <FieldRow
      id={id}
      label={t(`${plan.kind}.${field.name}`)}
      required={isRequired(form, field)}
      problem={problem}
      doubt={doubts.get(field.name)}
      hint={dateHint(form, field, today)}
    >
      <FieldControl
        kind={plan.kind}
        field={field}
        id={id}
        typed={typed}
        onChange={(next) => form.change(field.name, next)}
        onLeave={() => form.leave(field.name)}
        onChosen={onChosen}
        invalid={problem !== undefined}
        describedBy={noteId(id)}
      />
    </FieldRow>
  );
}

function isRequired({ plan, today }: FormState, field: Field): boolean {
  return !readField(plan, field, '', today).ok;
}

/** The day that was understood, in full, so that a slip is seen at once. */
function dateHint({ plan, values }: FormState, field: Field, today: string): string | undefined {
  if (field.shape.as !== 'date') return undefined;
  const read = readField(plan, field, values[field.name], today);
  return read.ok && typeof read.value === 'string' && read.value !== '' ? fullDate(read.value) : undefined;
}

function Restored({ form, from }: { form: FormState; from: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.restored}>
      <span>{t('form.restored', { at: format.moment(from) })}</span>
      <Button onClick={() => void form.discard()}>{t('form.discard')}</Button>
    </div>
  );
}

function Summary({
  form,
  onGoTo,
  ref,
}: {
  form: FormState;
  onGoTo: (field: string) => void;
  ref: React.Ref<HTMLDivElement>;
}) {
  const { t } = useTranslation();
  const sentence = useSentence();
  if (form.summary.length === 0) return null;
  return (
    <div ref={ref} className={styles.summary} role="alert" tabIndex={-1}>
      <p>{t('form.notYet', { number: form.summary.length })}</p>
      <ul>
        {form.summary.map((problem) => (
          <li key={problem.field}>
            <button type="button" onClick={() => onGoTo(problem.field)}>
              {t(`${form.plan.kind}.${problem.field}`)}
            </button>
            {sentence(problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}
