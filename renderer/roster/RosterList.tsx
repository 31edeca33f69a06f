import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { TAGS } from '../../shared/domain/roster/tags.ts';
import { countTwins } from '../../shared/store/derived/residents.ts';
import type { Station } from '../../shared/store/station.ts';
import { Places } from '../frame/Places.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive } from '../station/station.ts';
import { HouseholdList } from './HouseholdList.tsx';
import type { Narrowing } from './narrowing.ts';
import { PersonList } from './PersonList.tsx';
import { readGroups } from './read.ts';
import styles from './roster.module.css';

export interface RosterListProps {
  kind: 'person' | 'household';
  /** The document in hand. */
  opened: string | undefined;
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
}

const NO_GROUPS: string[] = [];
const readTwinCount = (station: Station) => countTwins(station.device);

/** The left of 花名册: people or households, narrowed to a group, a tag, a status. */
export function RosterList({ kind, opened, narrowing, onNarrow }: RosterListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const twins = useLive(readTwinCount).value ?? 0;
  const narrow = <Narrow kind={kind} narrowing={narrowing} onNarrow={onNarrow} />;
  const Rows = kind === 'person' ? PersonList : HouseholdList;
  return (
    <Places
      label={t('nav.roster')}
      places={[
        { path: '/person', words: t('roster.people') },
        { path: '/household', words: t('roster.households') },
        { path: '/roster/changes', words: t('roster.changes') },
        {
          path: '/roster/duplicates',
          words: twins > 0 ? t('roster.duplicatesCount', { number: format.count(twins) }) : t('roster.duplicates'),
        },
        { path: '/roster/import', words: t('rosterImport.link') },
      ]}
    >
      <Rows key={kind} opened={opened} narrowing={narrowing} narrow={narrow} />
    </Places>
  );
}

function Narrow({ kind, narrowing, onNarrow }: Pick<RosterListProps, 'kind' | 'narrowing' | 'onNarrow'>) {
  const { t } = useTranslation();
  const groups = useLive(readGroups).value ?? NO_GROUPS;
  return (
    <div className={styles.narrows}>
      <Select
        className={styles.narrow as string}
        aria-label={t('household.villagersGroup')}
        value={narrowing.group}
        onChange={(group) => onNarrow({ ...narrowing, group })}
        options={[{ value: '', label: t('roster.allGroups') }, ...groups.map((value) => ({ value, label: value }))]}
      />
      {kind === 'person' && (
        <>
          <Select
            className={styles.narrow as string}
            aria-label={t('roster.tag')}
            value={narrowing.tag}
            onChange={(tag) => onNarrow({ ...narrowing, tag })}
            options={[
              { value: '', label: t('roster.anyone') },
              ...TAGS.map((value) => ({ value, label: t(`roster.tags.${value}`) })),
            ]}
          />
          <Select
            className={styles.narrow as string}
            aria-label={t('person.status')}
            value={narrowing.status}
            onChange={(status) => onNarrow({ ...narrowing, status })}
            options={[
              ...(['living', 'movedOut', 'deceased'] as const).map((value) => ({
                value,
                label: t(`person.statusChoice.${value}`),
              })),
              { value: '', label: t('roster.anyStatus') },
            ]}
          />
        </>
      )}
    </div>
  );
}
