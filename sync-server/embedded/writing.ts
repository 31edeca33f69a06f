import { randomBytes } from 'node:crypto';
import { badRequest, CouchError } from './couchError.ts';
import type { Database } from './database.ts';
import type { CouchDocument } from './pouch.ts';
import { hashAsKept, isRevision, revisionAsKept, splitRevision } from './revision.ts';
import type { UserContext, Validator } from './validator.ts';

/** One row of `_bulk_docs`' answer. */
export type WriteRow =
  | { ok: true; id: string; rev: string }
  | { id: string; rev?: string; error: string; reason: string };

/** CouchDB 3.5's default for `max_document_size`, in bytes. */
const DOCUMENT_BYTES_MAX = 8_000_000;

/** The underscore fields a document may carry in. */
const SPECIAL = new Set(['_id', '_rev', '_deleted', '_attachments', '_revisions', '_conflicts', '_deleted_conflicts']);

/** What one malformed document does to its whole batch. */
function assertWellFormed(document: unknown, newEdits: boolean): asserts document is CouchDocument {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw badRequest('Document must be a JSON object');
  }
  const { _id: id, _rev: rev, _revisions: revisions } = document as Record<string, unknown>;
  if (id !== undefined && (typeof id !== 'string' || id === '')) {
    throw new CouchError(400, 'illegal_docid', 'Document id must be a non-empty string');
  }
  if (id?.startsWith('_') && !/^_(design|local)\/./.test(id)) {
    throw new CouchError(400, 'illegal_docid', 'Only reserved document ids may start with underscore.');
  }
  for (const field of Object.keys(document)) {
    if (field.startsWith('_') && !SPECIAL.has(field)) {
      throw new CouchError(400, 'doc_validation', `Bad special document member: ${field}`);
    }
  }
  if (rev !== undefined && !isRevision(rev)) throw badRequest('Invalid rev format');
  if (!newEdits && rev === undefined && revisions === undefined) {
    throw badRequest('When `new_edits: false`, the document needs `_rev` or `_revisions` specified');
  }
}

function assertSize(document: CouchDocument): void {
  if (Buffer.byteLength(JSON.stringify(document)) > DOCUMENT_BYTES_MAX) {
    throw new CouchError(413, 'document_too_large', document._id);
  }
}

/** The document with an id, and with its revisions as CouchDB keeps them. */
function normalised(document: CouchDocument): CouchDocument {
  const { _rev: rev, _revisions: revisions } = document as { _rev?: string; _revisions?: { ids: string[] } };
  return {
    ...document,
    _id: document._id ?? randomBytes(16).toString('hex'),
    ...(rev && { _rev: revisionAsKept(rev) }),
    ...(revisions && { _revisions: { ...revisions, ids: revisions.ids.map(hashAsKept) } }),
  };
}

const CONFLICT = { error: 'conflict', reason: 'Document update conflict.' };

/** What stands between a document and its being written: its refusal, or the version the validator is to be shown. */
type Ground = { refused: { error: string; reason: string } } | { known: true } | { old: CouchDocument | null };

/** The ground of an edit: a new document, or one made on top of a revision that is a leaf. */
async function groundOfEdit(database: Database, document: CouchDocument): Promise<Ground> {
  const leaves = await leavesOf(database, document._id);
  if (document._rev !== undefined) {
    const leaf = leaves.find((one) => one._rev === document._rev);
    return leaf ? { old: leaf } : { refused: CONFLICT };
  }
  // A tombstone does not defend itself, and the validator is not told of it.
  return leaves.every((leaf) => leaf._deleted) ? { old: null } : { refused: CONFLICT };
}

/** The ground of a grafted revision: the nearest of its forebears that is here, if any (a grafted sibling has none). */
async function groundOfGraft(database: Database, document: CouchDocument): Promise<Ground> {
  const {
    _id: id,
    _rev: rev = '',
    _revisions: revisions,
  } = document as CouchDocument & {
    _revisions?: { start: number; ids: string[] };
  };
  const { missing } = (await database.pouch.revsDiff({ [id]: [rev] }))[id] ?? { missing: [] };
  if (missing.length === 0) return { known: true };
  const { start, ids } = revisions ?? { start: splitRevision(rev).start, ids: [] };
  for (const [back, hash] of ids.entries()) {
    if (back === 0) continue;
    const forebear = await database.pouch.get(id, { rev: `${start - back}-${hash}` }).catch(() => undefined);
    if (forebear) return { old: forebear };
  }
  return { old: null };
}

