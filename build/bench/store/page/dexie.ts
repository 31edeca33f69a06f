import { Dexie, type Table } from 'dexie';
import {
  CHUNK,
  type Contender,
  type EntryDocument,
  FOUND_MAX,
  LEADERS,
  PAGE_ROWS,
  STATEMENT_ROWS,
} from './contender.ts';
import { chunks, describe, documentOf, entryDocument, listed, personKeys } from './document.ts';

interface PersonRow {
  id: string;
  name: string;
  phone: string;
  status: string;
  idNumber: string;
  keys: string[];
}

interface EntryRow {
  id: string;
  kind: string;
}

interface PostingRow {
  entry: string;
  posting: number;
  account: string;
  points: number;
  postedOn: string;
}

interface BalanceRow {
  account: string;
  points: number;
}

/** Plain Dexie as its users lay such data out: one table a thing, the words of a person in one multi-entry index. */
class PlainDatabase extends Dexie {
  declare households: Table<{ id: string }, string>;
  declare people: Table<PersonRow, string>;
  declare entries: Table<EntryRow, string>;
  declare postings: Table<PostingRow, [string, number]>;
  declare balances: Table<BalanceRow, string>;

  constructor() {
    super('plain', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      households: 'id, headName',
      people: 'id, household, status, *keys',
      entries: 'id',
      postings: '[entry+posting], [account+postedOn]',
      balances: 'account, points',
    });
  }
}

export async function openDexie(): Promise<Contender> {
  const plain = await new PlainDatabase().open();
  const { people } = plain as PlainDatabase;
  const database = plain as PlainDatabase;

  /** The first documents under a prefix, each once: one document has several words that begin alike. */
  const lines = async (typed: string) => {
    for (let read = FOUND_MAX * 2; ; read *= 2) {
      const rows = await people.where('keys').startsWith(typed).limit(read).toArray();
      const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
      if (distinct.length >= FOUND_MAX || rows.length < read) return distinct.slice(0, FOUND_MAX).map(listed);
    }
  };

  return {
    async importPeople(village) {
      for (const part of chunks(village.households, CHUNK)) {
        await database.households.bulkAdd(part.map((household) => documentOf('household', household)));
      }
      for (const part of chunks(village.people, CHUNK)) {
        const rows = part.map((person) => ({ ...documentOf('person', person), keys: personKeys(person.content) }));
        await people.bulkAdd(rows);
      }
    },
    async loadEntries(entries) {
      for (const part of chunks(entries, CHUNK)) await post(database, part);
    },
    lines,
    async narrowed(typed) {
      const [found, gone] = await Promise.all([
        people.where('keys').startsWith(typed).primaryKeys(),
        people.where('status').equals('deceased').primaryKeys(),
      ]);
      const left = new Set(gone);
      const ids = [...new Set(found)].filter((id) => !left.has(id)).sort();
      const rows = await people.bulkGet(ids.slice(0, FOUND_MAX));
      return { count: ids.length, rows: rows.map((row) => listed(row as PersonRow)) };
    },
    members: async (household) => (await people.where('household').equals(household).toArray()).map(listed),
    firstPage: async () => {
      const living = people.orderBy('id').filter(({ status }) => status === 'living');
      return (await living.limit(PAGE_ROWS).toArray()).map(listed);
    },
    async changePhone(person, phone) {
      await database.transaction('rw', people, async () => {
        const row = await people.get(person);
        if (!row) throw new Error('no such person');
        await people.put({ ...row, phone, keys: personKeys({ ...row, phone }) });
      });
    },
    post: (entry) => post(database, [entryDocument(entry)]),
    balance: async (account) => (await database.balances.get(account))?.points ?? 0,
    leaders: async () =>
      (
        await database.balances
          .orderBy('points')
          .reverse()
          .filter(({ account }) => account.startsWith('household:'))
          .limit(LEADERS)
          .toArray()
      ).map(({ points }) => points),
    async statement(account) {
      const rows = await database.postings
        .where('[account+postedOn]')
        .between([account, Dexie.minKey], [account, Dexie.maxKey])
        .reverse()
        .limit(STATEMENT_ROWS)
        .toArray();
      const entries = await database.entries.bulkGet(rows.map(({ entry }) => entry));
      return rows.map((row, index) => ({ ...row, description: describe(entries[index] as EntryRow) }));
    },
  };
}

async function post(database: PlainDatabase, entries: EntryDocument[]): Promise<void> {
  const rows = entries.flatMap(({ id, postings, postedOn }) =>
    postings.map((one, posting) => ({ entry: id, posting, ...one, postedOn })),
  );
  const sums = new Map<string, number>();
  for (const { account, points } of rows) sums.set(account, (sums.get(account) ?? 0) + points);
  const accounts = [...sums.keys()];
  await database.transaction('rw', database.entries, database.postings, database.balances, async () => {
    await database.entries.bulkAdd(entries);
    await database.postings.bulkAdd(rows);
    const before = await database.balances.bulkGet(accounts);
    await database.balances.bulkPut(
      accounts.map((account, index) => ({ account, points: (before[index]?.points ?? 0) + (sums.get(account) ?? 0) })),
    );
  });
}
