import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BodyKind, CouncilMember } from '../../shared/domain/council/council.ts';
import { type Attendance, attendance } from '../../shared/domain/council/meeting.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import type { Kept } from '../form/useKept.ts';
import styles from './council.module.css';

export interface RollLineProps {
  index: number;
  council: BodyKind;
  member: CouncilMember;
  votes: boolean;
  said: Attendance | undefined;
  /** The line that the keys speak of. */
  active: boolean;
  reasons: Kept;
  onFocus: () => void;
  onSay: (word: Attendance) => void;
  /** The reason is written: on to the next line. */
  onDone: () => void;
}

/** One member on the roll: a name and four words to choose from. */
export function RollLine(props: RollLineProps) {
  const { index, council, member, said, active, reasons, onFocus, onSay, onDone } = props;
  const { t, i18n } = useTranslation();
  const chinese = i18n.language.startsWith('zh');
  const post = chinese ? postWord(council, member.post) : t(`council.post.${member.post}`);
  const stayedAway = said === 'leave' || said === 'absent';
  const { name, person } = member;
  return (
    <li
      className={styles.rollLine}
      data-active={active || undefined}
      data-said={said}
      data-line={index}
      tabIndex={active ? 0 : -1}
      aria-label={`${name} ${said ? t(`meeting.attendance.${said}`) : ''}`}
      onFocus={onFocus}
      {...(active && { 'data-first-focus': true })}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.soft}>{props.votes ? post : t('meeting.withoutVote')}</span>
      <span className={styles.words}>
        {attendance.options.map((word, at) => (
          <button
            key={word}
            type="button"
            tabIndex={-1}
            aria-pressed={said === word}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => onSay(word)}
          >
            <kbd>{at + 1}</kbd> {t(`meeting.attendance.${word}`)}
          </button>
        ))}
      </span>
      {stayedAway && (
        <Input
          className={styles.reason as string}
          aria-label={t('meeting.reasonOf', { name })}
          placeholder={t('meeting.reasonHint')}
          value={reasons.text(person)}
          onChange={(event) => reasons.change(person, event.target.value)}
          onBlur={() => reasons.leave(person)}
          onPressEnter={(event) => {
            event.preventDefault();
            onDone();
          }}
        />
      )}
    </li>
  );
}
