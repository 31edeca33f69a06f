import type { Sink } from '../bundle.ts';
import type { Source } from '../part.ts';

/** The files of one bundle, as they lie on a stick. */
export interface Stick extends Sink {
  files: Uint8Array[];
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function emptyStick(): Stick {
  const bodies: Uint8Array[][] = [];
  const files: Uint8Array[] = [];
  return {
    files,
    async append(part, bytes) {
      bodies[part - 1] = [...(bodies[part - 1] ?? []), bytes];
    },
    async finish(part, _, head) {
      files[part - 1] = joined([head, ...(bodies[part - 1] ?? [])]);
    },
  };
}

export function sourcesOf(files: Uint8Array[]): Source[] {
  return files.map((bytes, at) => ({
    name: `${at + 1}.xyb`,
    size: bytes.length,
    read: async (from, to) => bytes.subarray(from, to),
  }));
}
