import { DeleteOutlined, EditOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ageOn } from '../../shared/domain/roster/age.ts';
import { maskIdNumber, maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Attachments } from '../file/Attachments.tsx';
import { Facts } from '../frame/Facts.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { PersonForm } from './PersonForm.tsx';
import { Restricted } from './Restricted.tsx';
import { type PersonRow, readPerson } from './read.ts';
import styles from './roster.module.css';

/** One person in hand: read, or with `editing` on the form. */
export function PersonPage({ id, editing }: { id: string; editing: boolean }) {
  const { t } = useTranslation();
  const read = useCallback(async (station: Station) => (await readPerson(station, id)) ?? 'missing', [id]);
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
  return editing ? <PersonForm key={id} current={value} /> : <PersonPaper row={value} />;
}

function PersonPaper({ row }: { row: PersonRow }) {
  const { t } = useTranslation();
  const { person } = row;
  const station = useStation();
  const discard = useVoid();
  const address = addressOf(person.id);
  return (
    <ThingPage
      title={person.name}
      about={aboutOf(person, t)}
      acts={
        person.voided ? (
          <Button
            icon={<RollbackOutlined />}
            onClick={() => void station.edit<'person'>(person.id, () => ({ voided: undefined }))}
          >
            {t('roster.restore')}
          </Button>
        ) : (
          <>
            <Link to={`${address}?edit`}>
              <Button type="primary" icon={<EditOutlined />} tabIndex={-1}>
                {t('action.edit')}
              </Button>
            </Link>
            <Button icon={<DeleteOutlined />} onClick={() => void discard(person)}>
              {t('roster.void')}
            </Button>
          </>
        )
      }
    >
      {person.voided && <p className={styles.voided}>{t('roster.voided')}</p>}
      <PersonFacts row={row} />
      <Attachments about={person.id} />
    </ThingPage>
  );
}

function aboutOf(person: Person, t: TFunction): string {
  const age = ageOn(person.birthDate, today());
  const parts = [t(`person.sexChoice.${person.sex}`), age === undefined ? '' : t('roster.age', { age })];
  if (person.status !== 'living') parts.push(t(`person.statusChoice.${person.status}`));
  if (person.residence === 'migrant') parts.push(t('person.residenceChoice.migrant'));
  return parts.filter((part) => part !== '').join(' · ');
}

function PersonFacts({ row: { person, household } }: { row: PersonRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = (field: string) => t(`person.${field}`);
  const plain = (
    field: 'ethnicity' | 'relation' | 'education' | 'politicalStatus' | 'address' | 'registeredAt' | 'arrived' | 'note',
  ) => ({
    label: label(field),
    value: person[field] ?? '',
  });
  return (
    <>
      {person.idProblem && (
        <Sentence
          problem={{ reason: `idNumber.${person.idProblem}`, values: { count: [...person.idNumber].length } }}
        />
      )}
      <Facts
        title={t('person.group.identity')}
        facts={[
          {
            label: label('idNumber'),
            value: (
              <Restricted
                key={person.id}
                text={person.idNumber}
                mask={maskIdNumber}
                of={person.name}
                label={label('idNumber')}
              />
            ),
          },
          { label: label('birthDate'), value: format.date(person.birthDate) },
          plain('ethnicity'),
          plain('education'),
          plain('politicalStatus'),
        ]}
      />
      <Facts
        title={t('person.group.household')}
        facts={[
          {
            label: label('household'),
            value: household ? (
              <Link to={addressOf(household.id)}>
                {t('roster.householdOf', { name: household.headName, group: household.villagersGroup })}
              </Link>
            ) : (
              ''
            ),
          },
          plain('relation'),
        ]}
      />
      <Facts
        title={t('person.group.contact')}
        facts={[
          {
            label: label('phone'),
            value: (
              <Restricted
                key={person.id}
                text={person.phone}
                mask={maskPhone}
                of={person.name}
                label={label('phone')}
              />
            ),
          },
          plain('address'),
          plain('registeredAt'),
          plain('arrived'),
          plain('note'),
        ]}
      />
    </>
  );
}
