import { addDays, type CalendarDay } from '../calendar/day.ts';
import { AGENDA_TEMPLATES } from '../council/agenda.ts';
import { rollOf } from '../council/attendance.ts';
import type { BodyKind, Charter, CouncilMember } from '../council/council.ts';
import type { AgendaItem, Decision, Meeting, Motion, SignIn } from '../council/meeting.ts';
import { confirmationContent } from '../council/seal.ts';
import { CHARTER_TEMPLATES } from '../council/templates.ts';
import { decisionContent } from '../council/vote.ts';
import type { Document } from '../kinds.ts';
import type { DemoOf } from './document.ts';
import type { DemoFamily } from './people.ts';

type NewId = (
  kind: 'charter' | 'council' | 'seat' | 'meeting' | 'agendaItem' | 'motion' | 'signIn' | 'decision' | 'confirmation',
) => string;

export interface DemoCouncil {
  charter: DemoOf<'charter'>;
  council: DemoOf<'council'>;
  seats: DemoOf<'seat'>[];
}

/** When the councils now in office were elected, in days before today. */
const ELECTED_DAYS_AGO = 300;

/** A council of `size` heads of households, the first of them in the chair. */
export function demoCouncil(
  kind: BodyKind,
  name: string,
  families: readonly DemoFamily[],
  newId: NewId,
  today: CalendarDay,
): DemoCouncil {
  const terms = CHARTER_TEMPLATES.find((template) => template.council === kind);
  if (!terms) throw new RangeError(`no charter for ${kind}`);
  const from = addDays(today, -ELECTED_DAYS_AGO);
  const council: DemoOf<'council'> = {
    kind: 'council',
    id: newId('council'),
    content: {
      council: kind,
      name,
      term: 3,
      from,
      electedOn: addDays(from, -3),
      electedBy: '户代表投票',
      electors: 58,
      ballotsCast: 52,
      confirmedBy: '村两委',
    },
  };
  return {
    charter: { kind: 'charter', id: newId('charter'), content: { ...terms, validFrom: from } },
    council,
    seats: families.map((family, place) => ({
      kind: 'seat',
      id: newId('seat'),
      content: {
        council: council.id,
        ...memberAt(family, place),
        from,
        cameBy: '换届选举',
        ballots: 51 - place,
        leftBecause: '',
      },
    })),
  };
}

function memberAt({ members }: DemoFamily, place: number): CouncilMember {
  const head = members[0] as DemoOf<'person'>;
  const post = place === 0 ? 'chair' : place === 1 ? 'viceChair' : place === 2 ? 'secretary' : 'member';
  return { person: head.id, name: head.content.name, post };
}

function membersOf({ seats }: DemoCouncil): CouncilMember[] {
  return seats.map(({ content: { person, name, post } }) => ({ person, name, post }));
}

/** What a past meeting was about: each motion with its votes for and against; the rest of those present abstained. */
export interface DemoTopic {
  title: string;
  discussion: string;
  motions: { title: string; content: string; against: number; responsible: string; deadlineInDays: number }[];
}

export interface DemoMeeting {
  records: (DemoOf<'meeting'> | DemoOf<'agendaItem'> | DemoOf<'motion'>)[];
  facts: (DemoOf<'signIn'> | DemoOf<'decision'>)[];
  /** What follows once these facts are on the record and have their ids. */
  confirmation(facts: readonly Document[]): DemoOf<'confirmation'>;
}

/** Two of those called did not come, which every charter here allows. */
const AWAY = 2;

