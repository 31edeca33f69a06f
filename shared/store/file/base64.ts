/** How many characters `String.fromCharCode` is given at once: some runtimes take no more than 65,536 arguments. */
const CHUNK = 8_192;

/** Bytes as base64, as JSON carries them. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return btoa(text);
}

/** @throws where the text is no base64 */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
