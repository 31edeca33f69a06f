import { matchPath } from 'react-router';
import type { Document } from '../../shared/domain/kinds.ts';
import { addressOf } from '../app/address.ts';
import { FEATURES } from '../app/features.tsx';

/** What behind the light waits for a person: sent back by the county, disputed, set aside. */
export const PARTS = ['refused', 'disputes', 'aside'] as const;
export type Part = (typeof PARTS)[number];

export function isPart(part: string | undefined): part is Part {
  return PARTS.some((one) => one === part);
}

/** Where a part of the sync page stands, or one thing in it. Ids from the county may hold any character. */
export function partAddress(part: Part, id?: string): string {
  return `/settings/sync/${part}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
}

/** Kinds whose page opens on the form with `?act=edit`. */
const WITH_FORM = new Set(['person', 'household', 'council']);

/** Fields that name what a fact is about, the closest first. */
const ABOUT = ['meeting', 'deed', 'household'];

/** The address at which a document, or what it is about, is looked at and corrected; undefined where there is none. */
export function placeOf(document: Document): string | undefined {
  const ids = [document.id, ...ABOUT.map((field) => document[field])];
  const places = ids.filter((id) => typeof id === 'string' && id !== '').map((id) => addressOf(id as string));
  const place = places.find((one) => hasScreen(one));
  return place === places[0] && WITH_FORM.has(document.kind) ? `${place}?act=edit` : place;
}

function hasScreen(address: string): boolean {
  return FEATURES.some(({ screens }) => screens.some(({ path }) => matchPath(path, address)));
}
