import { importRoster } from '../../../../renderer/roster/import/importRoster.ts';
import { EVERYBODY_HERE } from '../../../../renderer/roster/narrowing.ts';
import { personIds, readPersonRows } from '../../../../renderer/roster/read.ts';
import { Desk } from '../../../../renderer/station/desk.ts';
import type { RosterPerson, RosterUnit } from '../../../../shared/domain/roster/import/batches.ts';
import { balance, highestBalances, statement } from '../../../../shared/store/derived/ledger.ts';
import { partsOf, search } from '../../../../shared/store/derived/search.ts';
import { DeviceDatabase } from '../../../../shared/store/deviceDatabase.ts';
import { type Content, type Creation, Station } from '../../../../shared/store/station.ts';
import { strictDexieStorage } from '../../../../shared/store/storage.ts';
import type { Stored } from '../../../../shared/store/stored.ts';
import { type Arrived, receive } from '../../../../shared/sync/receive.ts';
import type { Village } from '../../village/village.ts';
import {
  CHUNK,
  type Contender,
  type EntryDocument,
  FOUND_MAX,
  LEADERS,
  type ListedPerson,
  PAGE_ROWS,
  STATEMENT_ROWS,
} from './contender.ts';
import { CLERK, chunks, DEVICE, describe, listed, STATION } from './document.ts';

/** As many as the app imports at once. */
const PEOPLE_AT_ONCE = 60;

/** Our station, opened as the app opens it, and noted where the app looks for stations when it starts. */
export async function openOurs(): Promise<Contender> {
  const device = new DeviceDatabase(`xiangyue-device-${STATION}`);
  const station = await Station.open({
    storage: strictDexieStorage(),
    device,
    code: STATION,
    deviceId: DEVICE,
    clerk: CLERK,
    multiInstance: true,
  });
  const name = '柳河村新时代文明实践站';
  const noted = { code: STATION, name, deviceId: DEVICE, clerk: CLERK, origin: 'joined', usedAt: '' } as const;
  await new Desk().stations.put(noted);

  const people = async (ids: string[]): Promise<ListedPerson[]> => {
    const documents = await station.getMany(ids);
    return ids.map((id) => listed(documents.get(id) as Stored & { name: string; phone: string }));
  };

  return {
    async importPeople(village) {
      const { end } = await importRoster(withIdsOf(station, village), {
        batches: unitBatches(village),
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      if (end !== 'done') throw new Error(end);
    },
    async loadEntries(entries) {
      for (const part of chunks(entries, CHUNK)) {
        const taken = await receive(station, part.map(asHeld));
        if (taken.length < part.length) throw new Error('entries were set aside');
      }
    },
    lines: (typed) => search(device, typed, { kinds: ['person'], limit: FOUND_MAX }),
    async narrowed(filter) {
      const ids = await personIds(station, { filter, ...EVERYBODY_HERE });
      const rows = await readPersonRows(station, ids.slice(0, FOUND_MAX));
      return { count: ids.length, rows: rows.map(({ person }) => listed(person)) };
    },
    members: async (household) => people(await partsOf(device, household, 'person')),
    async firstPage() {
      const ids = await personIds(station, { filter: '', ...EVERYBODY_HERE });
      return (await readPersonRows(station, ids.slice(0, PAGE_ROWS))).map(({ person }) => listed(person));
    },
    changePhone: async (person, phone) => done(await station.edit<'person'>(person, () => ({ phone }))),
    post: async (entry) => done(await station.createMany([entry as Creation])),
    balance: (account) => balance(device, account),
    leaders: async () => (await highestBalances(device, 'household', LEADERS)).map(({ points }) => points),
    async statement(account) {
      const rows = await statement(device, account, { offset: 0, limit: STATEMENT_ROWS });
      const entries = await station.getMany(rows.map(({ entry }) => entry));
      return rows.map((row) => ({ ...row, description: describe(entries.get(row.entry) as Stored) }));
    },
  };
}

/** The roster as the importer gets it from a workbook, some households at a time. */
async function* unitBatches({ households, people }: Village): AsyncGenerator<RosterUnit[]> {
  let batch: RosterUnit[] = [];
  let next = 0;
  let brought = 0;
  for (const { id, content } of households) {
    const members: RosterPerson[] = [];
    for (; people[next]?.content.household === id; next += 1) {
      const person = people[next] as Village['people'][number];
      members.push({ fields: fieldsOf(person.content), isHead: person.id === content.head });
    }
    const { villagersGroup, headName, address } = content;
    batch.push({ household: { villagersGroup, headName, address }, members });
    if (next - brought < PEOPLE_AT_ONCE) continue;
    yield batch;
    batch = [];
    brought = next;
  }
  if (batch.length > 0) yield batch;
}

function fieldsOf({ household: _, ...fields }: Content<'person'>): RosterPerson['fields'] {
  return fields;
}

/** Lets the station hand out the village's own ids, in its order, so that everybody measured knows whom to look up. */
function withIdsOf(station: Station, { households, people }: Village): Station {
  const ids: Record<string, Iterator<{ id: string }>> = { household: households.values(), person: people.values() };
  station.newId = (kind) => ids[kind]?.next().value.id;
  return station;
}

/** As the county's feed brings it. */
function asHeld({ id, ...content }: EntryDocument): Arrived {
  return { held: { ...content, _id: id, _rev: `1-${id.slice(-16)}` } };
}

function done(result: { ok: true } | { ok: false; reason: string; detail?: string }): void {
  if (!result.ok) throw new Error(`${result.reason} ${result.detail ?? ''}`);
}
