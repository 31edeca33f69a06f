import type { CalendarDay } from '../../shared/domain/calendar/day.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { TeamMember } from '../../shared/domain/volunteer/team.ts';
import { servesOn, teamMembersOn } from '../../shared/domain/volunteer/teams.ts';
import type { Station } from '../../shared/store/station.ts';
import { readPeople } from '../council/read.ts';
import { membersOfEach, readTeams } from './readTeams.ts';

/** One who serves, with the roster's record. */
export interface VolunteerRow {
  team: string;
  member: TeamMember;
  person: Person | undefined;
}

/** Everyone who was in a team on a day, team by team, the leader first. @param only one team's */
export async function readVolunteers(station: Station, day: CalendarDay, only?: string): Promise<VolunteerRow[]> {
  const teams = (await readTeams(station)).filter((team) =>
    only === undefined ? servesOn(team, day) : team.id === only,
  );
  const members = await membersOfEach(
    station,
    teams.map(({ id }) => id),
  );
  const rows = teams.flatMap(({ id, name }) =>
    teamMembersOn(members.get(id) ?? [], day).map((member) => ({ team: name, member })),
  );
  const people = await readPeople(
    station,
    rows.map(({ member }) => member),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.map((row) => ({ ...row, person: byId.get(row.member.person) }));
}
