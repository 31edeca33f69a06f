import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Household } from '../../shared/domain/roster/household.ts';
import { RESTRICTED_TAGS, type Tag } from '../../shared/domain/roster/tags.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { noteAccess } from '../station/accessLog.ts';
import { useLive, useStation } from '../station/station.ts';
import { ChangesPage } from './ChangesPage.tsx';
import { DuplicatesPage } from './DuplicatesPage.tsx';
import { ExportPage } from './ExportPage.tsx';
import { HouseholdPage } from './HouseholdPage.tsx';
import { HouseholdSheetForm } from './HouseholdSheetForm.tsx';
import { narrowingFrom, recallNarrowing, rememberNarrowing } from './narrowing.ts';
import { PersonForm } from './PersonForm.tsx';
import { PersonPage } from './PersonPage.tsx';
import { RosterList } from './RosterList.tsx';

/** 花名册: people or households on the left, what is in hand on the right. */
export default function RosterScreen() {
  const { t } = useTranslation();
  const person = useMatch('/person/:id')?.params.id;
  const household = useMatch('/household/:id')?.params.id;
  const { page } = useParams();
  const [query] = useSearchParams();
  const showsHouseholds = useMatch('/household/*') !== null || query.get('of') === 'household';
  const [narrowing, setNarrowing] = useNarrowing();
  const kind = showsHouseholds ? 'household' : 'person';
  useRestrictedNoted(kind === 'person' ? narrowing.tag : '');
  const personId = idAt('person', person);
  const householdId = idAt('household', household);

  const thing = () => {
    if (page === 'duplicates') return <DuplicatesPage />;
    if (page === 'changes') return <ChangesPage />;
    if (page === 'export') return <ExportPage kind={kind} narrowing={narrowing} />;
    if (person === NEW) return <NewPerson household={query.get('household') ?? undefined} />;
    if (household === NEW) return <HouseholdSheetForm />;
    if (personId) return <PersonPage key={personId} id={personId} act={query.get('act') ?? undefined} />;
    if (householdId) return <HouseholdPage key={householdId} id={householdId} act={query.get('act') ?? undefined} />;
    return undefined;
  };
  return (
    <WorkArea
      list={<RosterList kind={kind} opened={personId ?? householdId} narrowing={narrowing} onNarrow={setNarrowing} />}
      thing={thing()}
      hint={<p>{t('roster.hint')}</p>}
    />
  );
}

/** A list of those with a restricted tag says who they are: that it was looked at is on the record of accesses. */
function useRestrictedNoted(tag: Tag | '') {
  const { t } = useTranslation();
  const station = useStation();
  const of = tag !== '' && RESTRICTED_TAGS.includes(tag) ? t('roster.listOf', { tag: t(`roster.tags.${tag}`) }) : '';
  useEffect(() => {
    if (of === '') return;
    const seen = { at: new Date().toISOString(), clerk: station.clerk, what: 'seen', of } as const;
    noteAccess(station.device, seen).catch(console.error);
  }, [station, of]);
}

/** What the roster is narrowed to; an address such as `/person?tag=party` says it anew. */
function useNarrowing() {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [narrowing, setNarrowing] = useState(recallNarrowing);
  const narrow = useCallback((next: typeof narrowing) => {
    rememberNarrowing(next);
    setNarrowing(next);
  }, []);
  const isTold = ['group', 'tag', 'status'].some((name) => query.has(name));
  useEffect(() => {
    if (!isTold) return;
    narrow(narrowingFrom(query));
    void navigate({ search: '' }, { replace: true });
  }, [isTold, query, narrow, navigate]);
  return [narrowing, narrow] as const;
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
