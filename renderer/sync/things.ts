import type { Document } from '../../shared/domain/kinds.ts';
import { disputedIds } from '../../shared/store/derived/disputes.ts';
import { search } from '../../shared/store/derived/search.ts';
import type { SetAsideRow } from '../../shared/store/deviceDatabase.ts';
import type { Station } from '../../shared/store/station.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { nameOf } from '../journal/act.ts';
import type { RowSource } from '../list/source.ts';
import { onStationChange } from '../station/station.ts';
import type { Part } from './places.ts';

/** Something that waits for a person: the document as it is here, and what was set aside of it. */
export interface Thing {
  id: string;
  document: Stored | undefined;
  aside: SetAsideRow | undefined;
}

/** As many as one filter may find; a longer list is worked through from its top. */
const FOUND_MAX = 200;

/** Rows of one part of the page, in order of their ids; with a filter those found by it. */
export function thingsOf(station: Station, part: Part, filter: string): RowSource<Thing> {
  const found = filter.trim() === '' ? undefined : () => findThings(station, part, filter);
  return {
    count: async () => (found ? (await found()).length : countThings(station, part)),
    page: async (from, to) => (found ? (await found()).slice(from, to) : readThings(station, part, from, to)),
    onChange: (changed) => onStationChange(station, changed),
  };
}

/** One thing, or undefined where it waits no longer. */
export async function readThing(station: Station, part: Part, id: string): Promise<Thing | undefined> {
  const [thing] = await thingsBy(station, [id]);
  return thing && waits(thing, part) ? thing : undefined;
}

/** The first thing that waits, another one than `handled`. */
export async function nextThing(station: Station, part: Part, handled: string): Promise<string | undefined> {
  const first = await readThings(station, part, 0, 2);
  return first.find(({ id }) => id !== handled)?.id;
}

/** Documents read at once where only their ids are wanted. */
const IDS_PAGE = 200;

/** The ids of all documents that the county refused up to now. */
export async function refusedIds(station: Station): Promise<string[]> {
  const count = await station.countUploads('refused');
  const ids: string[] = [];
  for (let from = 0; from < count; from += IDS_PAGE) {
    const page = await readUploads(station, from, from + IDS_PAGE);
    ids.push(...page.map(({ id }) => id));
  }
  return ids;
}

function waits({ document, aside }: Thing, part: Part): boolean {
  switch (part) {
    case 'refused':
      return document?.local.upload === 'refused';
    case 'disputes':
      return Array.isArray(document?.disputes) && document.disputes.length > 0;
    case 'aside':
      return aside !== undefined;
  }
}

async function countThings(station: Station, part: Part): Promise<number> {
  switch (part) {
    case 'refused':
      return station.countUploads('refused');
    case 'disputes':
      return station.device.disputes.count();
    case 'aside':
      return station.device.setAside.count();
  }
}

async function readThings(station: Station, part: Part, from: number, to: number): Promise<Thing[]> {
  const range = { offset: from, limit: to - from };
  switch (part) {
    case 'refused': {
      const documents = await readUploads(station, from, to);
      return documents.map((document) => ({ id: document.id, document, aside: undefined }));
    }
    case 'disputes':
      return thingsBy(station, await disputedIds(station.device, range));
    case 'aside': {
      const rows = station.device.setAside.orderBy('id').offset(range.offset).limit(range.limit);
      return thingsBy(station, await rows.primaryKeys());
    }
  }
}

/** Refused documents `from` to `to`, counted through all collections. */
async function readUploads(station: Station, from: number, to: number): Promise<Stored[]> {
  const selector = { 'local.upload': 'refused' } as never;
  const documents: Stored[] = [];
  let passed = 0;
  for (const collection of station.collectionNames) {
    const count = await station.count(collection, selector);
    const [skip, end] = [Math.max(from - passed, 0), Math.min(to - passed, count)];
    if (end > skip) {
      const index = ['local.upload', 'id'];
      documents.push(...(await station.find(collection, { selector, index, skip, limit: end - skip })));
    }
    passed += count;
    if (passed >= to) break;
  }
  return documents;
}

async function thingsBy(station: Station, ids: readonly string[]): Promise<Thing[]> {
  const [documents, rows] = await Promise.all([station.getMany([...ids]), station.device.setAside.bulkGet([...ids])]);
  return ids.map((id, index) => ({ id, document: documents.get(id), aside: rows[index] }));
}

async function findThings(station: Station, part: Part, filter: string): Promise<Thing[]> {
  const found = await search(station.device, filter, { limit: FOUND_MAX });
  const things = await thingsBy(
    station,
    found.map(({ id }) => id),
  );
  return things.filter((thing) => waits(thing, part));
}

/** What a thing is called, by the document here or, where there is none, by the one from the county; may be empty. */
export function thingName({ document, aside }: Thing): string {
  const shown = document ?? (aside?.document as Document | undefined);
  return shown ? nameOf(shown) : '';
}
