import { DeleteOutlined, EditOutlined, RollbackOutlined, SwapOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ageOn } from '../../shared/domain/roster/age.ts';
import { isHere } from '../../shared/domain/roster/happening.ts';
import { balance } from '../../shared/store/derived/ledger.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf, NEW } from '../app/address.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Facts } from '../frame/Facts.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { passbookAddress } from '../merit/passbookAddress.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { HOUSEHOLD_EVENTS } from './eventPlans.ts';
import { HouseholdForm } from './HouseholdForm.tsx';
import { RosterEventForm } from './RosterEventForm.tsx';
import { RosterHistory } from './RosterHistory.tsx';
import { type HouseholdPaper, readHousehold } from './read.ts';
import styles from './roster.module.css';

/** One household in hand: who lives there, and what it has saved. */
export function HouseholdPage({ id, act }: { id: string; act: string | undefined }) {
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
  const { household, members } = value.paper;
  if (act === 'edit') return <HouseholdForm key={id} current={household} />;
  const event = HOUSEHOLD_EVENTS.find((one) => one === act);
  if (event) return <RosterEventForm key={event} event={event} subject={{ home: { household, members } }} from={id} />;
  return <HouseholdSheet {...value} />;
}

function HouseholdSheet({ paper: { household, members }, points }: { paper: HouseholdPaper; points: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const discard = useVoid();
  const navigate = useNavigate();
  const address = addressOf(household.id);
  const here = members.filter(isHere);
  const gone = members.filter((person) => !isHere(person));
  return (
    <ThingPage
      title={t('roster.householdTitle', { name: household.headName })}
      about={[household.villagersGroup, t('roster.memberCount', { number: format.count(here.length) })]
        .filter((part) => part !== '')
        .join(' · ')}
      acts={
        household.joinedInto ? null : household.voided ? (
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
            <Link to={`${address}?act=edit`}>
              <Button icon={<EditOutlined />} tabIndex={-1}>
                {t('action.edit')}
              </Button>
            </Link>
            {here.length > 0 && (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: HOUSEHOLD_EVENTS.filter((event) => event !== 'newHead' || here.length > 1).map((event) => ({
                    key: event,
                    label: t(`rosterEvent.eventChoice.${event}`),
                  })),
                  onClick: ({ key }) => void navigate(`${address}?act=${key}`),
                }}
              >
                <Button icon={<SwapOutlined />}>{t('roster.happened')}</Button>
              </Dropdown>
            )}
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
      {household.joinedInto && (
        <p className={styles.voided}>
          <Link to={addressOf(household.joinedInto)}>{t('roster.joinedInto')}</Link>
        </p>
      )}
      <Facts
        facts={[
          { label: t('household.address'), value: household.address },
          {
            label: t('roster.points'),
            value: (
              <Link to={passbookAddress(household.id)}>
                {t('roster.pointsText', { points: format.points(points) })}
              </Link>
            ),
          },
          { label: t('household.note'), value: household.note },
        ]}
      />
      <Members title={t('roster.membersTitle')} household={household} members={here} />
      {here.length === 0 && !household.joinedInto && <p className={styles.absent}>{t('roster.nobodyYet')}</p>}
      <Members title={t('roster.goneTitle')} household={household} members={gone} />
      <RosterHistory record={household} />
    </ThingPage>
  );
}

function Members({ title, household, members }: HouseholdPaper & { title: string }) {
  const { t } = useTranslation();
  if (members.length === 0) return null;
  return (
    <table className={styles.members}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('person.name')}</th>
          <th scope="col">{t('person.relation')}</th>
          <th scope="col">{t('person.sex')}</th>
          <th scope="col" className="figures">
            {t('roster.ageHead')}
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((person) => (
          <tr key={person.id}>
            <td>
              <Link to={addressOf(person.id)}>{person.name}</Link>
              {person.id === household.head && <span className={styles.tag}>{t('household.headName')}</span>}
              {person.status !== 'living' && (
                <span className={styles.tag}>{t(`person.statusChoice.${person.status}`)}</span>
              )}
            </td>
            <td>{person.relation}</td>
            <td>{t(`person.sexChoice.${person.sex}`)}</td>
            <td className="figures">{ageOn(person.birthDate, today()) ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
