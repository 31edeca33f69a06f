import { rollOf } from '../attendance.ts';
import type { Charter, Council, CouncilMember, Seat } from '../council.ts';
import type { AgendaItem, Attendance, Decision, Meeting, Motion, SignIn } from '../meeting.ts';
import { CHARTER_TEMPLATES } from '../templates.ts';
import type { VoteSetting } from '../vote.ts';

/** Documents of an invented village, for tests. */
const ENVELOPE = {
  station: '990102003004',
  v: 0,
  createdAt: '2026-03-01T00:00:00.000Z',
  createdBy: '王会计',
  updatedAt: '2026-03-01T00:00:00.000Z-0000',
  updatedBy: '王会计',
  device: 'D1',
};

export function ulid(n: number): string {
  return `01J${String(n).padStart(23, '0')}`;
}

export function personId(n: number): string {
  return `person:${ulid(n)}`;
}

export function member(n: number, post: CouncilMember['post'] = 'member'): CouncilMember {
  return { person: personId(n), name: `村民${n}`, post };
}

/** A charter: two thirds present, more than half of them to pass, guests without a vote. */
export function charterOf(changes: Partial<Charter> = {}): Charter {
  const template = CHARTER_TEMPLATES.find(
    (each) => each.council === 'deliberation',
  ) as (typeof CHARTER_TEMPLATES)[number];
  return { ...ENVELOPE, id: `charter:${ulid(900)}`, kind: 'charter', ...template, ...changes };
}

export function councilOf(changes: Partial<Council> = {}): Council {
  return {
    ...ENVELOPE,
    id: `council:${ulid(800)}`,
    kind: 'council',
    council: 'deliberation',
    name: '柳河村村民议事会',
    term: 1,
    from: '2026-01-01',
    electedBy: '户代表投票',
    confirmedBy: '村两委',
    ...changes,
  };
}

export function seatOf(n: number, changes: Partial<Seat> = {}): Seat {
  return {
    ...ENVELOPE,
    id: `seat:${ulid(2000 + n)}`,
    kind: 'seat',
    council: `council:${ulid(800)}`,
    ...member(n),
    from: '2026-01-01',
    cameBy: '换届选举',
    leftBecause: '',
    ...changes,
  };
}

export const MOTION = `motion:${ulid(500)}`;

export function motionOf(changes: Partial<Motion> = {}): Motion {
  return {
    ...ENVELOPE,
    id: MOTION,
    kind: 'motion',
    meeting: `meeting:${ulid(700)}`,
    title: '关于修整村东水渠的议题',
    content: '经费 3 万元，从集体收入列支。',
    round: 1,
    method: 'hands',
    for: 5,
    against: 1,
    abstain: 0,
    counter: '村民2',
    supervisor: '村民3',
    responsible: '村民1',
    deadline: '2026-05-01',
    ...changes,
  };
}

export function itemOf(n: number, title: string, changes: Partial<AgendaItem> = {}): AgendaItem {
  return {
    ...ENVELOPE,
    id: `agendaItem:${ulid(n)}`,
    kind: 'agendaItem',
    meeting: `meeting:${ulid(700)}`,
    title,
    notes: '',
    ...changes,
  };
}

/** Nine called, those of `there` of them present, the rest excused: what a vote on `motions` is judged by. */
export function settingOf(there: number, changes: Partial<VoteSetting> = {}): VoteSetting {
  const called = Array.from({ length: 9 }, (_, n) => member(n + 1, n === 0 ? 'chair' : 'member'));
  return {
    meeting: meetingOf(called),
    charter: charterOf(),
    roll: rollOf(called.map((_, n) => signInOf(n + 1, n < there ? 'present' : 'leave'))),
    turnout: undefined,
    votes: [],
    decisions: [],
    motions: [],
    today: '2026-03-05',
    ...changes,
  };
}

export function meetingOf(called: CouncilMember[], changes: Partial<Meeting> = {}): Meeting {
  return {
    ...ENVELOPE,
    id: `meeting:${ulid(700)}`,
    kind: 'meeting',
    council: `council:${ulid(800)}`,
    title: '三月议事会',
    heldOn: '2026-03-05',
    startsAt: '19:30',
    place: '村委会会议室',
    chair: '村民1',
    chairPost: '会长',
    recorder: '王会计',
    discussion: '村民2说渠底淤了两年。\n村民3说先清淤。',
    called,
    guests: '',
    signedPaper: '',
    ...changes,
  };
}

export function signInOf(n: number, attendance: Attendance, changes: Partial<SignIn> = {}): SignIn {
  return {
    ...ENVELOPE,
    id: `signIn:${ulid(1000 + n)}`,
    kind: 'signIn',
    meeting: `meeting:${ulid(700)}`,
    person: personId(n),
    name: `村民${n}`,
    attendance,
    ...changes,
  };
}

export function decisionOf(changes: Partial<Decision> = {}): Decision {
  const charter = charterOf();
  return {
    ...ENVELOPE,
    id: `decision:${ulid(600)}`,
    kind: 'decision',
    meeting: `meeting:${ulid(700)}`,
    decidedOn: '2026-03-05',
    motion: { id: MOTION, title: '关于修整村东水渠的议题', content: '经费 3 万元，从集体收入列支。' },
    round: 1,
    method: 'hands',
    counting: 'members',
    due: 9,
    present: 8,
    for: 7,
    against: 1,
    abstain: 0,
    charter: charter.id,
    quorum: charter.quorum,
    quorumStrict: charter.quorumStrict,
    pass: charter.pass,
    passStrict: charter.passStrict,
    passed: true,
    counter: '村民2',
    supervisor: '村民3',
    responsible: '村民1',
    deadline: '2026-05-01',
    ...changes,
  };
}
