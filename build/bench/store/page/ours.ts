import { balance, statement } from '../../../../shared/store/derived/ledger.ts';
import { partsOf, search } from '../../../../shared/store/derived/search.ts';
import { DeviceDatabase } from '../../../../shared/store/deviceDatabase.ts';
import { type Creation, Station } from '../../../../shared/store/station.ts';
import { strictDexieStorage } from '../../../../shared/store/storage.ts';
import type { Stored } from '../../../../shared/store/stored.ts';
import { CHUNK, type Contender, FOUND_MAX, type ListedPerson, PAGE_ROWS, STATEMENT_ROWS } from './contender.ts';
import { CLERK, chunks, DEVICE, describe, listed, STATION } from './document.ts';

/** Our station, opened as the app opens it. */
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

  const people = async (ids: string[]): Promise<ListedPerson[]> => {
    const documents = await station.getMany(ids);
    return ids.map((id) => listed(documents.get(id) as Stored & { name: string; phone: string }));
  };
  const find = (typed: string) => search(device, typed, { kinds: ['person'], limit: FOUND_MAX });

  return {
    async importPeople(village) {
      const creations: Creation[] = [
        ...village.households.map((household): Creation => ({ kind: 'household', ...household })),
        ...village.people.map((person): Creation => ({ kind: 'person', ...person })),
      ];
      for (const part of chunks(creations, CHUNK)) done(await station.createMany(part));
    },
    async loadEntries(entries) {
      for (const part of chunks(entries, CHUNK)) done(await station.createMany(part as Creation[]));
    },
    lines: find,
    found: async (typed) => people((await find(typed)).map(({ id }) => id)),
    members: async (household) => people(await partsOf(device, household, 'person')),
    async firstPage() {
      const query = { selector: { kind: 'person' }, sort: [{ name: 'asc' }, { id: 'asc' }], limit: PAGE_ROWS } as const;
      return ((await station.find('people', query as never)) as never[]).map(listed);
    },
    changePhone: async (person, phone) => done(await station.edit<'person'>(person, () => ({ phone }))),
    post: async (entry) => done(await station.createMany([entry as Creation])),
    balance: (account) => balance(device, account),
    async statement(account) {
      const rows = await statement(device, account, { offset: 0, limit: STATEMENT_ROWS });
      const entries = await station.getMany(rows.map(({ entry }) => entry));
      return rows.map((row) => ({ ...row, description: describe(entries.get(row.entry) as Stored) }));
    },
  };
}

function done(result: { ok: true } | { ok: false; reason: string; detail?: string }): void {
  if (!result.ok) throw new Error(`${result.reason} ${result.detail ?? ''}`);
}
