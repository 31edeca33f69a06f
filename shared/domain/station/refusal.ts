/**
 * Why the county's validator refused a document (SYNC U4). CouchDB hands its words on as the row's `reason`,
 * `<refusal>` or `<refusal>: <detail>`; a detail is a field's path or a word, never a person's data.
 * - `deletion`: only the county's administrator deletes (S2)
 * - `id`: not `<kind>:<ulid>`, or a fact without its hash, or a record with one (S1, S3)
 * - `kind`: the document's kind is not the one its id names
 * - `station`: the document belongs to another station
 * - `attachment`: files go to the station's files database
 * - `tooLarge`: more text, or nested deeper, than any form can hold
 * - `schema`: a field breaks its kind's schema; the detail is `<path> <keyword>`
 * - `factChanged`: facts are written once (S3)
 * - `factForged`: the content is not the one the id certifies (C3)
 */
export const REFUSALS = [
  'deletion',
  'id',
  'kind',
  'station',
  'attachment',
  'tooLarge',
  'schema',
  'factChanged',
  'factForged',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The refusal behind a row's `reason`, or undefined where the words are not our validator's. */
export function readRefusal(reason: string): { refusal: Refusal; detail?: string } | undefined {
  const [word, detail] = reason.split(/: (.*)/s);
  const refusal = REFUSALS.find((known) => known === word);
  if (!refusal) return undefined;
  return detail === undefined ? { refusal } : { refusal, detail };
}
