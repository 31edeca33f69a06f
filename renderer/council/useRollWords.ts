import { useMemo } from 'react';
import { timeAt } from '../../shared/domain/calendar/day.ts';
import { parseTime } from '../../shared/domain/calendar/time.ts';
import { attended } from '../../shared/domain/council/attendance.ts';
import type { CouncilMember } from '../../shared/domain/council/council.ts';
import type { Attendance } from '../../shared/domain/council/meeting.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import type { ReadField } from '../form/read.ts';
import { type Kept, useKept } from '../form/useKept.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { mark } from './acts.ts';

const DETAILS = ['reason', 'arrivedAt', 'leftAt'] as const;
type Detail = (typeof DETAILS)[number];

/** What can be said of those called. Each word is a fact at once; the whole of what is known of a person goes into it. */
export interface RollWords {
  say(member: CouncilMember, word: Attendance): void;
  sayAll(members: readonly CouncilMember[], word: Attendance): Promise<void>;
  /** Leaves before the end, or did not after all. */
  leaves(member: CouncilMember): void;
  proxy(member: CouncilMember, holder: string | undefined): void;
  /** Reasons and times, kept as typed, each under `<person>/<detail>`. */
  details: Kept;
}

/** The time now where the meeting is being held, or undefined where it is written up on another day. */
function nowIn({ meeting }: MeetingRoom): string | undefined {
  return meeting.heldOn === today() ? timeAt(Date.now()) : undefined;
}

export function useRollWords(room: MeetingRoom): RollWords {
  const station = useStation();
  const { say: tell } = useToasts();
  const { meeting, roll } = room;
  const put = async (member: CouncilMember, word: Parameters<typeof mark>[3]) => {
    const trouble = refusalOf(await mark(station, meeting.id, member, word));
    if (trouble) tell({ says: { problem: trouble } });
  };
  const come = async (member: CouncilMember, attendance: Attendance) => {
    const said = roll.get(member.person);
    // A word that stands there already is not said again, but it takes back an early leaving.
    if (said?.attendance === attendance && said.leftAt === undefined) return;
    const { reason, proxy } = said ?? {};
    const arrivedAt = attendance === 'late' ? (said?.arrivedAt ?? nowIn(room)) : undefined;
    await put(member, { attendance, reason, arrivedAt, ...(!attended(attendance) && { proxy }) });
  };
  return {
    say: (member, word) => void come(member, word),
    async sayAll(members, word) {
      for (const member of members) await come(member, word);
    },
    leaves(member) {
      const said = roll.get(member.person);
      if (!said || !attended(said.attendance)) return;
      const leftAt = said.leftAt === undefined ? (nowIn(room) ?? meeting.endedAt ?? meeting.startsAt) : undefined;
      void put(member, { ...said, leftAt });
    },
    proxy(member, holder) {
      const said = roll.get(member.person);
      if (said) void put(member, { ...said, proxy: holder });
    },
    details: useDetails(room),
  };
}

/** Why members did not come and when they came or left, kept as typed; a changed one is a further word on the member. */
function useDetails({ meeting, roll }: MeetingRoom): Kept {
  const station = useStation();
  const stored = useMemo(() => {
    const details: Record<string, string> = {};
    for (const [person, { reason, arrivedAt, leftAt }] of roll) {
      for (const [detail, text] of Object.entries({ reason, arrivedAt, leftAt }))
        details[`${person}/${detail}`] = text ?? '';
    }
    return details;
  }, [roll]);
  return useKept({
    draft: `${meeting.id}/details`,
    stored,
    read: readDetail,
    commit: async (fields) => {
      for (const [person, changed] of byPerson(fields)) {
        const said = roll.get(person);
        if (!said) continue;
        const next = { ...said, ...changed };
        if (DETAILS.every((detail) => (next[detail] ?? '') === (said[detail] ?? ''))) continue;
        const marked = await mark(station, meeting.id, said, next);
        if (!marked.ok) return refusalOf(marked);
      }
      return undefined;
    },
  });
}

function byPerson(fields: Record<string, unknown>): Map<string, Partial<Record<Detail, string>>> {
  const people = new Map<string, Partial<Record<Detail, string>>>();
  for (const [name, value] of Object.entries(fields)) {
    const [person = '', detail = ''] = name.split('/');
    people.set(person, { ...people.get(person), [detail]: value });
  }
  return people;
}

function readDetail(name: string, typed: string): ReadField {
  if (name.endsWith('/reason')) return { ok: true, value: typed.trim().slice(0, 200) };
  const time = parseTime(typed);
  if (time.ok) return { ok: true, value: time.value };
  if (time.reason === 'empty' && name.endsWith('/arrivedAt')) return { ok: true, value: undefined };
  return { ok: false, problem: { reason: 'form.notATime' } };
}
