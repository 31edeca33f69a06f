import { DeleteOutlined, EditOutlined, RollbackOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ageOn } from '../../shared/domain/roster/age.ts';
import type { Home } from '../../shared/domain/roster/happening.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Attachments } from '../file/Attachments.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useVoid } from '../journal/useVoid.ts';
import { PostsHeld } from '../post/PostsHeld.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { readHome } from './eventActs.ts';
import { PERSON_EVENTS } from './eventPlans.ts';
import { PersonFacts } from './PersonFacts.tsx';
import { PersonForm } from './PersonForm.tsx';
import { RosterEventForm } from './RosterEventForm.tsx';
import { RosterHistory } from './RosterHistory.tsx';
import { type PersonRow, readPerson } from './read.ts';
import styles from './roster.module.css';
import { readSurvivor } from './survivor.ts';

interface PersonInHand {
  row: PersonRow;
  home: Home | undefined;
  /** Who this record was merged into, after any number of merges. */
  survivor: Person | undefined;
}

/** One person in hand: read, on the form, or with something that happened to them being written down. */
export function PersonPage({ id, act }: { id: string; act: string | undefined }) {
  const { t } = useTranslation();
  const read = useCallback(
    async (station: Station): Promise<PersonInHand | 'missing'> => {
      const row = await readPerson(station, id);
      if (!row) return 'missing';
      const { household, mergedInto } = row.person;
      return {
        row,
        home: household ? await readHome(station, household) : undefined,
        survivor: mergedInto ? await readSurvivor(station, mergedInto) : undefined,
      };
    },
    [id],
  );
  const { value, error } = useLive(read);
  if (error)
    return (
      <ThingPage title={t('nav.roster')}>
        <Sentence problem={problemOf(error)} />
      </ThingPage>
    );
  if (value === undefined) return null;
  if (value === 'missing')
    return (
      <ThingPage title={t('nav.roster')}>
        <Sentence problem={{ reason: 'store.missing' }} />
      </ThingPage>
    );
  const { row, home } = value;
  if (act === 'edit') return <PersonForm key={id} current={row} />;
  const event = PERSON_EVENTS.find((one) => one === act);
  if (event) return <RosterEventForm key={event} event={event} subject={{ person: row.person, home }} from={id} />;
  return <PersonPaper {...value} />;
}

function PersonPaper({ row, survivor }: PersonInHand) {
  const { t } = useTranslation();
  const { person } = row;
  return (
    <ThingPage title={person.name} about={aboutOf(person, t)} acts={<PersonActs person={person} />}>
      {person.voided && <p className={styles.voided}>{t('roster.voided')}</p>}
      {survivor && (
        <p className={styles.voided}>
          {t('roster.mergedInto')} <Link to={addressOf(survivor.id)}>{survivor.name}</Link>
        </p>
      )}
      <PersonFacts row={row} />
      <PostsHeld person={person.id} />
      <Attachments about={person.id} />
      <RosterHistory record={person} />
    </ThingPage>
  );
}

function PersonActs({ person }: { person: Person }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const station = useStation();
  const discard = useVoid();
  const address = addressOf(person.id);
  if (person.mergedInto) return null;
  if (person.voided)
    return (
      <Button
        icon={<RollbackOutlined />}
        onClick={() => void station.edit<'person'>(person.id, () => ({ voided: undefined }))}
      >
        {t('roster.restore')}
      </Button>
    );
  const events = PERSON_EVENTS.filter((event) => (event === 'returned') === (person.status === 'movedOut'));
  return (
    <>
      <Link to={`${address}?act=edit`}>
        <Button type="primary" icon={<EditOutlined />} tabIndex={-1}>
          {t('action.edit')}
        </Button>
      </Link>
      {person.status !== 'deceased' && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: events.map((event) => ({ key: event, label: t(`rosterEvent.eventChoice.${event}`) })),
            onClick: ({ key }) => void navigate(`${address}?act=${key}`),
          }}
        >
          <Button icon={<SwapOutlined />}>{t('roster.happened')}</Button>
        </Dropdown>
      )}
      <Button icon={<DeleteOutlined />} onClick={() => void discard(person)}>
        {t('roster.void')}
      </Button>
    </>
  );
}

function aboutOf(person: Person, t: TFunction): string {
  const age = ageOn(person.birthDate, today());
  const parts = [t(`person.sexChoice.${person.sex}`), age === undefined ? '' : t('roster.age', { age })];
  if (person.status !== 'living') parts.push(t(`person.statusChoice.${person.status}`));
  if (person.residence === 'migrant') parts.push(t('person.residenceChoice.migrant'));
  return parts.filter((part) => part !== '').join(' · ');
}
