/// <reference path="../../../../shared/store/file/pouchdb.d.ts" />
import idb from 'pouchdb-adapter-idb';
import PouchCore from 'pouchdb-core';
import mapReduce from 'pouchdb-mapreduce';
import { CHUNK, type Contender, FOUND_MAX, LEADERS, PAGE_ROWS, STATEMENT_ROWS } from './contender.ts';
import { chunks, describe, documentOf, entryDocument, listed, personKeys } from './document.ts';

const PouchDB = PouchCore.plugin(idb).plugin(mapReduce);

/** Sorts after every text in PouchDB's order. */
const LAST = '\ufff0';

/** PouchDB takes 50 changes into a view at a time unless told otherwise; more is quicker. */
const VIEW_BATCH = 500;

const PEOPLE_VIEWS = {
  _id: '_design/people',
  views: {
    keys: { map: 'function (doc) { (doc.keys || []).forEach(function (key) { emit(key, doc.name); }); }' },
    household: { map: 'function (doc) { if (doc.household) emit(doc.household); }' },
    living: { map: 'function (doc) { if (doc.status === "living") emit(doc._id); }' },
    gone: { map: 'function (doc) { if (doc.status === "deceased") emit(doc._id); }' },
  },
};

const LEDGER_VIEWS = {
  _id: '_design/ledger',
  views: {
    account: {
      map: 'function (doc) { (doc.postings || []).forEach(function (one) { emit([one.account, doc.postedOn], one.points); }); }',
      reduce: '_sum',
    },
  },
};

type PersonDocument = PouchDocument & { name: string; phone: string; idNumber: string };

/** PouchDB as its users lay such data out: documents with their words beside them, and a stored view a question. */
export async function openPouchDb(): Promise<Contender> {
  const people = new PouchDB('people', { adapter: 'idb', view_update_changes_batch_size: VIEW_BATCH });
  const ledger = new PouchDB('ledger', { adapter: 'idb', view_update_changes_batch_size: VIEW_BATCH });

  const sum = async (account: string) => {
    const range = { startkey: [account], endkey: [account, {}], reduce: true };
    return Number((await ledger.query('ledger/account', range)).rows[0]?.value ?? 0);
  };

  return {
    async importPeople(village) {
      await put(people, [PEOPLE_VIEWS]);
      for (const part of chunks(village.households, CHUNK)) {
        await put(
          people,
          part.map((household) => withPouchId(documentOf('household', household))),
        );
      }
      for (const part of chunks(village.people, CHUNK)) {
        await put(
          people,
          part.map((person) => ({
            ...withPouchId(documentOf('person', person)),
            keys: personKeys(person.content),
          })),
        );
      }
      // A view is brought up to date by the first question put to it.
      for (const view of ['keys', 'household', 'living', 'gone']) await people.query(`people/${view}`, { limit: 1 });
    },
    async loadEntries(entries) {
      if (!(await isThere(ledger, LEDGER_VIEWS._id))) await put(ledger, [LEDGER_VIEWS]);
      for (const part of chunks(entries, CHUNK)) await put(ledger, part.map(withPouchId));
      await sum('shop');
    },
    lines: async (typed) => (await distinct(people, typed)).map(({ id, value }) => ({ id, label: String(value) })),
    async narrowed(typed) {
      const [{ rows }, gone] = await Promise.all([
        people.query('people/keys', { startkey: typed, endkey: typed + LAST }),
        people.query('people/gone', {}),
      ]);
      const left = new Set(gone.rows.map(({ id }) => id));
      const ids = [...new Set(rows.map(({ id }) => id))].filter((id) => !left.has(id)).sort();
      const inSight = await people.allDocs({ keys: ids.slice(0, FOUND_MAX), include_docs: true });
      return { count: ids.length, rows: inSight.rows.map(listedRow) };
    },
    members: async (household) =>
      (await people.query('people/household', { key: household, include_docs: true })).rows.map(listedRow),
    firstPage: async () =>
      (await people.query('people/living', { limit: PAGE_ROWS, include_docs: true })).rows.map(listedRow),
    async changePhone(person, phone) {
      const document = (await people.get(person)) as PersonDocument;
      await people.put({ ...document, phone, keys: personKeys({ ...document, phone }) });
    },
    post: async (entry) => void (await ledger.put(withPouchId(entryDocument(entry)))),
    balance: sum,
    async leaders() {
      const range = { startkey: ['household:'], endkey: [`household:${LAST}`], reduce: true, group_level: 1 };
      const { rows } = await ledger.query('ledger/account', range);
      return rows
        .map(({ value }) => Number(value))
        .sort((a, b) => b - a)
        .slice(0, LEADERS);
    },
    async statement(account) {
      const range = { startkey: [account, {}], endkey: [account], descending: true, reduce: false, include_docs: true };
      const { rows } = await ledger.query('ledger/account', { ...range, limit: STATEMENT_ROWS });
      return rows.map(({ id, key, value, doc }) => ({
        entry: id,
        postedOn: (key as string[])[1] as string,
        points: Number(value),
        description: describe(doc as unknown as { id: string; kind: string }),
      }));
    },
  };
}

/** The first rows under a prefix, each document once: one document has several words that begin alike. */
async function distinct(people: PouchDatabase, typed: string): Promise<PouchRow[]> {
  for (let read = FOUND_MAX * 2; ; read *= 2) {
    const { rows } = await people.query('people/keys', { startkey: typed, endkey: typed + LAST, limit: read });
    const once = [...new Map(rows.map((row) => [row.id, row])).values()];
    if (once.length >= FOUND_MAX || rows.length < read) return once.slice(0, FOUND_MAX);
  }
}

function listedRow({ doc }: PouchRow) {
  const { _id: id, name, phone } = doc as PersonDocument;
  return listed({ id, name, phone });
}

function withPouchId<T extends { id: string }>({ id, ...rest }: T) {
  return { _id: id, ...rest };
}

async function put(database: PouchDatabase, documents: PouchDocument[]): Promise<void> {
  const refused = (await database.bulkDocs(documents)).find(({ error }) => error);
  if (refused) throw new Error(`PouchDB refused ${refused.id}`);
}

async function isThere(database: PouchDatabase, id: string): Promise<boolean> {
  return database.get(id).then(
    () => true,
    () => false,
  );
}
