import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { PIECE_BYTES_MAX } from '../../shared/domain/file/file.ts';
import { readRefusal } from '../../shared/domain/station/refusal.ts';
import { compileValidator } from '../embedded/validator.ts';
import { filesDesign } from './designDocument.ts';

const MEMBER = { db: 'station-990101001001-files', name: 'station', roles: ['station:990101001001'] };
const ADMIN = { ...MEMBER, name: 'admin', roles: ['_admin'] };
const HASH = 'ab'.repeat(32);

const validate = compileValidator(filesDesign());

type Doc = Record<string, unknown>;

function piece(change: Doc = {}, bytes: Doc = {}): Doc {
  const stub = { content_type: 'application/octet-stream', length: PIECE_BYTES_MAX, stub: true, revpos: 1, ...bytes };
  const rev = HASH.slice(0, 32);
  return {
    _id: `piece:${HASH}`,
    _rev: `1-${rev}`,
    _revisions: { start: 1, ids: [rev] },
    _attachments: { bytes: stub },
    ...change,
  };
}

function refusalOf(document: Doc, old: Doc | null = null, user = MEMBER): string | undefined {
  return validate(document, old, user, {})?.reason;
}

test('is ES5 and one function, as the older engines of CouchDB want it', () => {
  parse(`(${filesDesign().validate_doc_update})`, { ecmaVersion: 5 });
});

test('a piece is taken once, and not deleted by a station', () => {
  expect(refusalOf(piece())).toBeUndefined();
  expect(refusalOf(piece(), piece())).toBe('factChanged');
  expect(refusalOf({ _id: `piece:${HASH}`, _deleted: true }, piece())).toBe('deletion');
  expect(refusalOf({ _id: `piece:${HASH}`, _deleted: true }, piece(), ADMIN)).toBeUndefined();
});

test.each<[string, Doc, string]>([
  ['another id', piece({ _id: 'piece:AB' }), 'id'],
  ['a record', piece({ _id: 'person:01JCXA5W7Q0000000000000001' }), 'id'],
  ['a second branch', piece({ _rev: '1-00000000000000000000000000000000' }), 'factChanged'],
  ['more than its bytes', piece({ name: '孔兰玉' }), 'schema'],
  ['no bytes', piece({ _attachments: {} }), 'schema'],
  ['a second attachment', piece({ _attachments: { bytes: {}, more: {} } }), 'schema'],
  ['bytes of another type', piece({}, { content_type: 'text/html' }), 'schema'],
  ['an empty one', piece({}, { length: 0 }), 'schema'],
  ['one byte too many', piece({}, { length: PIECE_BYTES_MAX + 1 }), 'tooLarge'],
])('%s is refused with a reason that the station knows', (_, document, refusal) => {
  expect(readRefusal(refusalOf(document) ?? '')?.refusal).toBe(refusal);
});
