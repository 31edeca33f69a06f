import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameValue } from '../../shared/domain/canonical.ts';
import { attended, isThere } from '../../shared/domain/council/attendance.ts';
import { votes } from '../../shared/domain/council/charter.ts';
import type { CouncilMember } from '../../shared/domain/council/council.ts';
import { attendance } from '../../shared/domain/council/meeting.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { membersOn } from '../../shared/domain/council/seats.ts';
import { isCounted } from '../../shared/domain/council/vote.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { isTextField } from '../list/keys.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import styles from './council.module.css';
import { isBusyElsewhere } from './focus.ts';
import { Quorum } from './Quorum.tsx';
import { RollLine } from './RollLine.tsx';
import { readSeats } from './read.ts';
import { Turnout } from './Turnout.tsx';
import { type RollWords, useRollWords } from './useRollWords.ts';

/** The key that says that somebody leaves before the end; the four before it say whether they came. */
const LEAVES = '5';

/** Everyone called, those with a vote first. */
function inOrder({ meeting, charter }: MeetingRoom): CouncilMember[] {
  const withVote = (member: CouncilMember) => charter !== undefined && votes(charter, member.post);
  return [...meeting.called.filter(withVote), ...meeting.called.filter((member) => !withVote(member))];
}

/** Who came: by name, one key a person, or counted in heads where the law has it so. */
export function RollCall({ room }: { room: MeetingRoom }) {
  return room.charter && isCounted(room.charter) ? <Turnout room={room} /> : <CallByName room={room} />;
}

/** Each word is a fact at once; a later one corrects it. */
function CallByName({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const members = inOrder(room);
  const [active, setActive] = useState(() => Math.max(firstUnmarked(room, members), 0));
  const list = useRef<HTMLOListElement>(null);
  const words = useRollWords(room);
  const { charter, roll } = room;

  useEffect(() => {
    if (!isBusyElsewhere()) list.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, []);

  const focusLine = (index: number) => {
    const at = Math.min(Math.max(index, 0), members.length - 1);
    setActive(at);
    list.current?.querySelector<HTMLElement>(`[data-line="${at}"]`)?.focus();
  };
  const hear = (event: KeyboardEvent) => {
    if (isTextField(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const word = attendance.options[Number(event.key) - 1];
    const member = members[active];
    if (word && member) {
      words.say(member, word);
      focusLine(active + 1);
    } else if (event.key === LEAVES && member) words.leaves(member);
    else if (event.key === 'ArrowDown') focusLine(active + 1);
    else if (event.key === 'ArrowUp') focusLine(active - 1);
    else return;
    event.preventDefault();
  };

  if (members.length === 0) return <p className={pieces.soft}>{t('meeting.noneCalled')}</p>;
  const withVote = (member: CouncilMember) => charter !== undefined && votes(charter, member.post);
  const holders =
    charter && charter.proxiesMax > 0
      ? members.filter((one) => withVote(one) && isThere(roll.get(one.person), undefined))
      : [];
  return (
    <div className={styles.rollCall}>
      <Quorum room={room} />
      <p className={pieces.soft}>{t('meeting.rollHelp')}</p>
      <RollActs room={room} members={members} words={words} />
      <ol ref={list} className={styles.roll} aria-label={t('meeting.roll')} onKeyDown={hear}>
        {members.map((member, index) => (
          <RollLine
            key={member.person}
            index={index}
            council={room.council.council}
            member={member}
            votes={withVote(member)}
            said={roll.get(member.person)}
            active={index === active}
            details={words.details}
            holders={withVote(member) ? holders : []}
            onFocus={() => setActive(index)}
            onSay={(word) => {
              words.say(member, word);
              focusLine(index + 1);
            }}
            onLeave={() => words.leaves(member)}
            onProxy={(holder) => words.proxy(member, holder)}
            onDone={() => focusLine(index + 1)}
          />
        ))}
      </ol>
    </div>
  );
}

function firstUnmarked({ roll }: MeetingRoom, members: readonly CouncilMember[]): number {
  return members.findIndex((member) => !roll.has(member.person));
}

interface RollActsProps {
  room: MeetingRoom;
  members: readonly CouncilMember[];
  words: RollWords;
}

function RollActs({ room, members, words }: RollActsProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { meeting, council, roll } = room;
  const rest = members.filter((member) => !roll.has(member.person));
  const hasCome = members.some(({ person }) => attended(roll.get(person)?.attendance));
  const renew = async () => {
    const called = membersOn(await readSeats(station, council.id), meeting.heldOn);
    if (sameValue(called, meeting.called)) return say({ says: { done: t('meeting.calledIsCurrent') } });
    const trouble = refusalOf(await station.edit<'meeting'>(meeting.id, () => ({ called })));
    if (trouble) say({ says: { problem: trouble } });
  };
  return (
    <p className={pieces.acts}>
      {rest.length > 0 && (
        <Button onClick={() => void words.sayAll(rest, 'present')}>{t('meeting.restPresent')}</Button>
      )}
      {rest.length > 0 && hasCome && (
        <Button onClick={() => void words.sayAll(rest, 'absent')}>{t('meeting.restAbsent')}</Button>
      )}
      <Button onClick={() => void renew()}>{t('meeting.renewCalled')}</Button>
    </p>
  );
}
