import { Button, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ageOn } from '../../shared/domain/roster/age.ts';
import { addressOf, NEW } from '../app/address.ts';
import { saveXlsx } from '../export/saveXlsx.ts';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import type { RowSource } from '../list/source.ts';
import { noteAccess } from '../station/accessLog.ts';
import { stationRows } from '../station/rows.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { householdsSheet, peopleSheet } from './exportRoster.ts';
import {
  type HouseholdRow,
  householdIds,
  type PersonRow,
  personIds,
  readGroups,
  readHouseholdRows,
  readPersonRows,
} from './read.ts';
import { allHouseholds, allPeople } from './register.ts';
import styles from './roster.module.css';

export interface RosterListProps {
  kind: 'person' | 'household';
  /** The document in hand. */
  opened: string | undefined;
  group: string;
  onGroup: (group: string) => void;
}

const NO_GROUPS: string[] = [];

export function RosterList({ kind, opened, group, onGroup }: RosterListProps) {
  const { t } = useTranslation();
  const groups = useLive(readGroups).value ?? NO_GROUPS;
  const Rows = kind === 'person' ? People : Households;
  const narrow = (
    <Select
      className={styles.groups as string}
      aria-label={t('household.villagersGroup')}
      value={group}
      onChange={onGroup}
      options={[{ value: '', label: t('roster.allGroups') }, ...groups.map((value) => ({ value, label: value }))]}
    />
  );
  return (
    <div className={styles.side}>
      <nav className={styles.tabs} aria-label={t('nav.roster')}>
        <Link to="/person" aria-current={kind === 'person' ? 'page' : undefined}>
          {t('roster.people')}
        </Link>
        <Link to="/household" aria-current={kind === 'household' ? 'page' : undefined}>
          {t('roster.households')}
        </Link>
        <Link to="/roster/import" className={styles.import}>
          {t('rosterImport.link')}
        </Link>
      </nav>
      <div className={styles.listHolder}>
        <Rows key={kind} opened={opened} group={group} narrow={narrow} />
      </div>
    </div>
  );
}

interface RowsProps {
  opened: string | undefined;
  group: string;
  narrow: React.ReactNode;
}

function personColumns(t: TFunction): Column<PersonRow>[] {
  return [
    { name: 'name', header: t('person.name'), cell: ({ person }) => person.name, width: 'minmax(5rem, 1.2fr)' },
    {
      name: 'sex',
      header: t('person.sex'),
      cell: ({ person }) => t(`person.sexChoice.${person.sex}`),
      width: '2.5rem',
    },
    {
      name: 'age',
      header: t('roster.ageHead'),
      cell: ({ person }) => ageOn(person.birthDate, today()) ?? '',
      width: '2.5rem',
      figures: true,
    },
    { name: 'head', header: t('household.headName'), cell: ({ household }) => household?.headName ?? '', width: '1fr' },
    {
      name: 'group',
      header: t('roster.group'),
      cell: ({ person, household }) =>
        person.status === 'living' ? (household?.villagersGroup ?? '') : t(`person.statusChoice.${person.status}`),
      width: '4rem',
    },
  ];
}

function People({ opened, group, narrow }: RowsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const station = useStation();
  const columns = useMemo(() => personColumns(t), [t]);
  const source = useCallback(
    (filter: string): RowSource<PersonRow> =>
      stationRows(
        station,
        () => personIds(station, { filter, group }),
        (ids) => readPersonRows(station, ids),
      ),
    [station, group],
  );
  const save = useSave(t('roster.peopleFile', { group }), async (name) =>
    peopleSheet(await allPeople(station, { filter: '', group }), name, t),
  );
  return (
    <List
      name="person"
      label={t('roster.people')}
      filterHint={t('roster.filterPeople')}
      source={source}
      columns={columns}
      keyOf={({ person }) => person.id}
      opened={opened}
      onOpen={({ person }) => void navigate(addressOf(person.id))}
      add={{ label: t('action.add'), run: () => void navigate(`/person/${NEW}`) }}
      print={{
        label: t('action.print'),
        run: () => void navigate(`/paper/roster/person?group=${encodeURIComponent(group)}`),
      }}
      exports={{ label: t('action.export'), run: save }}
      narrow={narrow}
      empty={<EmptyRoster />}
    />
  );
}

function householdColumns(t: TFunction, count: (count: number) => string): Column<HouseholdRow>[] {
  return [
    {
      name: 'head',
      header: t('household.headName'),
      cell: ({ household }) => household.headName,
      width: 'minmax(5rem, 1fr)',
    },
    {
      name: 'members',
      header: t('roster.members'),
      cell: ({ members }) => count(members),
      width: '3rem',
      figures: true,
    },
    { name: 'group', header: t('roster.group'), cell: ({ household }) => household.villagersGroup, width: '4rem' },
    { name: 'address', header: t('household.address'), cell: ({ household }) => household.address, width: '2fr' },
  ];
}

function Households({ opened, group, narrow }: RowsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const station = useStation();
  const format = useFormat();
  const columns = useMemo(() => householdColumns(t, format.count), [t, format]);
  const source = useCallback(
    (filter: string): RowSource<HouseholdRow> =>
      stationRows(
        station,
        () => householdIds(station, { filter, group }),
        (ids) => readHouseholdRows(station, ids),
      ),
    [station, group],
  );
  const save = useSave(t('roster.householdsFile', { group }), async (name) =>
    householdsSheet(await allHouseholds(station, { filter: '', group }), name, t),
  );
  return (
    <List
      name="household"
      label={t('roster.households')}
      filterHint={t('roster.filterHouseholds')}
      source={source}
      columns={columns}
      keyOf={({ household }) => household.id}
      opened={opened}
      onOpen={({ household }) => void navigate(addressOf(household.id))}
      add={{ label: t('action.add'), run: () => void navigate(`/household/${NEW}`) }}
      print={{
        label: t('action.print'),
        run: () => void navigate(`/paper/roster/household?group=${encodeURIComponent(group)}`),
      }}
      exports={{ label: t('action.export'), run: save }}
      narrow={narrow}
      empty={<EmptyRoster />}
    />
  );
}

/** Saves a list as a workbook and notes that it left the program. */
function useSave(name: string, sheetOf: (name: string) => Promise<Parameters<typeof saveXlsx>[0]>): () => void {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  return () =>
    void (async () => {
      const sheet = await sheetOf(name);
      await saveXlsx(sheet);
      await noteAccess(station.device, {
        at: new Date().toISOString(),
        clerk: station.clerk,
        what: 'exported',
        of: name,
      });
      say({ says: { done: t('roster.exported', { name }) } });
    })();
}

function EmptyRoster() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('roster.empty')}</p>
      <div className={styles.emptyActs}>
        <Link to="/roster/import">
          <Button type="primary" tabIndex={-1}>
            {t('roster.importFirst')}
          </Button>
        </Link>
        <Link to={`/household/${NEW}`}>
          <Button tabIndex={-1}>{t('roster.newHousehold')}</Button>
        </Link>
      </div>
    </>
  );
}
