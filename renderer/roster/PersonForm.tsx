import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Household } from '../../shared/domain/roster/household.ts';
import { checkIdNumber, tidyIdNumber } from '../../shared/domain/roster/idNumber.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { addressOf, NEW } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { type TypedValues, typedFrom } from '../form/typed.ts';
import { type FormState, useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useTellDone } from '../journal/useUndo.ts';
import { noteAccess } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { savePerson } from './acts.ts';
import { NEW_PERSON, PERSON } from './plans.ts';
import type { PersonRow } from './read.ts';

/** What most people on a village's roster are; the clerk changes it where it is otherwise. */
const USUAL = { residence: 'registered', ethnicity: '汉族' };

/** The form of one person: `current` where they are on the roster already, else `household` they are added to. */
export function PersonForm({ current, household }: { current?: PersonRow; household?: Household | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [, setQuery] = useSearchParams();
  const station = useStation();
  const tellDone = useTellDone();
  const person = current?.person;
  const home = current?.household ?? household;
  const initial = useMemo(() => firstValues(current, home), [current, home]);
  const draft = `person:${person?.id ?? NEW}`;
  const form = useForm({ plan: person ? PERSON : NEW_PERSON, draft, initial, today: today() });
  useNoteSeen(person);
  useFromIdNumber(form);

  const back = () => (person ? setQuery({}) : navigate(home ? addressOf(home.id) : '/person'));
  return (
    <ThingPage
      title={person?.name ?? t('roster.newPerson')}
      about={home && t('roster.householdOf', { name: home.headName, group: home.villagersGroup })}
    >
      <Form
        form={form}
        focusFirst
        handIn={t('action.save')}
        onCancel={() => void back()}
        onFinish={async ({ content, changed }) => {
          const saved = await savePerson(station, person?.id, person ? changed : { ...content });
          if (!saved.ok) {
            if (saved.reason === 'idTaken') return { reason: 'roster.idTaken', values: { name: saved.detail ?? '' } };
            return { reason: `store.${saved.reason}` };
          }
          await tellDone(person as unknown as Stored | undefined, saved.value);
          await form.clear();
          void navigate(addressOf(saved.value), { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}

function firstValues(current: PersonRow | undefined, home: Household | undefined): TypedValues {
  const labels = new Map(home ? [[home.id, home.headName]] : []);
  if (current) return typedFrom(PERSON, current.person, labels);
  return typedFrom(NEW_PERSON, { ...USUAL, ...(home && { household: home.id, address: home.address }) }, labels);
}

/** On the form a person's numbers stand open: opening it is looking at them. */
function useNoteSeen(person: Person | undefined): void {
  const { t } = useTranslation();
  const station = useStation();
  const noted = useRef(false);
  useEffect(() => {
    if (!person || noted.current) return;
    noted.current = true;
    const { name: of, id: record } = person;
    const access = { at: new Date().toISOString(), clerk: station.clerk, what: 'seen' as const, of, record };
    noteAccess(station.device, { ...access, why: t('access.reason.edit') }).catch(console.error);
  }, [person, station, t]);
}

/** A valid ID number says when one was born and of which sex: fields still empty are filled in from it. */
function useFromIdNumber(form: FormState): void {
  const { idNumber = '', birthDate, sex } = form.values;
  const seen = useRef<unknown>(undefined);
  useEffect(() => {
    if (!form.ready || seen.current === idNumber) return;
    const isTyped = seen.current !== undefined;
    seen.current = idNumber;
    const checked = isTyped && typeof idNumber === 'string' ? checkIdNumber(tidyIdNumber(idNumber)) : undefined;
    if (!checked?.ok) return;
    if (birthDate === '') form.change('birthDate', checked.birthDate);
    if (sex === '') form.change('sex', checked.sex);
  }, [form, idNumber, birthDate, sex]);
}
