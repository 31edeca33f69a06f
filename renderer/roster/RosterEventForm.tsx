import { AutoComplete, Checkbox } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { untouched } from '../form/plan.ts';
import { isPicked } from '../form/typed.ts';
import { type Finished, type FormState, useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { readHome, recordEvent } from './eventActs.ts';
import {
  asksRelations,
  choosesMembers,
  eventOf,
  eventPlan,
  type FormEvent,
  goesField,
  livingIn,
  placedMembers,
  relationField,
  type Subject,
} from './eventPlans.ts';
import { RELATIONS } from './plans.ts';
import { readGroups } from './read.ts';
import styles from './roster.module.css';

export interface RosterEventFormProps {
  event: FormEvent;
  subject: Subject;
  /** The record it was opened from, and goes back to. */
  from: string;
}

/** One thing that happened to a person or a household, written down once and confirmed. */
export function RosterEventForm({ event, subject, from }: RosterEventFormProps) {
  const groups = useLive(readGroups).value;
  return groups ? <EventForm event={event} subject={subject} from={from} groups={groups} /> : null;
}

function EventForm({ event, subject, from, groups }: RosterEventFormProps & { groups: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const station = useStation();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form stays as it was opened; sync may change what it is about
  const opened = useMemo(() => subject, [event, from]);
  const plan = useMemo(() => eventPlan(event, opened, groups), [event, opened, groups]);
  const initial = useMemo(() => firstValues(plan, opened), [plan, opened]);
  const form = useForm({ plan, draft: `rosterEvent:${event}:${from}`, initial, today: today() });
  const names = whoOf(event, opened, form).join('、');
  const back = () => void navigate(addressOf(from));

  const sentence = ({ content }: Finished) => {
    const into = form.values.into;
    return t(`roster.eventSentence.${event}`, {
      day: format.date(String(content.happenedOn)),
      names,
      home: opened.home?.household.headName ?? '',
      into: isPicked(into) ? into.label : '',
      newHead: livingIn(opened.home).find(({ id }) => id === content.newHead)?.name ?? '',
    });
  };
  return (
    <ThingPage
      title={t('roster.eventTitle', { event: t(`rosterEvent.eventChoice.${event}`), name: nameOf(opened, t) })}
    >
      <p className={styles.absent}>{t(`roster.eventAbout.${event}`)}</p>
      <Form
        form={form}
        focusFirst
        handIn={t('roster.recordEvent')}
        confirm={sentence}
        onCancel={back}
        onFinish={async (finished) => {
          const made = await makeEvent(station, event, opened, form, finished);
          if (!made.ok) return { reason: `rosterEvent.${made.reason}` };
          const recorded = await recordEvent(station, made.value);
          if (!recorded.ok) return { reason: `store.${recorded.reason}` };
          await form.clear();
          say({ says: { done: sentence(finished) } });
          back();
          return undefined;
        }}
      >
        {(choosesMembers(event, opened) || asksRelations(event)) && (
          <MemberChoices event={event} subject={opened} form={form} />
        )}
      </Form>
    </ThingPage>
  );
}

function firstValues(plan: ReturnType<typeof eventPlan>, { home }: Subject) {
  const values = untouched(plan);
  const { villagersGroup = '', address = '' } = home?.household ?? {};
  return {
    ...values,
    ...('villagersGroup' in values && { villagersGroup }),
    ...('address' in values && { address }),
  };
}

function nameOf({ person, home }: Subject, t: TFunction): string {
  return person?.name ?? t('roster.householdTitle', { name: home?.household.headName ?? '' });
}

/** Who the sentence on the record speaks of. */
function whoOf(event: FormEvent, subject: Subject, form: FormState): string[] {
  if (subject.person) return [subject.person.name];
  return placedMembers(event, subject, form.values).map(({ person }) => person.name);
}

async function makeEvent(station: Station, event: FormEvent, subject: Subject, form: FormState, finished: Finished) {
  const { content } = finished;
  const into = typeof content.into === 'string' ? await readHome(station, content.into) : undefined;
  return eventOf(event, subject, {
    content,
    values: form.values,
    into,
    newId: station.newId('household'),
    today: form.today,
  });
}

/** The household's sheet: who goes, and what they are to the head from now on. */
function MemberChoices({ event, subject, form }: { event: FormEvent; subject: Subject; form: FormState }) {
  const { t } = useTranslation();
  const chooses = choosesMembers(event, subject);
  const relates = asksRelations(event);
  const text = (field: string) => {
    const value = form.values[field];
    return typeof value === 'string' ? value : '';
  };
  return (
    <table className={styles.members}>
      <caption>{t(`roster.eventMembers.${event}`)}</caption>
      <tbody>
        {livingIn(subject.home).map(({ id, name, relation }) => {
          const goes = !chooses || text(goesField(id)) === 'yes';
          return (
            <tr key={id} data-field={`member-${id}`}>
              <td>
                {chooses ? (
                  <Checkbox
                    checked={goes}
                    onChange={({ target }) => form.change(goesField(id), target.checked ? 'yes' : '')}
                  >
                    {name}
                  </Checkbox>
                ) : (
                  name
                )}
              </td>
              <td>{relation}</td>
              {relates && (
                <td>
                  <AutoComplete
                    className={styles.relation as string}
                    aria-label={t('roster.newRelation', { name })}
                    placeholder={goes ? t('roster.relationHint') : ''}
                    disabled={!goes}
                    value={text(relationField(id))}
                    options={RELATIONS.map((value) => ({ value }))}
                    onChange={(typed: string) => form.change(relationField(id), typed ?? '')}
                  />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
