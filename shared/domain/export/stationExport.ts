import type { Document } from '../kinds.ts';

/** Says what the file is, for whoever finds it years later. */
export const EXPORT_FORMAT = 'xiangyue-station';
export const EXPORT_VERSION = 1;

/**
 * A whole station as one JSON object: its documents as the county would get them, and the derived balances of its
 * ledger, in hundredths of a point, so that one can be held against the other.
 */
export interface StationExport {
  format: typeof EXPORT_FORMAT;
  version: typeof EXPORT_VERSION;
  station: string;
  /** UTC ISO. */
  exportedAt: string;
  exportedBy: string;
  balances: { account: string; points: number }[];
  documents: Document[];
}

/**
 * The text of an export, part by part, so that it never stands in memory as a whole. The parts joined are the JSON of a
 * `StationExport`.
 */
export async function* exportText(
  head: Omit<StationExport, 'format' | 'version' | 'balances' | 'documents'>,
  pages: { balances: AsyncIterable<StationExport['balances']>; documents: AsyncIterable<Document[]> },
): AsyncGenerator<string> {
  const opening = JSON.stringify({ format: EXPORT_FORMAT, version: EXPORT_VERSION, ...head });
  yield `${opening.slice(0, -1)},"balances":[`;
  yield* membersOf(pages.balances);
  yield '],"documents":[';
  yield* membersOf(pages.documents);
  yield ']}\n';
}

async function* membersOf(pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield `${isFirst ? '' : ','}\n${page.map((member) => JSON.stringify(member)).join(',\n')}`;
    isFirst = false;
  }
}

/** What was read from a file: documents, and derived balances where it has them. */
export interface ReadExport {
  documents: Document[];
  balances: StationExport['balances'] | undefined;
}

/**
 * A station's documents from parsed JSON: an export, a plain list of documents, or what CouchDB answers to `_all_docs` or
 * takes in `_bulk_docs`. Undefined where it is none of these.
 */
export function readExport(value: unknown): ReadExport | undefined {
  const object = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { documents, docs, rows, balances } = object;
  const list = Array.isArray(value) ? value : (documents ?? docs ?? rows);
  if (!Array.isArray(list)) return undefined;
  const found = list.flatMap((member) => documentOf(member) ?? []);
  if (found.length === 0 && list.length > 0) return undefined;
  return { documents: found, balances: Array.isArray(balances) ? balances : undefined };
}

/** A document as a station holds it, from one as CouchDB does; design documents are none. */
function documentOf(member: unknown): Document | undefined {
  if (typeof member !== 'object' || member === null) return undefined;
  const { doc, ...own } = member as Record<string, unknown>;
  const held = (typeof doc === 'object' && doc !== null ? doc : own) as Record<string, unknown>;
  const id = held.id ?? held._id;
  if (typeof id !== 'string' || typeof held.kind !== 'string') return undefined;
  const { local: _, ...content } = Object.fromEntries(Object.entries(held).filter(([field]) => !field.startsWith('_')));
  return { ...content, id } as Document;
}
