import { readFileSync } from 'node:fs';
import { ID_PATTERN } from '../../shared/domain/document.ts';
import { PIECE_BYTES_MAX } from '../../shared/domain/file/file.ts';
import { PIECE_ATTACHMENT, PIECE_ID_PATTERN, PIECE_TYPE, REVISION_DIGITS } from '../../shared/store/file/pieceStore.ts';
import { envelopeTable, type JsonSchema, type KindTable, kindTables } from './schemaTables.ts';

/** The design document of a station's database. Stations ignore it (SYNC P6); CouchDB runs its validator on every write. */
export interface DesignDocument {
  _id: '_design/station';
  language: 'javascript';
  validate_doc_update: string;
}

/** Everything the validator is told: the station's code, the schemas and the bounds. */
export interface Given {
  station: string;
  idPattern: string;
  envelope: JsonSchema;
  kinds: Record<string, KindTable>;
  charactersMax: number;
  depthMax: number;
  sha256Start: number[];
  sha256Rounds: number[];
}

/**
 * How much JSON text a document may hold, in UTF-16 units. A unit is at most three bytes of UTF-8, so a document that
 * passes is below CouchDB's `max_document_size` of 8,000,000 bytes, which refuses a whole batch instead of one row.
 */
const CHARACTERS_MAX = 2_500_000;

/** How deep a document may be nested. Our deepest schema has 4 levels; endless nesting would exhaust the validator. */
const DEPTH_MAX = 32;

const PRIMES_NEEDED = 64;

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

/** The first 32 bits behind the point of a root, as SHA-256 (FIPS 180-4) takes its constants. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

/** What the validator of one station's database is given. */
export function givenFor(station: string): Given {
  const primes = firstPrimes(PRIMES_NEEDED);
  return {
    station,
    idPattern: ID_PATTERN.source,
    envelope: envelopeTable(),
    kinds: kindTables(),
    charactersMax: CHARACTERS_MAX,
    depthMax: DEPTH_MAX,
    sha256Start: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    sha256Rounds: primes.map((prime) => fraction(Math.cbrt(prime))),
  };
}

/** JSON as an ES5 source text: nothing but ASCII, so no engine reads it differently. */
function asSource(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Everything the validator of a files database is told. */
const GIVEN_FOR_FILES = {
  idPattern: PIECE_ID_PATTERN.source,
  revisionDigits: REVISION_DIGITS,
  fields: ['_id', '_rev', '_revisions', '_attachments'],
  attachment: PIECE_ATTACHMENT,
  type: PIECE_TYPE,
  bytesMax: PIECE_BYTES_MAX,
};

/** The text of a `validate_doc_update` for what it is given: one anonymous function expression. */
function sourceOf(name: 'validator.js' | 'filesValidator.js', given: unknown): string {
  const file = readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
  const start = file.indexOf('function validateDocUpdate(');
  const source = file.slice(start).replace('function validateDocUpdate(', 'function (').trim();
  if (start < 0 || source.split('GIVEN').length !== 2) throw new Error(`${name} has lost its shape`);
  return source.replace('GIVEN', () => asSource(given));
}

/** The text of the validator of a station's records. */
export function validatorSource(given: Given): string {
  return sourceOf('validator.js', given);
}

function designOf(validate_doc_update: string): DesignDocument {
  return { _id: '_design/station', language: 'javascript', validate_doc_update };
}

/** The design document of one station's records database. */
export function stationDesign(station: string): DesignDocument {
  return designOf(validatorSource(givenFor(station)));
}

/** The design document of a station's files database, the same for all. */
export function filesDesign(): DesignDocument {
  return designOf(sourceOf('filesValidator.js', GIVEN_FOR_FILES));
}
