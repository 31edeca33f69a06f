import type { Deed } from '../../shared/domain/merit/merit.ts';
import type { Activity, Participation } from '../../shared/domain/volunteer/activity.ts';
import { participantsOf } from '../../shared/domain/volunteer/signingIn.ts';
import type { Team } from '../../shared/domain/volunteer/team.ts';
import { teamMembersOn } from '../../shared/domain/volunteer/teams.ts';
import { idsAbout, idsFound, partsOf, partsOfEach } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { readPeople } from '../council/read.ts';
import { readTeamMembers } from './readTeams.ts';

export interface ActivityRow {
  activity: Activity;
  participants: number;
}

/** The ids of activities found by what was typed, the one written down last first. */
export async function activityIds(station: Station, filter: string): Promise<string[]> {
  return (await idsFound(station.device, 'activity', filter)).reverse();
}

export async function readActivityRows(station: Station, ids: readonly string[]): Promise<ActivityRow[]> {
  const [documents, parts] = await Promise.all([
    station.getMany([...ids]),
    partsOfEach(station.device, ids, 'participation'),
  ]);
  const facts = await station.getMany([...parts.values()].flat());
  return ids.flatMap((id): ActivityRow[] => {
    const activity = documents.get(id) as unknown as Activity | undefined;
    if (!activity) return [];
    const own = (parts.get(id) ?? []).flatMap((one) => (facts.get(one) as unknown as Participation | undefined) ?? []);
    return [{ activity, participants: participantsOf(own).length }];
  });
}

/** Activities of a year in one register: several a day. */
const YEAR_MAX = 2000;

/** The activities of a year with how many took part, in the order of the days. */
export async function readActivityYear(station: Station, year: string): Promise<ActivityRow[]> {
  const ids = await idsFound(station.device, 'activity', `${year}-`);
  const rows = await readActivityRows(station, ids.slice(-YEAR_MAX));
  return rows.sort(({ activity: a }, { activity: b }) =>
    a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1,
  );
}

/** Somebody on the sign-in list: of the team that holds it, or come beside it. */
export interface SignInRow {
  person: string;
  name: string;
  household: string | undefined;
  /** Absent while nobody said that they took part. */
  minutes: number | undefined;
}

export interface ActivityInHand {
  activity: Activity;
  team: Team | undefined;
  rows: SignInRow[];
  participants: Participation[];
  /** The deeds that were handed in from it. */
  deeds: Deed[];
}

export async function readActivity(station: Station, id: string): Promise<ActivityInHand | undefined> {
  const activity = (await station.get<'activity'>(id)) as Activity | undefined;
  if (!activity || activity.voided) return undefined;
  const ids = await partsOf(station.device, id, 'participation');
  const facts = [...(await station.getMany(ids)).values()] as unknown as Participation[];
  const participants = participantsOf(facts);
  const team = activity.team && ((await station.get<'team'>(activity.team)) as Team | undefined);
  return {
    activity,
    team: team || undefined,
    rows: await signInRows(station, activity, participants),
    participants,
    deeds: await readDeedsFrom(station, id),
  };
}

/** Who was in the team on the day, the leader first, then those who came beside them. */
async function signInRows(
  station: Station,
  { team, on }: Activity,
  participants: readonly Participation[],
): Promise<SignInRow[]> {
  const members = team === undefined ? [] : teamMembersOn(await readTeamMembers(station, team), on);
  const people = new Map((await readPeople(station, members)).map((person) => [person.id, person]));
  const came = new Map(participants.map((one) => [one.person, one]));
  const listed = new Map<string, SignInRow>();
  for (const { person, name } of members) {
    const household = came.get(person)?.household ?? people.get(person)?.household;
    listed.set(person, { person, name, household, minutes: came.get(person)?.minutes });
  }
  for (const { person, name, household, minutes } of participants) {
    if (!listed.has(person)) listed.set(person, { person, name, household, minutes });
  }
  return [...listed.values()];
}

/** The deeds that an activity handed in, on whatever day it was put down for then. */
async function readDeedsFrom(station: Station, id: string): Promise<Deed[]> {
  const deeds = [...(await station.getMany(await idsAbout(station.device, 'deed', id))).values()] as unknown as Deed[];
  return deeds.filter(({ voided }) => !voided);
}
