import { DeleteOutlined, EditOutlined, RollbackOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ageOn } from '../../shared/domain/roster/age.ts';
import { balance } from '../../shared/store/derived/ledger.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf, NEW } from '../app/address.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Facts } from '../frame/Facts.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { makeHead } from './acts.ts';
import { HouseholdForm } from './HouseholdForm.tsx';
import { type HouseholdPaper, readHousehold } from './read.ts';
import styles from './roster.module.css';

/** One household in hand: who lives there, and what it has saved. */
export function HouseholdPage({ id, editing }: { id: string; editing: boolean }) {
  const { t } = useTranslation();
  const read = useCallback(
    async (station: Station) => {
      const paper = await readHousehold(station, id);
      return paper ? { paper, points: await balance(station.device, id) } : 'missing';
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
  return editing ? <HouseholdForm key={id} current={value.paper.household} /> : <HouseholdSheet {...value} />;
}

function HouseholdSheet({ paper: { household, members }, points }: { paper: HouseholdPaper; points: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const discard = useVoid();
  const address = addressOf(household.id);
  return (
    <ThingPage
      title={t('roster.householdTitle', { name: household.headName })}
      about={[household.villagersGroup, t('roster.memberCount', { number: format.count(members.length) })]
        .filter((part) => part !== '')
        .join(' · ')}
      acts={
        household.voided ? (
          <Button
            icon={<RollbackOutlined />}
            onClick={() => void station.edit<'household'>(household.id, () => ({ voided: undefined }))}
          >
            {t('roster.restore')}
          </Button>
        ) : (
          <>
            <Link to={`/person/${NEW}?household=${household.id}`}>
              <Button type="primary" icon={<UserAddOutlined />} tabIndex={-1}>
                {t('roster.addMember')}
              </Button>
            </Link>
            <Link to={`${address}?edit`}>
              <Button icon={<EditOutlined />} tabIndex={-1}>
                {t('action.edit')}
              </Button>
            </Link>
            {members.length === 0 && (
              <Button icon={<DeleteOutlined />} onClick={() => void discard(household)}>
                {t('roster.void')}
              </Button>
            )}
          </>
        )
      }
    >
      {household.voided && <p className={styles.voided}>{t('roster.voided')}</p>}
      <Facts
        facts={[
          { label: t('household.address'), value: household.address },
          { label: t('roster.points'), value: t('roster.pointsText', { points: format.points(points) }) },
          { label: t('household.note'), value: household.note },
        ]}
      />
      <Members household={household} members={members} />
    </ThingPage>
  );
}

function Members({ household, members }: HouseholdPaper) {
  const { t } = useTranslation();
  const station = useStation();
  if (members.length === 0) return <p className={styles.absent}>{t('roster.nobodyYet')}</p>;
  return (
    <table className={styles.members}>
      <caption>{t('roster.membersTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('person.name')}</th>
          <th scope="col">{t('person.relation')}</th>
          <th scope="col">{t('person.sex')}</th>
          <th scope="col" className="figures">
            {t('roster.ageHead')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('action.edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((person) => (
          <tr key={person.id}>
            <td>
              <Link to={addressOf(person.id)}>{person.name}</Link>
              {person.status !== 'living' && (
                <span className={styles.tag}>{t(`person.statusChoice.${person.status}`)}</span>
              )}
            </td>
            <td>{person.relation}</td>
            <td>{t(`person.sexChoice.${person.sex}`)}</td>
            <td className="figures">{ageOn(person.birthDate, today()) ?? ''}</td>
            <td className={styles.rowAct}>
              {person.id === household.head ? (
                <span className={styles.tag}>{t('household.headName')}</span>
              ) : (
                <Button size="small" onClick={() => void makeHead(station, household.id, person)}>
                  {t('roster.makeHead')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