/** A meeting that was held: everyone signed in or excused, every motion decided, the minutes confirmed. */
export function heldMeeting(
  body: DemoCouncil,
  topic: DemoTopic,
  heldOn: CalendarDay,
  newId: NewId,
  today: CalendarDay,
): DemoMeeting {
  const members = membersOf(body);
  const present = members.length - AWAY;
  const called = calledMeeting(body, topic, heldOn, newId);
  const [meeting] = called;
  meeting.content.publishedOn = addDays(heldOn, 1);
  meeting.content.announcedOn = addDays(heldOn, -4);
  const agenda = called.filter((one): one is DemoOf<'agendaItem'> => one.kind === 'agendaItem');
  const motions = topic.motions.map((motion): DemoOf<'motion'> => {
    const { title, content, against, responsible, deadlineInDays } = motion;
    return {
      kind: 'motion',
      id: newId('motion'),
      content: {
        meeting: meeting.id,
        ...{ title, content, round: 1, method: 'hands' },
        ...{ for: present - against, against, abstain: 0 },
        counter: members[3]?.name ?? '',
        supervisor: members[4]?.name ?? '',
        responsible,
        deadline: addDays(heldOn, deadlineInDays),
      },
    };
  });
  const signIns = members.map((member, place) => signInOf(meeting.id, member, place >= present, newId));
  const setting = {
    meeting: asDocument<Meeting>(meeting),
    charter: asDocument<Charter>(body.charter),
    roll: rollOf(signIns.map((signIn) => asDocument<SignIn>(signIn))),
    turnout: undefined,
    votes: [],
    decisions: [],
    motions: [],
    today,
  };
  const decisions = motions.map(
    (motion): DemoOf<'decision'> => ({
      kind: 'decision',
      id: newId('decision'),
      content: decisionContent(asDocument<Motion>(motion), setting) as DemoOf<'decision'>['content'],
    }),
  );
  return {
    records: [...called, ...motions],
    facts: [...signIns, ...decisions],
    confirmation: (facts) => ({
      kind: 'confirmation',
      id: newId('confirmation'),
      content: confirmationContent({
        meeting: setting.meeting,
        agenda: agenda.map((item) => asDocument<AgendaItem>(item)),
        motions: motions.map((motion) => asDocument<Motion>(motion)),
        roll: rollOf(factsOf<SignIn>(facts, 'signIn', meeting.id)),
        turnout: undefined,
        decisions: factsOf<Decision>(facts, 'decision', meeting.id),
        charter: body.charter.id,
      }) as DemoOf<'confirmation'>['content'],
    }),
  };
}

/** The rules read nothing of an envelope but its id here. */
function asDocument<T>({ kind, id, content }: { kind: string; id: string; content: object }): T {
  return { updatedAt: '', device: '', kind, id, ...content } as T;
}

function factsOf<T>(facts: readonly Document[], kind: string, meeting: string): T[] {
  return facts.filter((fact) => fact.kind === kind && fact.meeting === meeting) as unknown as T[];
}

function signInOf(meeting: string, member: CouncilMember, away: boolean, newId: NewId): DemoOf<'signIn'> {
  const { person, name } = member;
  return {
    kind: 'signIn',
    id: newId('signIn'),
    content: { meeting, person, name, attendance: away ? 'leave' : 'present', ...(away && { reason: '外出' }) },
  };
}

/** A meeting that is called and not yet held, with its agenda. */
export function calledMeeting(
  body: DemoCouncil,
  topic: DemoTopic,
  heldOn: CalendarDay,
  newId: NewId,
): [DemoOf<'meeting'>, ...DemoOf<'agendaItem'>[]] {
  const members = membersOf(body);
  const meeting: DemoOf<'meeting'> = {
    kind: 'meeting',
    id: newId('meeting'),
    content: {
      council: body.council.id,
      title: topic.title,
      heldOn,
      startsAt: '09:00',
      place: '村委会二楼会议室',
      chair: members[0]?.name ?? '',
      chairPost: '会长',
      recorder: members[2]?.name ?? '',
      discussion: topic.discussion,
      called: members,
      guests: '',
      signedPaper: '',
    },
  };
  const usual = AGENDA_TEMPLATES[body.council.content.council];
  const titles = topic.motions.length > 0 ? topic.motions.map(({ title }) => title) : usual;
  const items = titles.map(
    (title): DemoOf<'agendaItem'> => ({
      kind: 'agendaItem',
      id: newId('agendaItem'),
      content: { meeting: meeting.id, title, notes: '' },
    }),
  );
  return [meeting, ...items];
}
