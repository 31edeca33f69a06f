import { HomeOutlined, LinkOutlined, PlusCircleOutlined, ReadOutlined, RightOutlined } from '@ant-design/icons';
import { type ComponentType, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ulid } from 'ulid';
import { DEMO_CLERK, DEMO_CODE, DEMO_STATION } from '../../../shared/domain/demo/village.ts';
import { DraftsContext } from '../../form/drafts.ts';
import { Door } from '../Door.tsx';
import type { Desk, StationEntry } from '../desk.ts';
import styles from '../door.module.css';
import { deviceDrafts } from '../drafts.ts';
import { JoinCounty } from './JoinCounty.tsx';
import { NewStation } from './NewStation.tsx';

export interface FirstRunProps {
  desk: Desk;
  /** Stations that are here already, to be opened instead. */
  entries: readonly StationEntry[];
  onOpen: (entry: StationEntry) => void;
  /** A new entry, which is opened at once. */
  onFounded: (entry: StationEntry) => Promise<void>;
}

type Way = 'found' | 'join';

/** The first start, and whenever there is no station in hand: three ways to one. */
export function FirstRun({ desk, entries, onOpen, onFounded }: FirstRunProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>();
  const drafts = useMemo(() => deviceDrafts(desk), [desk]);
  const back = () => setWay(undefined);
  const known = (code: string) => entries.some((entry) => entry.code === code);

  if (way) {
    return (
      <DraftsContext value={drafts}>
        <Door title={t(`firstRun.${way}.name`)}>
          {way === 'found' ? (
            <NewStation isKnown={known} onFounded={onFounded} onBack={back} />
          ) : (
            <JoinCounty isKnown={known} onFounded={onFounded} onBack={back} />
          )}
        </Door>
      </DraftsContext>
    );
  }
  const demo = (): StationEntry => ({
    code: DEMO_CODE,
    name: DEMO_STATION,
    deviceId: ulid(),
    clerk: DEMO_CLERK,
    origin: 'demo',
    usedAt: new Date().toISOString(),
  });
  return (
    <Door title={t(entries.length === 0 ? 'firstRun.title' : 'firstRun.titleAgain')}>
      <div className={styles.choices}>
        {entries.map((entry, place) => (
          <Choice
            key={entry.code}
            icon={HomeOutlined}
            name={entry.name}
            about={t('firstRun.openAs', { clerk: entry.clerk, code: entry.code })}
            first={place === 0}
            onChoose={() => onOpen(entry)}
          />
        ))}
        <Choice
          icon={PlusCircleOutlined}
          name={t('firstRun.found.name')}
          about={t('firstRun.found.about')}
          first={entries.length === 0}
          onChoose={() => setWay('found')}
        />
        <Choice
          icon={LinkOutlined}
          name={t('firstRun.join.name')}
          about={t('firstRun.join.about')}
          onChoose={() => setWay('join')}
        />
        {!known(DEMO_CODE) && (
          <Choice
            icon={ReadOutlined}
            name={t('firstRun.demo.name')}
            about={t('firstRun.demo.about')}
            onChoose={() => void onFounded(demo())}
          />
        )}
      </div>
    </Door>
  );
}

interface ChoiceProps {
  icon: ComponentType;
  name: string;
  about: string;
  first?: boolean;
  onChoose: () => void;
}

function Choice({ icon: Icon, name, about, first = false, onChoose }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page has just opened and this is the first thing to do on it
    <button type="button" className={styles.choice} autoFocus={first} onClick={onChoose} onKeyDown={moveAmongChoices}>
      <span className={styles.choiceIcon} aria-hidden>
        <Icon />
      </span>
      <span className={styles.choiceName}>{name}</span>
      <span className={styles.choiceAbout}>{about}</span>
      <span className={styles.choiceGo} aria-hidden>
        <RightOutlined />
      </span>
    </button>
  );
}

/** ↑ and ↓ go from choice to choice, as well as Tab. */
function moveAmongChoices(event: React.KeyboardEvent<HTMLElement>): void {
  const step =
    event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  const next = step && event.currentTarget[step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
