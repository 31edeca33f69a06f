import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { Rubric } from '../../shared/domain/merit/merit.ts';
import type { TeamMember } from '../../shared/domain/volunteer/team.ts';
import { teamMembersOn } from '../../shared/domain/volunteer/teams.ts';
import { TEAM_TEMPLATES } from '../../shared/domain/volunteer/templates.ts';
import type { Station } from '../../shared/store/station.ts';
import { somebody } from '../../shared/store/testing/somebody.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { today } from '../station/today.ts';
import { editActivity, handInActivity, planActivity, signInPerson } from './activityActs.ts';
import { readActivity } from './readActivities.ts';
import { readTeamMembers, readTeamRows, readTeamsStanding, teamIds } from './readTeams.ts';
import { readVolunteers } from './readVolunteers.ts';
import { adoptTeamRule, changePost, editTeam, foundTeam, joinTeam } from './teamActs.ts';

let station: Station;
let team: string;

beforeEach(async () => {
  station = await openTestStation(testDisk());
  team = idOf(await foundTeam(station, { name: '卫生队', field: '环境卫生', tasks: '', from: '2026-01-01' }));
});

afterEach(() => station.close());

function idOf(made: { ok: true; id: string } | { ok: false; problem: { reason: string } }): string {
  if (!made.ok) throw new Error(made.problem.reason);
  return made.id;
}

async function person(name: string, household?: string): Promise<string> {
  const made = await station.create('person', { ...somebody, name, ...(household && { household }) });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

const present = async (day = today()) => teamMembersOn(await readTeamMembers(station, team), day);

describe('a team', () => {
  it('keeps who held which post on a past day when the post changes, and no more when it was today’s slip', async () => {
    const one = await person('孔兰玉');
    const from = addDays(today(), -10);
    const content = {
      team,
      person: one,
      name: '孔兰玉',
      post: 'member' as const,
      skills: '理发',
      from,
      leftBecause: '',
    };
    await station.create('teamMember', content);
    const [member] = await present();
    await changePost(station, member as TeamMember, 'leader');
    expect(await present()).toMatchObject([{ post: 'leader', from: today(), skills: '理发' }]);
    expect(await present(addDays(today(), -1))).toMatchObject([{ post: 'member', to: addDays(today(), -1) }]);
    const [leader] = await present();
    await changePost(station, leader as TeamMember, 'deputy');
    expect(await readTeamMembers(station, team)).toHaveLength(2);
    expect(await present()).toMatchObject([{ post: 'deputy' }]);
  });

  it('counts two records that were merged as one, and takes nobody twice', async () => {
    const [one, two] = [await person('孔兰玉'), await person('孔兰玉')];
    for (const id of [one, two]) idOf(await joinTeam(station, team, { person: id, name: '孔兰玉' }, 'member'));
    await station.edit<'person'>(two, () => ({ mergedInto: one }));
    expect((await present()).map((member) => member.person)).toEqual([one, one]);
    expect(await readTeamRows(station, await teamIds(station, ''))).toMatchObject([{ members: 1 }]);
    const again = await joinTeam(station, team, { person: one, name: '孔兰玉' }, 'member');
    expect(again).toMatchObject({ ok: false, problem: { reason: 'team.memberTwice' } });
  });

  it('serves to its last day, and then asks for nothing but another team in its field', async () => {
    const rule = TEAM_TEMPLATES.find(({ name }) => name === '5+N 分队');
    if (!rule) throw new Error('no template');
    idOf(await adoptTeamRule(station, { ...rule, validFrom: '2026-01-01' }));
    await joinTeam(station, team, { person: await person('孔兰玉'), name: '孔兰玉' }, 'leader');
    expect((await readTeamsStanding(station)).missing).not.toContain('环境卫生');
    expect(await readVolunteers(station, today())).toHaveLength(1);
    const words = { name: '卫生队', field: '环境卫生', tasks: '', from: '2026-01-01', to: addDays(today(), -1) };
    expect(await editTeam(station, team, words)).toBeUndefined();
    const standing = await readTeamsStanding(station);
    expect(standing.missing).toContain('环境卫生');
    expect(standing.teams).toEqual([]);
    expect(await readVolunteers(station, today())).toEqual([]);
    expect(await readVolunteers(station, addDays(today(), -1))).toEqual([]);
    const { to: _, ...again } = words;
    expect(await editTeam(station, team, again)).toBeUndefined();
    expect((await readTeamsStanding(station)).missing).not.toContain('环境卫生');
  });
});

it('an activity put down for another day still knows the deeds it handed in', async () => {
  const household = await station.create('household', {
    villagersGroup: '1组',
    headName: '孔兰玉',
    address: '',
    note: '',
  });
  if (!household.ok) throw new Error(household.reason);
  const one = await person('孔兰玉', household.value.id);
  const items = [{ code: '1', className: '', name: '参加活动', points: 100, per: '次' }];
  const terms = { name: '细则', source: '', items, noticeDays: 3, validFrom: '2026-01-01' };
  const made = await station.create('rubric', terms);
  if (!made.ok) throw new Error(made.reason);
  const rubric = made.value as unknown as Rubric;
  const words = { title: '清扫', theme: 'help' as const, on: today(), place: '', organiser: '王会计', minutes: 60 };
  const plan = { ...words, content: '', served: 0, recap: '' };
  const id = idOf(await planActivity(station, plan));
  idOf(await signInPerson(station, { id, minutes: 60 }, one));
  const handed = await handInActivity(station, rubric, id, { item: '1', counting: 'once' });
  expect(handed).toMatchObject({ ok: true });
  expect(await editActivity(station, id, { ...plan, on: addDays(today(), -1) })).toBeUndefined();
  expect((await readActivity(station, id))?.deeds).toHaveLength(1);
  expect(await handInActivity(station, rubric, id, { item: '1', counting: 'once' })).toMatchObject({
    problem: { reason: 'activity.allHandedIn' },
  });
});
