import { gzipSync, strToU8 } from 'fflate';
import type { CountyAnswer, Exchange, Transport } from './transport.ts';

/** As much of `fetch` as is used, so that a page, Node and a test can each bring theirs. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: Uint8Array; signal: AbortSignal },
) => Promise<{
  status: number;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

/** A body below this many bytes is not worth packing: the gzip header and the processor's time outweigh what is saved. */
const GZIP_FROM_BYTES = 512;

/**
 * Speaks HTTP to `base`, the address of the station's database. In the app that is the shell's county proxy, which adds
 * the password (SYNC S5); the page has none.
 */
export function httpTransport(fetch: Fetch, base: string, headers: Record<string, string> = {}): Transport {
  return {
    async exchange({ method, path, query, body, as, timeoutMs }, stop): Promise<Exchange> {
      const url = `${base}/${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
      const packed = packBody(body);
      try {
        const response = await fetch(url, {
          method,
          headers: { accept: as === 'bytes' ? '*/*' : 'application/json', ...headers, ...packed.headers },
          ...(packed.bytes && { body: packed.bytes }),
          signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
        });
        const sent = packed.bytes?.byteLength ?? 0;
        const answer =
          as === 'bytes' && response.status < 400
            ? bytesAnswer(response.status, new Uint8Array(await response.arrayBuffer()), sent)
            : readAnswer(response.status, await response.text(), sent);
        if (response.headers.get('x-county') === 'unreachable') return { ok: false, reason: 'offline' };
        const serverTime = Date.parse(response.headers.get('date') ?? '');
        return answer
          ? { ok: true, value: { ...answer, ...(!Number.isNaN(serverTime) && { serverTime }) } }
          : { ok: false, reason: 'notCouchDB' };
      } catch {
        return { ok: false, reason: 'offline' };
      }
    },
  };
}

function packBody(body: unknown): { bytes?: Uint8Array; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  const plain = strToU8(JSON.stringify(body));
  const type = { 'content-type': 'application/json' };
  if (plain.byteLength < GZIP_FROM_BYTES) return { bytes: plain, headers: type };
  return { bytes: gzipSync(plain), headers: { ...type, 'content-encoding': 'gzip' } };
}

/**
 * The answer, if CouchDB can have given it: JSON, and on failure an object with `error` and `reason`. A portal's page, a
 * proxy's text and a body cut off on the way are none (SYNC P5).
 */
function readAnswer(status: number, text: string, sent: number): CountyAnswer | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof body !== 'object' || body === null) return undefined;
  if (status >= 400 && !('error' in body)) return undefined;
  return { status, body, bytes: sent + strToU8(text).byteLength };
}

function bytesAnswer(status: number, body: Uint8Array, sent: number): CountyAnswer {
  return { status, body, bytes: sent + body.byteLength };
}
