import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE_BYTES_MAX, FILES_PER_DOCUMENT_MAX, PIECE_BYTES_MAX, PIECES_MAX } from './file.ts';
import { cut, isPiece, joined, pieceOf, pieceSizes } from './pieces.ts';
import { mayAttach, standingFiles } from './standing.ts';

/** Bytes that differ from place to place, without a generator drawing each of them. */
function bytesOf(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 7 + (index >> 9)) & 0xff);
}

const whole = fc
  .tuple(fc.integer({ min: 1, max: 3 * PIECE_BYTES_MAX + 1 }), fc.nat(250))
  .map(([length, seed]) => bytesOf(length, seed));

describe('cutting', () => {
  test('pieces are at most 96 KB, named by their content, and make the file again', () => {
    fc.assert(
      fc.property(whole, (bytes) => {
        const { sha256, pieces } = cut(bytes);
        const sizes = pieces.map((piece) => piece.bytes.length);
        expect(sizes.every((size) => size > 0 && size <= PIECE_BYTES_MAX)).toBe(true);
        expect(pieceSizes({ bytes: bytes.length, pieces: pieces.map(({ hash }) => hash) })).toEqual(sizes);
        expect(pieces.every(({ hash, bytes: part }) => isPiece(hash, part))).toBe(true);
        const again = joined(
          pieces.map((piece) => piece.bytes),
          sha256,
        );
        expect(again.ok && Buffer.from(again.value).equals(bytes)).toBe(true);
      }),
      { numRuns: 25, examples: [[bytesOf(PIECE_BYTES_MAX, 1)], [bytesOf(PIECE_BYTES_MAX + 1, 1)], [bytesOf(1, 1)]] },
    );
  });

  test('a changed byte, a piece left out, or two in the wrong order are found by the hash of the whole', () => {
    fc.assert(
      fc.property(whole, fc.nat(), (bytes, at) => {
        const { sha256, pieces } = cut(bytes);
        const parts = pieces.map((piece) => piece.bytes);
        const altered = bytes.slice();
        altered[at % bytes.length] = ((altered[at % bytes.length] ?? 0) + 1) & 0xff;
        expect(joined([altered], sha256).ok).toBe(false);
        expect(isPiece(pieceOf(bytes).hash, altered)).toBe(false);
        expect(joined(parts.slice(0, -1), sha256).ok).toBe(false);
        if (parts.length > 1) expect(joined([...parts].reverse(), sha256).ok).toBe(false);
      }),
      { numRuns: 15 },
    );
  });

  test('the largest file that is kept is cut into as many pieces as a file may have', () => {
    expect(cut(new Uint8Array(FILE_BYTES_MAX)).pieces).toHaveLength(PIECES_MAX);
  });
});

describe('the files of a document', () => {
  const files = ['file:3', 'file:1', 'file:2'].map((id) => ({ id, sha256: id }));

  test('are those that nobody took off, the oldest first', () => {
    expect(standingFiles(files, [{ file: 'file:2' }, { file: 'file:9' }]).map(({ id }) => id)).toEqual([
      'file:1',
      'file:3',
    ]);
  });

  test.each([
    [{ sha256: 'new', bytes: 1 }, undefined],
    [{ sha256: 'new', bytes: 0 }, 'empty'],
    [{ sha256: 'new', bytes: FILE_BYTES_MAX }, undefined],
    [{ sha256: 'new', bytes: FILE_BYTES_MAX + 1 }, 'tooLarge'],
    [{ sha256: 'file:1', bytes: 5 }, 'alreadyThere'],
  ])('%j', (added, reason) => {
    const may = mayAttach(files, added);
    expect(may.ok ? undefined : may.reason).toBe(reason);
  });

  test('are at most so many', () => {
    const many = Array.from({ length: FILES_PER_DOCUMENT_MAX }, (_, index) => ({ sha256: String(index) }));
    const added = { sha256: 'new', bytes: 1 };
    expect(mayAttach(many, added)).toMatchObject({ reason: 'tooMany' });
    expect(mayAttach(many.slice(1), added).ok).toBe(true);
  });
});