async function leavesOf({ pouch }: Database, id: string): Promise<CouchDocument[]> {
  const leaves = (await pouch.get(id, { open_revs: 'all' }).catch(() => [])) as unknown as { ok?: CouchDocument }[];
  return leaves.flatMap(({ ok }) => ok ?? []);
}

interface Attached {
  data?: string;
}

/** How many bytes stand in base64. */
function bytesIn(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}

/** A document as CouchDB shows it to a validator: of its files how long they are, not what is in them. */
function withoutBytes(document: CouchDocument): CouchDocument {
  const attachments = document._attachments as Record<string, Attached> | undefined;
  if (!attachments) return document;
  const stubs = Object.entries(attachments).map(([name, { data, ...rest }]) => {
    return [name, data === undefined ? rest : { ...rest, stub: true, length: bytesIn(data) }];
  });
  return { ...document, _attachments: Object.fromEntries(stubs) };
}

/** What the validators say to a document on top of the version it was made from. */
function judge(
  validators: Validator[],
  document: CouchDocument,
  old: CouchDocument | null,
  user: UserContext,
  security: unknown,
): { error: string; reason: string } | undefined {
  if (document._id.startsWith('_design/')) {
    return user.roles.includes('_admin')
      ? undefined
      : { error: 'forbidden', reason: 'You are not a db or server admin.' };
  }
  for (const validate of validators) {
    const refused = validate(withoutBytes(document), old, user, security);
    if (refused) return refused;
  }
  return undefined;
}

/**
 * Writes documents as `_bulk_docs` does: each on its own, each with its row, in their order. With `newEdits` false the
 * rows are those of the refused ones only.
 *
 * @throws CouchError where a malformed or too large document fails the whole batch; then nothing was written
 */
export async function writeDocuments(
  database: Database,
  given: unknown[],
  newEdits: boolean,
  user: UserContext,
): Promise<WriteRow[]> {
  for (const document of given) assertWellFormed(document, newEdits);
  const documents = (given as CouchDocument[]).map(normalised);
  documents.forEach(assertSize);
  return database.serially(async () => {
    const validators = await database.validators();
    const security = await database.security();
    const rows = new Map<number, WriteRow>();
    const toWrite = new Map<number, CouchDocument>();
    const seen = new Set<string>();
    for (const [index, document] of documents.entries()) {
      const { _id: id, _rev: rev } = document;
      const twice = newEdits && seen.has(id);
      seen.add(id);
      const ground = twice ? { refused: CONFLICT } : await groundOf(database, document, newEdits);
      if ('known' in ground) continue;
      const refused = 'refused' in ground ? ground.refused : judge(validators, document, ground.old, user, security);
      if (refused) rows.set(index, { id, ...(!newEdits && rev && { rev }), ...refused });
      else toWrite.set(index, document);
    }
    const written = await store(database, [...toWrite.values()], newEdits);
    for (const [position, index] of [...toWrite.keys()].entries()) {
      const row = written[position];
      if (row) rows.set(index, row);
    }
    return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
  });
}

function groundOf(database: Database, document: CouchDocument, newEdits: boolean): Promise<Ground> {
  return newEdits ? groundOfEdit(database, document) : groundOfGraft(database, document);
}

/** Row by row what the store said; with `newEdits` false it says nothing. */
async function store(database: Database, documents: CouchDocument[], newEdits: boolean): Promise<WriteRow[]> {
  if (documents.length === 0) return [];
  const stubs = await database.pouch.bulkDocs(documents, { new_edits: newEdits });
  if (!newEdits) return [];
  return (stubs as { ok?: true; id: string; rev: string; name?: string; message?: string }[]).map((row) =>
    row.ok
      ? { ok: true, id: row.id, rev: row.rev }
      : { id: row.id, error: row.name ?? 'error', reason: row.message ?? '' },
  );
}
