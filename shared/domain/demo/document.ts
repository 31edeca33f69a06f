import type { Envelope } from '../document.ts';
import type { DocumentOf, Kind } from '../kinds.ts';

/** A document of the demonstration before the station gives it an envelope. */
export type DemoDocument = {
  [K in Kind]: { kind: K; id: string; content: Omit<DocumentOf<K>, keyof Envelope | 'chain'> };
}[Kind];
export type DemoOf<K extends Kind> = Extract<DemoDocument, { kind: K }>;

/** Crockford's Base32 without the letters that ULIDs leave out. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID_LENGTH = 26;
/** A fixed beginning, so that the demonstration's ids are the same on every laptop and unlike any true one. */
const BEGINNING = '00DEM0';

/** Gives ids in order; the same ones every time. */
export function demoIds(): (kind: Kind) => string {
  let count = 0;
  return (kind) => {
    count += 1;
    let rest = count;
    let text = '';
    while (rest > 0) {
      text = DIGITS[rest % DIGITS.length] + text;
      rest = Math.floor(rest / DIGITS.length);
    }
    return `${kind}:${BEGINNING}${text.padStart(ULID_LENGTH - BEGINNING.length, '0')}`;
  };
}
