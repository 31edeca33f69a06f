import type { Document } from '../../../shared/domain/kinds.ts';

/** The county as a contender is given it: a database of its own behind the line. */
export interface Database {
  /** Address of the database, without user and password. */
  url: string;
  authorization: string;
  /** Counts every request. */
  fetch: typeof fetch;
}

/** A way of keeping a local database and the county level, measured beside others. */
export interface Contender {
  name: string;
  /** Fills the local database; nothing goes over the line. */
  fill(documents: Document[]): Promise<void>;
  /** Brings both sides level and resolves when they are. What syncs live stays connected until `rest`. */
  sync(database: Database): Promise<void>;
  /** Ends a live connection, as when the program is closed. */
  rest(): Promise<void>;
  /** Edits the phone of these documents, locally. */
  edit(ids: string[]): Promise<void>;
  close(): Promise<void>;
}
