import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Matter } from '../../shared/domain/council/agenda.ts';
import { itemText, type MinutedItem } from '../../shared/domain/council/minutes.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { KeptField } from '../form/KeptField.tsx';
import pieces from '../frame/pieces.module.css';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { addItem, addMatter, addUsualItems, moveItem } from './acts.ts';
import styles from './council.module.css';
import { mattersWaiting } from './matters.ts';
import { ITEM_TITLE, readItemField } from './papers.ts';
import { useItemPaper } from './useItemPaper.ts';

/** What the meeting is about: usual items, what waits to be heard, and what the clerk adds. */
export function Agenda({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [added, setAdded] = useState(0);
  const { meeting, agenda, council } = room;
  const read = useCallback((one: Station) => mattersWaiting(one, council.council), [council.council]);
  const { value: waiting = [] } = useLive(read);
  const put = async (act: Promise<Parameters<typeof refusalOf>[0]>) => {
    const trouble = refusalOf(await act);
    if (trouble) say({ says: { problem: trouble } });
  };
  const add = async () => {
    await put(addItem(station, meeting.id, ''));
    setAdded((before) => before + 1);
  };
  return (
    <section className={pieces.block} aria-label={t('agendaItem.agenda')}>
      <h2>{t('agendaItem.agenda')}</h2>
      {agenda.length === 0 && <p className={pieces.soft}>{t('agendaItem.none')}</p>}
      <ol className={styles.agenda}>
        {agenda.map((item, index) => (
          <AgendaLine
            key={item.id}
            item={item}
            index={index}
            isNew={added > 0 && index === agenda.length - 1}
            onMove={(by) => void put(moveItem(station, room, index, index + by))}
          />
        ))}
      </ol>
      <p className={pieces.acts}>
        <Button icon={<PlusOutlined />} onClick={() => void add()}>
          {t('agendaItem.add')}
        </Button>
        <Button onClick={() => void put(addUsualItems(station, room))}>{t('agendaItem.addUsual')}</Button>
      </p>
      {waiting.map(({ source, matters }) => (
        <Matters
          key={source}
          source={source}
          matters={matters}
          onTake={(matter) => void put(addMatter(station, meeting.id, matter))}
        />
      ))}
    </section>
  );
}

interface MattersProps {
  source: string;
  matters: readonly Matter[];
  onTake: (matter: Matter) => void;
}

function Matters({ source, matters, onTake }: MattersProps) {
  const { t } = useTranslation();
  return (
    <div>
      <h3>{t(`matter.${source}`)}</h3>
      <ul className={styles.matters}>
        {matters.map((matter) => (
          <li key={matter.id}>
            <span>{matter.title}</span>
            <Button size="small" onClick={() => onTake(matter)}>
              {t('matter.take')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface AgendaLineProps {
  item: MinutedItem;
  index: number;
  isNew: boolean;
  onMove: (by: number) => void;
}

/** Which way a key moves the line that is typed in. */
function moveOf({ key, altKey }: KeyboardEvent): number {
  if (!altKey) return 0;
  return key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
}

function AgendaLine({ item, index, isNew, onMove }: AgendaLineProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const kept = useItemPaper(item);
  const remove = async () => {
    const trouble = refusalOf(await station.void(item.id, t('agendaItem.removed')));
    if (trouble) return say({ says: { problem: trouble } });
    const undo = async () => {
      await station.edit<'agendaItem'>(item.id, () => ({ voided: undefined }) as never);
    };
    say({ says: { done: t('agendaItem.removed') }, action: { label: t('action.undo'), run: undo } });
  };
  if (!kept.ready) return null;
  return (
    <li
      ref={(line) => focusNew(line, isNew)}
      onKeyDown={(event) => {
        const by = moveOf(event);
        if (by === 0) return;
        event.preventDefault();
        onMove(by);
      }}
    >
      <span className={pieces.soft}>{itemText(index, '').slice(0, -1)}</span>
      <KeptField kept={kept} kind="agendaItem" field={ITEM_TITLE} read={readItemField} />
      {item.about && <Link to={addressOf(item.about)}>{t('agendaItem.about')}</Link>}
      <span className={styles.moves}>
        <Button
          type="text"
          size="small"
          aria-label={t('agendaItem.moveUp', { number: index + 1 })}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          type="text"
          size="small"
          aria-label={t('agendaItem.moveDown', { number: index + 1 })}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
      </span>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('agendaItem.remove', { number: index + 1 })}
        onClick={() => void remove()}
      />
    </li>
  );
}

/** The line just added is where the clerk types on. */
function focusNew(line: HTMLLIElement | null, isNew: boolean): void {
  if (isNew && line && document.activeElement?.tagName === 'BUTTON') line.querySelector('input')?.focus();
}
