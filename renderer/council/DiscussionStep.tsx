import { useEffect, useRef } from 'react';
import { itemText, type MinutedItem } from '../../shared/domain/council/minutes.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { KeptField } from '../form/KeptField.tsx';
import styles from './council.module.css';
import { isBusyElsewhere } from './focus.ts';
import { PaperFields } from './PaperFields.tsx';
import { DISCUSSION, ITEM_NOTES, readItemField, readMeetingField } from './papers.ts';
import { useItemPaper } from './useItemPaper.ts';
import { useMeetingPaper } from './useMeetingPaper.ts';

/** What was said, written down as it is said: on each item of the agenda, and beside them. */
export function DiscussionStep({ room }: { room: MeetingRoom }) {
  const kept = useMeetingPaper(room.meeting);
  const { agenda } = room;
  return (
    <div className={styles.discussion}>
      {agenda.map((item, index) => (
        <ItemNotes key={item.id} item={item} index={index} />
      ))}
      <PaperFields
        kept={kept}
        kind="meeting"
        lines={DISCUSSION}
        read={readMeetingField}
        takesFocus={agenda.length === 0}
      />
    </div>
  );
}

function ItemNotes({ item, index }: { item: MinutedItem; index: number }) {
  const kept = useItemPaper(item);
  const paper = useRef<HTMLElement>(null);
  useEffect(() => {
    if (kept.ready && index === 0 && !isBusyElsewhere()) paper.current?.querySelector('textarea')?.focus();
  }, [kept.ready, index]);
  return (
    <section ref={paper} className={styles.itemNotes} aria-label={item.title}>
      <h2>{itemText(index, item.title)}</h2>
      {kept.ready && <KeptField kept={kept} kind="agendaItem" field={ITEM_NOTES} read={readItemField} />}
    </section>
  );
}
