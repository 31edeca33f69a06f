import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { attended } from '../../shared/domain/council/attendance.ts';
import type { BodyKind, CouncilMember } from '../../shared/domain/council/council.ts';
import { type Attendance, attendance, type SignIn } from '../../shared/domain/council/meeting.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import type { Kept } from '../form/useKept.ts';
import pieces from '../frame/pieces.module.css';
import styles from './council.module.css';

export interface RollLineProps {
  index: number;
  council: BodyKind;
  member: CouncilMember;
  votes: boolean;
  said: SignIn | undefined;
  /** The line that the keys speak of. */
  active: boolean;
  /** Reasons, and the times of coming and going, as typed. */
  details: Kept;
  /** Who may vote for this member while they are away; nobody where the charter has no proxies. */
  holders: readonly CouncilMember[];
  onFocus: () => void;
  onSay: (word: Attendance) => void;
  onLeave: () => void;
  onProxy: (holder: string | undefined) => void;
  /** The detail is written: on to the next line. */
  onDone: () => void;
}

/** One member on the roll: a name, four words to choose from, and going early. */
export function RollLine(props: RollLineProps) {
  const { index, council, member, said, active, onFocus, onSay, onLeave } = props;
  const { t, i18n } = useTranslation();
  const chinese = i18n.language.startsWith('zh');
  const post = chinese ? postWord(council, member.post) : t(`council.post.${member.post}`);
  const { name } = member;
  const word = said?.attendance;
  const state = [word && t(`meeting.attendance.${word}`), said?.leftAt && t('meeting.left')].filter(Boolean).join(' ');
  return (
    <li
      className={styles.rollLine}
      data-active={active || undefined}
      data-said={word}
      data-line={index}
      tabIndex={active ? 0 : -1}
      aria-label={`${name} ${state}`}
      onFocus={onFocus}
      {...(active && { 'data-first-focus': true })}
    >
      <span className={styles.name}>{name}</span>
      <span className={pieces.soft}>{props.votes ? post : t('meeting.withoutVote')}</span>
      <span className={styles.words}>
        {attendance.options.map((option, at) => (
          <button
            key={option}
            type="button"
            tabIndex={-1}
            aria-pressed={word === option}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => onSay(option)}
          >
            <kbd>{at + 1}</kbd> {t(`meeting.attendance.${option}`)}
          </button>
        ))}
        <button
          type="button"
          tabIndex={-1}
          disabled={!attended(word)}
          aria-pressed={said?.leftAt !== undefined}
          aria-keyshortcuts="5"
          onClick={onLeave}
        >
          <kbd>5</kbd> {t('meeting.left')}
        </button>
      </span>
      <Details {...props} />
    </li>
  );
}

/** What belongs to the word said: why somebody stayed away and who votes for them, when they came or left. */
function Details({ member, said, details, holders, onProxy, onDone }: RollLineProps) {
  const { t } = useTranslation();
  const { name, person } = member;
  if (!said) return null;
  const field = (detail: 'reason' | 'arrivedAt' | 'leftAt', label: string) => (
    <Input
      key={detail}
      aria-label={label}
      placeholder={t(`meeting.${detail}Hint`)}
      value={details.text(`${person}/${detail}`)}
      onChange={(event) => details.change(`${person}/${detail}`, event.target.value)}
      onBlur={() => details.leave(`${person}/${detail}`)}
      onPressEnter={(event) => {
        event.preventDefault();
        onDone();
      }}
    />
  );
  const fields = [
    !attended(said.attendance) && field('reason', t('meeting.reasonOf', { name })),
    said.attendance === 'late' && field('arrivedAt', t('meeting.arrivedAtOf', { name })),
    said.leftAt !== undefined && field('leftAt', t('meeting.leftAtOf', { name })),
  ].filter(Boolean);
  const mayHaveProxy = holders.length > 0 && (!attended(said.attendance) || said.leftAt !== undefined);
  if (fields.length === 0 && !mayHaveProxy) return null;
  return (
    <span className={styles.reason}>
      {fields}
      {mayHaveProxy && (
        <Select
          allowClear
          aria-label={t('meeting.proxyOf', { name })}
          placeholder={t('meeting.proxyHint')}
          value={said.proxy ?? null}
          options={holders.map((holder) => ({ value: holder.person, label: holder.name }))}
          onChange={(holder: string | null | undefined) => onProxy(holder ?? undefined)}
        />
      )}
    </span>
  );
}
