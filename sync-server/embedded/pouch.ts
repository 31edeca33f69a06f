import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A document as CouchDB's HTTP interface carries it. */
export type CouchDocument = Record<string, unknown> & { _id: string; _rev?: string; _deleted?: boolean };

export interface LiveChanges {
  on(event: 'change', listener: () => void): LiveChanges;
  cancel(): void;
}

export interface ChangesResult {
  results: { id: string; seq: number; changes: { rev: string }[]; deleted?: boolean; doc?: CouchDocument }[];
  last_seq: number;
}

export interface AllDocsRow {
  id?: string;
  key: string;
  error?: string;
  value?: { rev: string; deleted?: boolean };
  doc?: CouchDocument | null;
}

/** As much of a PouchDB database as is used here. The packages carry no types of their own. */
export interface Pouch {
  info(): Promise<{ doc_count: number; update_seq: number }>;
  id(): Promise<string>;
  get(id: string, options?: object): Promise<CouchDocument>;
  put(document: object): Promise<{ rev: string }>;
  bulkDocs(documents: object[], options: { new_edits: boolean }): Promise<object[]>;
  allDocs(options: object): Promise<{ total_rows: number; offset: number; rows: AllDocsRow[] }>;
  changes(options: object): Promise<ChangesResult> & LiveChanges;
  revsDiff(revs: Record<string, string[]>): Promise<Record<string, { missing: string[] }>>;
  destroy(): Promise<unknown>;
  close(): Promise<unknown>;
}

export interface PouchClass {
  new (name: string): Pouch;
  /** express-pouchdb asks this which databases there are, with a callback or for a promise. */
  allDbs(callback?: (error: null, names: string[]) => void): Promise<string[]>;
  /** express-pouchdb's own open databases. */
  __dbCacheMap?: Map<string, Pouch>;
}

interface PouchCore {
  plugin(plugin: unknown): PouchCore;
  adapter(name: string, adapter: unknown, preferred: boolean): void;
  defaults(options: object): PouchClass;
}

const load = createRequire(import.meta.url);
const PouchDB = (load('pouchdb-core') as PouchCore)
  .plugin(load('pouchdb-adapter-leveldb'))
  .plugin(load('pouchdb-adapter-memory'))
  .plugin(load('pouchdb-mapreduce'));
// A process has one PouchDB, to which replication can be added once: a test with stations in it has done so.
if (!('replicate' in PouchDB)) PouchDB.plugin(load('pouchdb-replication'));

/** The users' database, which express-pouchdb makes itself. */
const USERS = '_users';

/** The names of the databases that there are. */
export interface DatabaseNames {
  list(): string[];
  add(name: string): void;
  remove(name: string): void;
}

/** Views are kept in databases of their own beside the one they belong to; those are nobody's business. */
function isOwnName(name: string): boolean {
  return !name.includes('-mrview-');
}

function namesInMemory(): DatabaseNames {
  const names = new Set([USERS]);
  return { list: () => [...names].sort(), add: (name) => names.add(name), remove: (name) => names.delete(name) };
}

/** LevelDB makes and removes the folders itself. */
function namesInFolder(folder: string): DatabaseNames {
  return {
    list: () => [...new Set([USERS, ...readdirSync(folder).filter(isOwnName)])].sort(),
    add: () => {},
    remove: () => {},
  };
}

let memories = 0;

export interface OpenPouch {
  Pouch: PouchClass;
  names: DatabaseNames;
  /** Writes out what is open and lets go of the folder; what was in memory is gone. */
  close(): Promise<void>;
}

/**
 * A PouchDB that keeps its databases in a folder, or in memory where there is none.
 *
 * PouchDB tells every class in the process of every database made by any of them, so the list of databases that
 * express-pouchdb would keep by those events mixes two counties in one process; we keep the list ourselves.
 */
export function openPouch(folder: string | undefined): OpenPouch {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const names = folder === undefined ? namesInMemory() : namesInFolder(folder);
  memories += 1;
  const Pouch = PouchDB.defaults(
    folder === undefined
      ? { adapter: 'memory', prefix: `memory-${memories}/` }
      : { adapter: 'leveldb', prefix: join(folder, '/') },
  );
  Pouch.allDbs = async (callback) => {
    callback?.(null, names.list());
    return names.list();
  };
  return {
    Pouch,
    names,
    async close() {
      const open = folder === undefined ? names.list() : readdirSync(folder);
      for (const name of open) {
        const database = new Pouch(name);
        await (folder === undefined ? database.destroy() : database.close());
      }
    },
  };
}
