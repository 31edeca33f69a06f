/** The part of the encoding standard that the three runtimes share; `shared/` has no DOM types to name it by. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes?: Uint8Array, options?: { stream?: boolean }): string };

/** The text of bytes in this encoding without its byte order mark, or undefined where they are not of it. */
export function decodeText(
  bytes: Uint8Array,
  label: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be',
): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The encoding that a byte order mark names. */
export function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** Decodes a long text piece by piece, so that bytes and text are not both held whole. */
export function* decodeInPieces(bytes: Uint8Array, pieceBytes: number): Generator<string> {
  const decoder = new TextDecoder(byteOrderMark(bytes) ?? 'utf-8', { fatal: true });
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    yield decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true });
  }
  yield decoder.decode();
}
