import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Charter, CouncilKind, CouncilMember } from '../council/council.ts';
import type { MotionPaper } from '../council/meeting.ts';
import { CHARTER_TEMPLATES } from '../council/templates.ts';
import { decisionContent } from '../council/vote.ts';
import type { DemoOf } from './document.ts';
import type { DemoFamily } from './people.ts';

type NewId = (kind: 'charter' | 'council' | 'meeting' | 'signIn' | 'decision') => string;

export interface DemoCouncil {
  charter: DemoOf<'charter'>;
  council: DemoOf<'council'>;
}

/** When the councils now in office were elected, in days before today. */
const ELECTED_DAYS_AGO = 300;

/** A council of `size` heads of households, the first of them in the chair. */
export function demoCouncil(
  kind: CouncilKind,
  name: string,
  families: readonly DemoFamily[],
  newId: NewId,
  today: CalendarDay,
): DemoCouncil {
  const terms = CHARTER_TEMPLATES.find((template) => template.council === kind);
  if (!terms) throw new RangeError(`no charter for ${kind}`);
  const from = addDays(today, -ELECTED_DAYS_AGO);
  return {
    charter: { kind: 'charter', id: newId('charter'), content: { ...terms, validFrom: from } },
    council: {
      kind: 'council',
      id: newId('council'),
      content: { council: kind, name, term: 3, from, members: families.map(memberAt) },
    },
  };
}

function memberAt({ members }: DemoFamily, place: number): CouncilMember {
  const head = members[0] as DemoOf<'person'>;
  const post = place === 0 ? 'chair' : place === 1 ? 'viceChair' : place === 2 ? 'secretary' : 'member';
  return { person: head.id, name: head.content.name, post };
}

/** What a past meeting was about: each motion with its votes for and against; the rest of those present abstained. */
export interface DemoTopic {
  title: string;
  discussion: string;
  motions: { title: string; content: string; against: number; responsible: string; deadlineInDays: number }[];
}

export interface DemoMeeting {
  meeting: DemoOf<'meeting'>;
  facts: (DemoOf<'signIn'> | DemoOf<'decision'>)[];
}

/** Two of those called did not come, which every charter here allows. */
const AWAY = 2;

/** A meeting that was held: everyone signed in or excused, every motion decided, the minutes confirmed. */
export function heldMeeting(
  { council, charter }: DemoCouncil,
  topic: DemoTopic,
  heldOn: CalendarDay,
  newId: NewId,
  today: CalendarDay,
): DemoMeeting {
  const { members } = council.content;
  const present = members.length - AWAY;
  const papers = topic.motions.map(
    (motion, n): MotionPaper => ({
      id: `m${n + 1}`,
      title: motion.title,
      content: motion.content,
      ballot: {
        method: 'hands',
        for: present - motion.against,
        against: motion.against,
        abstain: 0,
        counter: members[3]?.name ?? '',
        supervisor: members[4]?.name ?? '',
        responsible: motion.responsible,
        deadline: addDays(heldOn, motion.deadlineInDays),
      },
    }),
  );
  const meeting = calledMeeting(council, topic, heldOn, papers, newId);
  meeting.content.status = 'confirmed';
  meeting.content.publishedOn = addDays(heldOn, 1);
  const signIns = members.map((member, place): DemoOf<'signIn'> => {
    const away = place >= present;
    return {
      kind: 'signIn',
      id: newId('signIn'),
      content: {
        meeting: meeting.id,
        person: member.person,
        name: member.name,
        attendance: away ? 'leave' : 'present',
        ...(away && { reason: '外出' }),
      },
    };
  });
  const setting = {
    meeting: { id: meeting.id, heldOn },
    charter: { id: charter.id, ...charter.content } as Charter,
    count: { due: members.length, present },
    unmarked: 0,
    today,
  };
  const decisions = papers.map(
    (paper): DemoOf<'decision'> => ({
      kind: 'decision',
      id: newId('decision'),
      content: decisionContent(paper, setting),
    }),
  );
  return { meeting, facts: [...signIns, ...decisions] };
}

/** A meeting that is called and not yet held. */
export function calledMeeting(
  council: DemoOf<'council'>,
  topic: DemoTopic,
  heldOn: CalendarDay,
  motions: MotionPaper[],
  newId: NewId,
): DemoOf<'meeting'> {
  const { members } = council.content;
  return {
    kind: 'meeting',
    id: newId('meeting'),
    content: {
      council: council.id,
      title: topic.title,
      heldOn,
      startsAt: '09:00',
      place: '村委会二楼会议室',
      chair: members[0]?.name ?? '',
      chairPost: '会长',
      recorder: members[2]?.name ?? '',
      agenda: topic.motions.map((motion) => motion.title),
      discussion: topic.discussion,
      motions,
      called: members,
      guests: '',
      signedPaper: '',
      status: 'draft',
    },
  };
}
