import type { Council, Seat } from '../../shared/domain/council/council.ts';
import type { Team, TeamMember } from '../../shared/domain/volunteer/team.ts';
import { idsAbout } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';

/** A post that somebody holds or held: what it is called where, and from when to when. */
export type HeldPost = { of: string; where: string } & (
  | { kind: 'seat'; held: Seat; council: Council['council'] }
  | { kind: 'teamMember'; held: TeamMember }
);

/** The posts of a person in councils and volunteer teams, those that are still held first, then the latest. */
export async function readPostsOf(station: Station, person: string): Promise<HeldPost[]> {
  const [seats, memberships] = await Promise.all([
    idsAbout(station.device, 'seat', person),
    idsAbout(station.device, 'teamMember', person),
  ]);
  const held = [...(await station.getMany([...seats, ...memberships])).values()] as unknown as (Seat | TeamMember)[];
  const bodies = await station.getMany([...new Set(held.map((one) => (one.kind === 'seat' ? one.council : one.team)))]);
  const posts = held.flatMap((one): HeldPost[] => {
    if (one.kind === 'seat') {
      const council = bodies.get(one.council) as unknown as Council | undefined;
      if (!council || council.voided) return [];
      return [{ kind: 'seat', held: one, of: council.id, where: council.name, council: council.council }];
    }
    const team = bodies.get(one.team) as unknown as Team | undefined;
    return team && !team.voided ? [{ kind: 'teamMember', held: one, of: team.id, where: team.name }] : [];
  });
  const rank = ({ held: { from, to } }: HeldPost) => `${to === undefined ? 1 : 0}${to ?? from}`;
  return posts.sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}
