import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ageOn } from '../../shared/domain/roster/age.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf, NEW } from '../app/address.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { today } from '../station/today.ts';
import { EmptyRoster } from './EmptyRoster.tsx';
import { type Narrowing, toQuery } from './narrowing.ts';
import { type PersonRow, personIds, readPersonRows } from './read.ts';

export interface RosterRowsProps {
  opened: string | undefined;
  narrowing: Narrowing;
  /** The choices that narrow the list. */
  narrow: React.ReactNode;
}

function columnsOf(t: TFunction): Column<PersonRow>[] {
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

export function PersonList({ opened, narrowing, narrow }: RosterRowsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useMemo(() => columnsOf(t), [t]);
  const idsOf = useCallback(
    (station: Station, filter: string) => personIds(station, { filter, ...narrowing }),
    [narrowing],
  );
  const source = useStationRows(idsOf, readPersonRows);
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
      print={{ label: t('action.print'), run: () => void navigate(`/paper/roster/person?${toQuery(narrowing)}`) }}
      exports={{ label: t('action.export'), run: () => void navigate('/roster/export?of=person') }}
      narrow={narrow}
      empty={<EmptyRoster />}
    />
  );
}
