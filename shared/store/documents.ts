import {
  getChangedDocumentsSince,
  getDefaultRevision,
  getDefaultRxDocumentMeta,
  getWrittenDocumentsFromBulkWriteResponse,
  type RxCollection,
  type RxDocumentData,
} from 'rxdb';
import type { CollectionName } from '../domain/kinds.ts';
import type { Stored } from './stored.ts';

export type Collections = Record<CollectionName, RxCollection<Stored>>;

/** How often a write is tried again when another window wrote the same document in between. */
const RETRIES_MAX = 20;

/** Names this program's writes in RxDB's change events. */
const WRITE_CONTEXT = 'xiangyue';

/** What a change makes of a document: its new state, or undefined to leave it as it is. */
export type Change = (current: Stored | undefined, id: string) => Stored | undefined;

function fromStorage(row: RxDocumentData<Stored>): Stored {
  const { _meta, _rev, _deleted, _attachments, ...stored } = row;
  return stored as unknown as Stored;
}

export async function readDocuments(collection: RxCollection<Stored>, ids: string[]): Promise<Map<string, Stored>> {
  const rows = await collection.storageInstance.findDocumentsById(ids, false);
  return new Map(rows.map((row) => [row.id, fromStorage(row)]));
}

/** Documents as they were written, and where that is in the changes of their collection; no place when there are none. */
export interface Written {
  documents: Stored[];
  checkpoint: ChangesPage['checkpoint'] | undefined;
}

/**
 * Changes documents, each atomically: a change made by another window between reading and writing is never overwritten,
 * the change is worked out anew on top of it. All of a batch goes to the disk in one strict transaction.
 *
 * @returns the documents as they were written; those that `change` left alone are not among them
 * @throws what the storage throws (a full disk, a closed database); then nothing of the batch was written
 */
export async function changeDocuments(
  collection: RxCollection<Stored>,
  ids: string[],
  change: Change,
): Promise<Written> {
  const written: Written = { documents: [], checkpoint: undefined };
  let open = [...new Set(ids)];
  for (let attempt = 0; open.length > 0; attempt += 1) {
    if (attempt > RETRIES_MAX) throw new Error(`a document kept changing under its change: ${open.length} left`);
    const rows = await collection.storageInstance.findDocumentsById(open, true);
    const previous = new Map(rows.map((row) => [row.id, row]));
    const writes = open.flatMap((id) => {
      const row = previous.get(id);
      const next = change(row && !row._deleted ? fromStorage(row) : undefined, id);
      return next ? [{ next, write: writeRow(next, row) }] : [];
    });
    if (writes.length === 0) return written;
    const rowsToWrite = writes.map(({ write }) => write);
    const response = await collection.storageInstance.bulkWrite(rowsToWrite, WRITE_CONTEXT);
    const { error } = response;
    const failed = new Set(error.map((one) => one.documentId));
    const broken = error.find((one) => one.status !== 409);
    if (broken) throw new Error(`the storage refused a write with status ${broken.status}`);
    written.documents.push(...writes.filter(({ next }) => !failed.has(next.id)).map(({ next }) => next));
    for (const { id, _meta } of getWrittenDocumentsFromBulkWriteResponse('id', rowsToWrite, response)) {
      written.checkpoint = later(written.checkpoint, { id, lwt: _meta.lwt });
    }
    open = [...failed];
  }
  return written;
}

function later(a: ChangesPage['checkpoint'] | undefined, b: ChangesPage['checkpoint']): ChangesPage['checkpoint'] {
  return a && (a.lwt > b.lwt || (a.lwt === b.lwt && a.id > b.id)) ? a : b;
}

function writeRow(next: Stored, previous: RxDocumentData<Stored> | undefined) {
  const document = {
    ...next,
    _deleted: false,
    _attachments: {},
    _meta: previous ? { ...previous._meta } : getDefaultRxDocumentMeta(),
    _rev: getDefaultRevision(),
  } as unknown as RxDocumentData<Stored>;
  return previous ? { previous, document } : { document };
}

export interface ChangesPage {
  documents: Stored[];
  checkpoint: { id: string; lwt: number };
}

/** The next documents changed after a position, oldest change first; none means that everything has been seen. */
export async function changesSince(
  collection: RxCollection<Stored>,
  since: ChangesPage['checkpoint'] | undefined,
  limit: number,
): Promise<ChangesPage> {
  const page = await getChangedDocumentsSince(collection.storageInstance as never, limit, since as never);
  return {
    documents: page.documents.map((row) => fromStorage(row as unknown as RxDocumentData<Stored>)),
    checkpoint: page.checkpoint as ChangesPage['checkpoint'],
  };
}
