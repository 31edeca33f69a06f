import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proxiesAt, votersAt } from '../../shared/domain/council/attendance.ts';
import type { Charter, CouncilMember } from '../../shared/domain/council/council.ts';
import { type Choice, choice, type Motion } from '../../shared/domain/council/meeting.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { rollTally, votesByPerson } from '../../shared/domain/council/vote.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { castVote } from './acts.ts';
import styles from './council.module.css';

export interface RollVoteProps {
  room: MeetingRoom;
  charter: Charter;
  motion: Motion;
}

/** A vote by name: one key a person, each a fact at once. Whoever votes for another is named beside them. */
export function RollVote({ room, charter, motion }: RollVoteProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { meeting, roll, setting } = room;
  const voters = votersAt(meeting.called, roll, charter, motion.takenAt);
  const proxies = proxiesAt(meeting.called, roll, charter, motion.takenAt);
  const said = votesByPerson(motion, setting.votes);
  const tally = rollTally(motion, setting, charter);
  const [active, setActive] = useState(() =>
    Math.max(
      voters.findIndex(({ person }) => !said.has(person)),
      0,
    ),
  );
  const list = useRef<HTMLOListElement>(null);

  const focusLine = (index: number) => {
    const at = Math.min(Math.max(index, 0), voters.length - 1);
    setActive(at);
    list.current?.querySelector<HTMLElement>(`[data-line="${at}"]`)?.focus();
  };
  const cast = async (member: CouncilMember, word: Choice) => {
    if (said.get(member.person)?.choice === word) return;
    const trouble = refusalOf(await castVote(station, motion, member, word));
    if (trouble) say({ says: { problem: trouble } });
  };
  const vote = (index: number, word: Choice) => {
    const member = voters[index];
    if (!member) return;
    void cast(member, word);
    focusLine(index + 1);
  };
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const word = choice.options[Number(event.key) - 1];
    if (word) vote(active, word);
    else if (event.key === 'ArrowDown') focusLine(active + 1);
    else if (event.key === 'ArrowUp') focusLine(active - 1);
    else return;
    event.preventDefault();
  };
  const nameOf = (person: string | undefined) => meeting.called.find((member) => member.person === person)?.name ?? '';
  return (
    <div className={styles.rollCall}>
      <p className={pieces.soft}>
        {t('motion.rollHelp')} {t('motion.rollTally', { ...tally, open: tally.open.length })}
      </p>
      <ol ref={list} className={styles.roll} aria-label={t('motion.rollVotes')} onKeyDown={hear}>
        {voters.map((member, index) => {
          const word = said.get(member.person)?.choice;
          const holder = proxies.get(member.person);
          return (
            <li
              key={member.person}
              className={styles.rollLine}
              data-active={index === active || undefined}
              data-line={index}
              tabIndex={index === active ? 0 : -1}
              aria-label={`${member.name} ${word ? t(`motion.${word}`) : ''}`}
              onFocus={() => setActive(index)}
            >
              <span className={styles.name}>{member.name}</span>
              <span className={pieces.soft}>{holder && t('motion.byProxy', { name: nameOf(holder) })}</span>
              <span className={styles.words}>
                {choice.options.map((option, at) => (
                  <button
                    key={option}
                    type="button"
                    tabIndex={-1}
                    aria-pressed={word === option}
                    aria-keyshortcuts={String(at + 1)}
                    onClick={() => vote(index, option)}
                  >
                    <kbd>{at + 1}</kbd> {t(`motion.${option}`)}
                  </button>
                ))}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
