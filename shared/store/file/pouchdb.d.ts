// As much of PouchDB 9 as is used: its published types are another package's, of another version, and bring the DOM's
// with them, which `shared/` must not see.

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
  error?: string;
  doc?: PouchDocument;
}

interface PouchDatabase {
  bulkDocs(documents: PouchDocument[], options?: { new_edits: boolean }): Promise<{ id: string; error?: unknown }[]>;
  get(id: string, options?: { rev?: string; attachments?: boolean }): Promise<PouchDocument>;
  put(document: PouchDocument): Promise<unknown>;
  revsDiff(revisions: Record<string, string[]>): Promise<Record<string, { missing: string[] }>>;
  bulkGet(wanted: {
    docs: { id: string; rev: string }[];
  }): Promise<{ results: { id: string; docs: { ok?: unknown; error?: unknown }[] }[] }>;
  allDocs(range: PouchRange): Promise<{ rows: PouchRow[] }>;
  query(view: string, range: PouchRange): Promise<{ rows: PouchRow[] }>;
  close(): Promise<unknown>;
}

interface PouchReplication extends PromiseLike<unknown> {
  on(event: 'change', listen: (change: { docs: PouchDocument[] }) => void): PouchReplication;
  on(event: 'denied', listen: (refused: { id?: string; reason?: string }) => void): PouchReplication;
  on(event: 'error', listen: (error: unknown) => void): PouchReplication;
  cancel(): void;
}

interface PouchOptions {
  adapter: string;
  view_update_changes_batch_size?: number;
  /** Stands for the platform's `fetch` under the http adapter. */
  fetch?: unknown;
  /** Whether the http adapter asks first if the database is there. */
  skip_setup?: boolean;
}

interface PouchReplicationOptions {
  doc_ids: readonly string[];
  batch_size: number;
  batches_limit: number;
  checkpoint: false;
}

interface PouchClass {
  new (name: string, options: PouchOptions): PouchDatabase;
  /** Adds to the class and answers with it. */
  plugin(plugin: unknown): PouchClass;
  replicate(from: PouchDatabase, to: PouchDatabase, options: PouchReplicationOptions): PouchReplication;
}

declare module 'pouchdb-core' {
  const PouchDB: PouchClass;
  export default PouchDB;
}

declare module 'pouchdb-adapter-idb' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-replication' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-mapreduce' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-adapter-memory' {
  const plugin: unknown;
  export default plugin;
}
