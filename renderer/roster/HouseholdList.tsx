import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { addressOf, NEW } from '../app/address.ts';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { EmptyRoster } from './EmptyRoster.tsx';
import { toQuery } from './narrowing.ts';
import type { RosterRowsProps } from './PersonList.tsx';
import { type HouseholdRow, householdIds, readHouseholdRows } from './read.ts';

function columnsOf(t: TFunction, count: (count: number) => string): Column<HouseholdRow>[] {
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

export function HouseholdList({ opened, narrowing, narrow }: RosterRowsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const columns = useMemo(() => columnsOf(t, format.count), [t, format]);
  const { group } = narrowing;
  const idsOf = useCallback((station: Station, filter: string) => householdIds(station, { filter, group }), [group]);
  const source = useStationRows(idsOf, readHouseholdRows);
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
      print={{ label: t('action.print'), run: () => void navigate(`/paper/roster/household?${toQuery(narrowing)}`) }}
      exports={{ label: t('action.export'), run: () => void navigate('/roster/export?of=household') }}
      narrow={narrow}
      empty={<EmptyRoster />}
    />
  );
}
