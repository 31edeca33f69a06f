import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Kind } from '../kinds.ts';
import type { TeamPost } from '../volunteer/team.ts';
import { TEAM_TEMPLATES } from '../volunteer/templates.ts';
import type { DemoDocument } from './document.ts';
import type { DemoFamily } from './people.ts';

interface DemoTeam {
  field: string;
  tasks: string;
  /** Households, by their place, whose head and spouse are in it; the first is the leader. */
  households: readonly number[];
  skills: readonly string[];
}

/** Three of the five required teams: two are still to be founded, and the desk says so. */
const TEAMS: readonly DemoTeam[] = [
  {
    field: '环境卫生',
    tasks: '每月两次清扫村道和河道，督促门前三包。',
    households: [3, 8, 14, 22],
    skills: ['开三轮车', '电工'],
  },
  {
    field: '助老扶弱',
    tasks: '每周上门看望独居老人，量血压、打扫、代买。',
    households: [5, 11, 27],
    skills: ['理发', '量血压', '缝补'],
  },
  { field: '移风易俗', tasks: '红白事上门劝导，帮办简办的席。', households: [1, 17, 33], skills: ['写春联', '掌勺'] },
];

/** What they did, in days before today; the last has not been yet. */
const ACTIVITIES = [
  { team: 0, title: '清扫河道', theme: 'help', days: 40, place: '村东河道', served: 0, recap: '清出垃圾三车。' },
  { team: 1, title: '为老人理发', theme: 'help', days: 12, place: '村委会院子', served: 18, recap: '理发十八人。' },
  { team: 2, title: '红白事简办宣讲', theme: 'teach', days: -3, place: '文化广场', served: 0, recap: '' },
] as const;

/** The demonstration's volunteers: the rule of teams, teams with members, activities with their sign-in. */
export function demoVolunteers(
  families: readonly DemoFamily[],
  newId: (kind: Kind) => string,
  today: CalendarDay,
): { records: DemoDocument[]; facts: DemoDocument[] } {
  const from = addDays(today, -200);
  const rule = TEAM_TEMPLATES.find(({ name }) => name === '5+N 分队');
  if (!rule) throw new RangeError('no such rule of teams');
  const records: DemoDocument[] = [
    { kind: 'teamRule', id: newId('teamRule'), content: { ...rule, clause: '村民代表会议通过', validFrom: from } },
  ];
  const facts: DemoDocument[] = [];
  const teams = TEAMS.map((plan) => ({ id: newId('team'), plan, people: peopleOf(plan, families) }));
  for (const { id, plan, people } of teams) {
    const content = { name: `柳树坪村${plan.field}志愿服务队`, field: plan.field, tasks: plan.tasks, from };
    records.push({ kind: 'team', id, content });
    for (const [at, { person, name }] of people.entries()) {
      const post: TeamPost = at === 0 ? 'leader' : at === 1 ? 'deputy' : 'member';
      const member = { team: id, person, name, post, skills: plan.skills[at] ?? '', from, leftBecause: '' };
      records.push({ kind: 'teamMember', id: newId('teamMember'), content: member });
    }
  }
  for (const { team, days, ...words } of ACTIVITIES) {
    const id = newId('activity');
    const held = teams[team];
    if (!held) throw new RangeError('no such team');
    const organiser = held.people[0]?.name ?? '';
    const when = { on: addDays(today, -days), startsAt: '08:30', minutes: 120 };
    records.push({ kind: 'activity', id, content: { ...words, ...when, team: held.id, organiser, content: '' } });
    if (days < 0) continue;
    for (const { person, name, household } of held.people.slice(0, 4))
      facts.push({
        kind: 'participation',
        id: newId('participation'),
        content: { activity: id, person, name, household, minutes: 120 },
      });
  }
  return { records, facts };
}

/** Head and spouse of each household, the first head before all. */
function peopleOf({ households }: DemoTeam, families: readonly DemoFamily[]) {
  return households.flatMap((place) =>
    (families[place]?.members.slice(0, 2) ?? []).map(({ id, content }) => ({
      person: id,
      name: content.name,
      household: content.household ?? '',
    })),
  );
}
