import styles from './council.module.css';
import { PaperFields } from './PaperFields.tsx';
import { DISCUSSION, readMeetingField } from './papers.ts';
import type { MeetingRoom } from './read.ts';
import { useMeetingPaper } from './useMeetingPaper.ts';

/** What was said, written down as it is said. */
export function DiscussionStep({ room }: { room: MeetingRoom }) {
  const kept = useMeetingPaper(room.meeting);
  return (
    <div className={styles.discussion}>
      <PaperFields kept={kept} kind="meeting" lines={DISCUSSION} read={readMeetingField} />
    </div>
  );
}
