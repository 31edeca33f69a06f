import { addDays } from '../../shared/domain/calendar/day.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Team, TeamMember, TeamPost, TeamTerms } from '../../shared/domain/volunteer/team.ts';
import { teamMembersOn } from '../../shared/domain/volunteer/teams.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import { type Acted, acted } from '../errors/acted.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { today } from '../station/today.ts';
import { readTeamMembers } from './readTeams.ts';

/** What a team's form says. */
export type TeamWords = Pick<Team, 'name' | 'field' | 'tasks' | 'from'> & { to?: string | undefined };

export async function foundTeam(station: Station, { to: _, ...words }: TeamWords): Promise<Acted> {
  return acted(await station.create('team', words));
}

export async function editTeam(station: Station, id: string, words: TeamWords): Promise<Problem | undefined> {
  return refusalOf(await station.edit<'team'>(id, () => ({ ...words, to: words.to }) as Partial<Content<'team'>>));
}

/** Puts somebody on a team from today on; whoever is on it already stays as they are. */
export async function joinTeam(
  station: Station,
  team: string,
  { person, name }: { person: string; name: string },
  post: TeamPost,
): Promise<Acted> {
  const present = teamMembersOn(await readTeamMembers(station, team), today());
  if (present.some((member) => member.person === person))
    return { ok: false, problem: { reason: 'team.memberTwice', values: { name } } };
  const content = { team, person, name, post, skills: '', from: today(), leftBecause: '' };
  return acted(await station.create('teamMember', content));
}

/**
 * Gives a member another post. Who held which post on a past day stays known: the one before ends the day before. The new
 * one is written first: cut off in between, somebody holds two posts for all to see, and not none.
 */
export async function changePost(
  station: Station,
  member: TeamMember,
  post: TeamPost,
): Promise<Result<unknown, StoreProblem>> {
  const { id, team, person, name, skills, from } = member;
  if (from >= today()) return station.edit<'teamMember'>(id, () => ({ post }));
  const next = { team, person, name, post, skills, from: today(), leftBecause: '' };
  const taken = await station.create('teamMember', next);
  if (!taken.ok) return taken;
  return station.edit<'teamMember'>(id, () => ({ to: addDays(today(), -1) }));
}

export async function writeSkills(station: Station, member: string, skills: string): Promise<Problem | undefined> {
  return refusalOf(await station.edit<'teamMember'>(member, () => ({ skills: skills.trim() })));
}

/** Puts a rule of teams in force from its day on; the one before holds until then. */
export async function adoptTeamRule(station: Station, terms: TeamTerms): Promise<Acted> {
  return acted(await station.create('teamRule', terms));
}
