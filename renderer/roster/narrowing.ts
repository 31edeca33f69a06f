import type { Person } from '../../shared/domain/roster/person.ts';
import { TAGS, type Tag } from '../../shared/domain/roster/tags.ts';

/** What lists and registers of the roster are narrowed to; '' is all. */
export interface Narrowing {
  /** The villagers' group, as the roster words it. */
  group: string;
  tag: Tag | '';
  status: Person['status'] | '';
}

/** A roster is of those who are there; the dead and those who left are asked for. */
export const EVERYBODY_HERE: Narrowing = { group: '', tag: '', status: 'living' };

const STATUSES: readonly Person['status'][] = ['living', 'movedOut', 'deceased'];
/** Who is not there any more, and so not 'living'. */
export const GONE: readonly Person['status'][] = STATUSES.filter((status) => status !== 'living');

const KEY = 'xiangyue.roster.narrowing';

/** What an address or a window remembers, with anything not known left as `otherwise` has it. */
export function narrowingFrom(query: URLSearchParams, otherwise: Narrowing = EVERYBODY_HERE): Narrowing {
  const [group, tag, status] = [query.get('group'), query.get('tag'), query.get('status')];
  return {
    group: group ?? otherwise.group,
    tag: tag === '' ? '' : (TAGS.find((one) => one === tag) ?? otherwise.tag),
    status: status === '' ? '' : (STATUSES.find((one) => one === status) ?? otherwise.status),
  };
}

export function toQuery(narrowing: Narrowing): URLSearchParams {
  return new URLSearchParams({ ...narrowing });
}

/** How this window's roster was narrowed last. */
export function recallNarrowing(): Narrowing {
  return narrowingFrom(new URLSearchParams(sessionStorage.getItem(KEY) ?? ''));
}

export function rememberNarrowing(narrowing: Narrowing): void {
  sessionStorage.setItem(KEY, toQuery(narrowing).toString());
}
