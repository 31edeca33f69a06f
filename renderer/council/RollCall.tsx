import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameValue } from '../../shared/domain/canonical.ts';
import { votes } from '../../shared/domain/council/charter.ts';
import type { CouncilMember } from '../../shared/domain/council/council.ts';
import { type Attendance, attendance } from '../../shared/domain/council/meeting.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { useKept } from '../form/useKept.ts';
import { isTextField } from '../list/keys.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { mark } from './acts.ts';
import styles from './council.module.css';
import { isBusyElsewhere } from './focus.ts';
import { Quorum } from './Quorum.tsx';
import { RollLine } from './RollLine.tsx';
import type { MeetingRoom } from './read.ts';

/** Everyone called, those with a vote first. */
function inOrder({ meeting, charter }: MeetingRoom): CouncilMember[] {
  const withVote = (member: CouncilMember) => charter !== undefined && votes(charter, member.post);
  return [...meeting.called.filter(withVote), ...meeting.called.filter((member) => !withVote(member))];
}

/** Who came: one key a person. Each word is a fact at once; a later one corrects it. */
export function RollCall({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const members = inOrder(room);
  const [active, setActive] = useState(() => Math.max(firstUnmarked(room, members), 0));
  const list = useRef<HTMLOListElement>(null);
  const put = useMark(room);
  const reasons = useReasons(room);

  useEffect(() => {
    if (!isBusyElsewhere()) list.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, []);

  const focusLine = (index: number) => {
    const at = Math.min(Math.max(index, 0), members.length - 1);
    setActive(at);
    list.current?.querySelector<HTMLElement>(`[data-line="${at}"]`)?.focus();
  };
  const say = (index: number, word: Attendance) => {
    const member = members[index];
    if (!member) return;
    void put(member, word);
    focusLine(index + 1);
  };
  const hear = (event: KeyboardEvent) => {
    if (isTextField(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const word = attendance.options[Number(event.key) - 1];
    if (word) say(active, word);
    else if (event.key === 'ArrowDown') focusLine(active + 1);
    else if (event.key === 'ArrowUp') focusLine(active - 1);
    else return;
    event.preventDefault();
  };

  if (members.length === 0) return <p className={styles.soft}>{t('meeting.noneCalled')}</p>;
  return (
    <div className={styles.rollCall}>
      <Quorum room={room} />
      <p className={styles.soft}>{t('meeting.rollHelp')}</p>
      <RollActs room={room} members={members} />
      <ol ref={list} className={styles.roll} aria-label={t('meeting.roll')} onKeyDown={hear}>
        {members.map((member, index) => (
          <RollLine
            key={member.person}
            index={index}
            council={room.council.council}
            member={member}
            votes={room.charter !== undefined && votes(room.charter, member.post)}
            said={room.roll.get(member.person)?.attendance}
            active={index === active}
            reasons={reasons}
            onFocus={() => setActive(index)}
            onSay={(word) => say(index, word)}
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

/** Writes a word on a member, unless it stands there already. */
function useMark({ meeting, roll }: MeetingRoom) {
  const station = useStation();
  const { say } = useToasts();
  return async (member: CouncilMember, word: Attendance) => {
    const said = roll.get(member.person);
    if (said?.attendance === word) return;
    const trouble = refusalOf(await mark(station, meeting.id, member, word, said?.reason ?? ''));
    if (trouble) say({ says: { problem: trouble } });
  };
}

/** Why members did not come, kept as typed; a changed reason is a further word on the same member. */
function useReasons({ meeting, roll }: MeetingRoom) {
  const station = useStation();
  const stored = useMemo(
    () => Object.fromEntries([...roll].map(([person, { reason }]): [string, string] => [person, reason ?? ''])),
    [roll],
  );
  return useKept({
    draft: `${meeting.id}/reasons`,
    stored,
    read: (_, typed) => ({ ok: true, value: typed.trim().slice(0, 200) }),
    commit: async (fields) => {
      for (const [person, reason] of Object.entries(fields)) {
        const said = roll.get(person);
        if (!said || (said.reason ?? '') === reason) continue;
        const { name, attendance: word } = said;
        const marked = await mark(station, meeting.id, { person, name, post: 'member' }, word, String(reason));
        if (!marked.ok) return refusalOf(marked);
      }
      return undefined;
    },
  });
}

function RollActs({ room, members }: { room: MeetingRoom; members: readonly CouncilMember[] }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const put = useMark(room);
  const { meeting, council, roll } = room;
  const rest = members.filter((member) => !roll.has(member.person));
  const all = async (word: Attendance) => {
    for (const member of rest) await put(member, word);
  };
  const renew = async () => {
    const trouble = refusalOf(await station.edit<'meeting'>(meeting.id, () => ({ called: council.members })));
    if (trouble) say({ says: { problem: trouble } });
  };
  return (
    <p className={styles.acts}>
      {rest.length > 0 && <Button onClick={() => void all('present')}>{t('meeting.restPresent')}</Button>}
      {rest.length > 0 && <Button onClick={() => void all('absent')}>{t('meeting.restAbsent')}</Button>}
      {!sameValue(meeting.called, council.members) && (
        <Button onClick={() => void renew()}>{t('meeting.renewCalled')}</Button>
      )}
    </p>
  );
}
