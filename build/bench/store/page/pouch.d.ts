// The little of PouchDB that is measured. Its own types are another package, of another version.

interface PouchDocument {
  _id: string;
  _rev?: string;
  [field: string]: unknown;
}

interface PouchRange {
  key?: unknown;
  keys?: string[];
  startkey?: unknown;
  endkey?: unknown;
  descending?: boolean;
  limit?: number;
  include_docs?: boolean;
  reduce?: boolean;
}

interface PouchRow {
  id: string;
  key: unknown;
  value: unknown;
  doc?: PouchDocument;
}

interface PouchDatabase {
  bulkDocs(documents: PouchDocument[]): Promise<{ id: string; error?: unknown }[]>;
  get(id: string): Promise<PouchDocument>;
  put(document: PouchDocument): Promise<unknown>;
  allDocs(range: PouchRange): Promise<{ rows: PouchRow[] }>;
  query(view: string, range: PouchRange): Promise<{ rows: PouchRow[] }>;
}

declare module 'pouchdb-core' {
  interface PouchDB {
    new (name: string, options: { adapter: 'idb'; view_update_changes_batch_size?: number }): PouchDatabase;
    plugin(plugin: unknown): PouchDB;
  }
  const PouchDB: PouchDB;
  export default PouchDB;
}

declare module 'pouchdb-adapter-idb' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-mapreduce' {
  const plugin: unknown;
  export default plugin;
}
