import type { TFunction } from 'i18next';
import type { CalendarDay } from '../../shared/domain/calendar/day.ts';
import { maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { TeamMember } from '../../shared/domain/volunteer/team.ts';
import { servesOn, teamMembersOn } from '../../shared/domain/volunteer/teams.ts';
import type { Station } from '../../shared/store/station.ts';
import { readPeople } from '../council/read.ts';
import { saveXlsx } from '../export/saveXlsx.ts';
import type { Format } from '../i18n/format.ts';
import { today } from '../station/today.ts';
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

/** Hands the volunteers to the clerk as a workbook, phones masked. */
export async function exportTeams(station: Station, t: TFunction, format: Format): Promise<void> {
  const rows = await readVolunteers(station, today());
  await saveXlsx({
    name: t('team.paper'),
    columns: [
      { header: t('team.team'), width: 24 },
      { header: t('team.member'), width: 10 },
      { header: t('team.post'), width: 10 },
      { header: t('person.sex'), width: 6 },
      { header: t('person.politicalStatus'), width: 12 },
      { header: t('person.phone'), width: 14 },
      { header: t('team.skills'), width: 24 },
      { header: t('team.joinedOn'), width: 14 },
    ],
    rows: rows.map(({ team, member, person }) => [
      team,
      member.name,
      t(`team.postOf.${member.post}`),
      person ? t(`person.sexChoice.${person.sex}`) : '',
      person?.politicalStatus ?? '',
      maskPhone(person?.phone ?? ''),
      member.skills,
      format.date(member.from),
    ]),
  });
}
