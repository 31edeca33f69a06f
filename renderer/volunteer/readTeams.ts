import type { Activity } from '../../shared/domain/volunteer/activity.ts';
import type { Team, TeamMember, TeamRule } from '../../shared/domain/volunteer/team.ts';
import {
  missingFields,
  servesOn,
  type TeamWarning,
  teamMembersOn,
  teamRuleOn,
  teamWarnings,
} from '../../shared/domain/volunteer/teams.ts';
import { idsFound, partsOf, partsOfEach } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { readPeople } from '../council/read.ts';
import { asSurvivors } from '../roster/survivor.ts';
import { today } from '../station/today.ts';

/** Rules a station has had, one after another; a new one each year for a long time. */
const RULES_MAX = 200;

/** Teams of a station with those that were dissolved: ten required ones and their own, renewed many times. */
const TEAMS_MAX = 200;

/** The activities of a team that its page shows, the last ones. */
const ACTIVITIES_SHOWN = 20;

export async function readTeamRules(station: Station): Promise<TeamRule[]> {
  const found = await station.find('rules', { selector: { kind: 'teamRule' }, limit: RULES_MAX });
  return (found as unknown as TeamRule[]).filter(({ voided }) => !voided);
}

/** The station's teams, those that serve first, then by name. */
export async function readTeams(station: Station): Promise<Team[]> {
  const ids = (await idsFound(station.device, 'team', '')).slice(-TEAMS_MAX);
  return ordered([...(await station.getMany(ids)).values()] as unknown as Team[]);
}

function ordered(teams: readonly Team[]): Team[] {
  const rank = (team: Team) => (servesOn(team, today()) ? 0 : 1);
  return [...teams].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

export interface TeamRow {
  team: Team;
  serves: boolean;
  /** Absent while there is none. */
  leader: string | undefined;
  members: number;
}

/** The ids of teams found by what was typed, those that serve first. */
export async function teamIds(station: Station, filter: string): Promise<string[]> {
  const ids = (await idsFound(station.device, 'team', filter)).slice(-TEAMS_MAX);
  return ordered([...(await station.getMany(ids)).values()] as unknown as Team[]).map(({ id }) => id);
}

export async function readTeamRows(station: Station, ids: readonly string[]): Promise<TeamRow[]> {
  const [documents, membersOf] = await Promise.all([station.getMany([...ids]), membersOfEach(station, ids)]);
  return ids.flatMap((id): TeamRow[] => {
    const team = documents.get(id) as unknown as Team | undefined;
    if (!team) return [];
    const members = teamMembersOn(membersOf.get(id) ?? [], today());
    const leader = members.find(({ post }) => post === 'leader')?.name;
    const heads = new Set(members.map(({ person }) => person)).size;
    return [{ team, serves: servesOn(team, today()), leader, members: heads }];
  });
}

/** Everybody who is or was in each of some teams. */
export async function membersOfEach(
  station: Station,
  teams: readonly string[],
): Promise<ReadonlyMap<string, TeamMember[]>> {
  const parts = await partsOfEach(station.device, teams, 'teamMember');
  const documents = await station.getMany([...parts.values()].flat());
  const members = await asSurvivors(station, [...documents.values()] as unknown as TeamMember[]);
  return new Map([...parts.keys()].map((team) => [team, members.filter((member) => member.team === team)]));
}

/** Everybody who is or was in a team. */
export async function readTeamMembers(station: Station, team: string): Promise<TeamMember[]> {
  return (await membersOfEach(station, [team])).get(team) ?? [];
}

/** The last activities of a team, the latest first. */
async function activitiesOf(station: Station, team: string): Promise<Activity[]> {
  const ids = (await partsOf(station.device, team, 'activity')).slice(-ACTIVITIES_SHOWN);
  const held = [...(await station.getMany(ids)).values()] as unknown as Activity[];
  return held.sort((a, b) => (a.on < b.on ? 1 : -1));
}

export interface TeamInHand {
  team: Team;
  /** With those who left. */
  members: TeamMember[];
  rule: TeamRule | undefined;
  activities: Activity[];
  warnings: TeamWarning[];
}

export async function readTeam(station: Station, id: string): Promise<TeamInHand | undefined> {
  const team = (await station.get<'team'>(id)) as Team | undefined;
  if (!team || team.voided) return undefined;
  const rule = teamRuleOn(await readTeamRules(station), today());
  return { rule, ...(await standing(station, team, rule)) };
}

async function standing(station: Station, team: Team, rule: TeamRule | undefined) {
  const [members, activities] = await Promise.all([readTeamMembers(station, team.id), activitiesOf(station, team.id)]);
  const present = teamMembersOn(members, today());
  const people = await readPeople(station, present);
  const state = {
    ...{ team, members: present },
    statusOf: new Map(people.map(({ id, status }) => [id, status])),
    lastActiveOn: activities.find(({ on }) => on <= today())?.on,
  };
  return { team, members, activities, warnings: rule ? teamWarnings(state, rule, today()) : [] };
}

export interface TeamsStanding {
  rule: TeamRule | undefined;
  /** Fields in which a team is required and none serves. */
  missing: string[];
  teams: { team: Team; warnings: TeamWarning[] }[];
}

/** What asks for attention at the station's teams; nothing before a rule was adopted. */
export async function readTeamsStanding(station: Station): Promise<TeamsStanding> {
  const rule = teamRuleOn(await readTeamRules(station), today());
  if (!rule) return { rule, missing: [], teams: [] };
  const teams = await readTeams(station);
  const serving = teams.filter((team) => servesOn(team, today()));
  return {
    rule,
    missing: missingFields(teams, rule, today()),
    teams: await Promise.all(serving.map((team) => standing(station, team, rule))),
  };
}
