import { decodeText } from '../encoding.ts';

/** The two-byte part of GB18030, which JavaScript can decode but not encode. */
function twoByteCodes(): Map<string, [number, number]> {
  const codes = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = second === 0x7f ? undefined : decodeText(Uint8Array.of(first, second), 'gb18030');
      if (character !== undefined) codes.set(character, [first, second]);
    }
  }
  return codes;
}

/** Text as Excel and WPS write it to a .csv in China. */
export function encodeGb18030(text: string): Uint8Array {
  const codes = twoByteCodes();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return code < 0x80 ? [code] : (codes.get(character) ?? [0x3f]);
    }),
  );
}
