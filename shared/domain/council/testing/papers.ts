import type { Charter, Council, CouncilMember } from '../council.ts';
import type { Attendance, Decision, Meeting, MotionPaper, SignIn } from '../meeting.ts';
import { CHARTER_TEMPLATES } from '../templates.ts';

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

export function councilOf(members: CouncilMember[], changes: Partial<Council> = {}): Council {
  return {
    ...ENVELOPE,
    id: `council:${ulid(800)}`,
    kind: 'council',
    council: 'deliberation',
    name: '柳河村村民议事会',
    term: 1,
    from: '2026-01-01',
    members,
    ...changes,
  };
}

export function motionPaper(
  changes: Partial<MotionPaper> = {},
  ballot: Partial<MotionPaper['ballot']> = {},
): MotionPaper {
  return {
    id: 'm1',
    title: '关于修整村东水渠的议题',
    content: '经费 3 万元，从集体收入列支。',
    ...changes,
    ballot: {
      method: 'hands',
      for: 5,
      against: 1,
      abstain: 0,
      counter: '村民2',
      supervisor: '村民3',
      responsible: '村民1',
      deadline: '2026-05-01',
      ...ballot,
    },
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
    agenda: ['听取水渠情况', '表决修整方案'],
    discussion: '村民2说渠底淤了两年。\n村民3说先清淤。',
    motions: [motionPaper()],
    called,
    guests: '',
    signedPaper: '',
    status: 'draft',
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
    motion: { id: 'm1', title: '关于修整村东水渠的议题', content: '经费 3 万元，从集体收入列支。' },
    method: 'hands',
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
