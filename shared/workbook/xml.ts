/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';
import { decodeInPieces } from './encoding.ts';
import { Refused } from './refusal.ts';

/** What is done at each element. Names come without their namespace's prefix, text with its entities resolved. */
export interface XmlHandlers {
  open(name: string, attributes: () => Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Bytes that are decoded and parsed at a time. */
const PIECE_BYTES = 1024 * 1024;

const NAMED_ENTITIES: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };
const LAST_CODE_POINT = 0x10ffff;

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** saxen's own decoder knows no character beyond U+FFFF, where rare characters of names stand (𠮷). */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, named) => {
    if (named !== undefined) return NAMED_ENTITIES[named] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
  });
}

function decoded(attributes: Record<string, string> | false): Record<string, string> {
  if (!attributes) throw new Refused('damaged');
  for (const [name, value] of Object.entries(attributes)) attributes[name] = decodeEntities(value);
  return attributes;
}

/** @throws Refused `damaged` where the XML is broken or cut short; whatever a handler throws */
export function walkXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  let failedInHandler: unknown;
  const guarded = (act: () => void) => {
    try {
      act();
    } catch (error) {
      failedInHandler = error;
      throw error;
    }
  };
  const parser = new Parser()
    .on('openTag', (name, attributes) => guarded(() => handlers.open(local(name), () => decoded(attributes()))))
    .on('closeTag', (name) => guarded(() => handlers.close(local(name))))
    .on('text', (text) => guarded(() => handlers.text(decodeEntities(text))))
    .on('cdata', (text) => guarded(() => handlers.text(text)))
    .on('error', (error) => {
      throw error;
    });
  try {
    for (const piece of decodeInPieces(bytes, PIECE_BYTES)) parser.write(piece);
    parser.end();
  } catch {
    throw failedInHandler ?? new Refused('damaged');
  }
}
