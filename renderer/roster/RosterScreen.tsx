import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch, useSearchParams } from 'react-router';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { useLive } from '../station/station.ts';
import { HouseholdForm } from './HouseholdForm.tsx';
import { HouseholdPage } from './HouseholdPage.tsx';
import { recallGroup, rememberGroup } from './narrowedGroup.ts';
import { PersonForm } from './PersonForm.tsx';
import { PersonPage } from './PersonPage.tsx';
import { RosterList } from './RosterList.tsx';

/** 花名册: people or households on the left, the one in hand on the right. */
export default function RosterScreen() {
  const { t } = useTranslation();
  const person = useMatch('/person/:id')?.params.id;
  const household = useMatch('/household/:id')?.params.id;
  const showsHouseholds = useMatch('/household/*') !== null;
  const [query] = useSearchParams();
  const [group, setGroup] = useState(recallGroup);
  const personId = idAt('person', person);
  const householdId = idAt('household', household);

  const thing = () => {
    if (person === NEW) return <NewPerson household={query.get('household') ?? undefined} />;
    if (household === NEW) return <HouseholdForm />;
    if (personId) return <PersonPage key={personId} id={personId} editing={query.has('edit')} />;
    if (householdId) return <HouseholdPage key={householdId} id={householdId} editing={query.has('edit')} />;
    return undefined;
  };
  return (
    <WorkArea
      list={
        <RosterList
          kind={showsHouseholds ? 'household' : 'person'}
          opened={personId ?? householdId}
          group={group}
          onGroup={(next) => {
            rememberGroup(next);
            setGroup(next);
          }}
        />
      }
      thing={thing()}
      hint={<p>{t('roster.hint')}</p>}
    />
  );
}

function NewPerson({ household }: { household: string | undefined }) {
  const read = useCallback(
    async (station: Station) => ({
      home: household ? ((await station.get<'household'>(household)) as Household | undefined) : undefined,
    }),
    [household],
  );
  const { value } = useLive(read);
  return value ? <PersonForm key={household ?? NEW} household={value.home} /> : null;
}
