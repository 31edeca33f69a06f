import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Host } from '../host/host.ts';

/** Only this computer may knock. A name instead of the number would let another address stand behind it. */
export const LOOPBACK = '127.0.0.1';

/** `inUse`: something listens there already. `notAllowed`: the system keeps that port for itself. */
export type ListenFailure = 'inUse' | 'notAllowed';

/**
 * Brings HTTP requests to the host. `hostAt` is given the origin once the port is known; port 0 takes any free one.
 * @throws the system's error where listening fails (`EADDRINUSE`, `EACCES`)
 */
export async function serve(
  port: number,
  hostAt: (origin: string) => Host,
): Promise<{ origin: string; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('a port was asked for, a pipe was given');
  const authority = `${LOOPBACK}:${bound.port}`;
  const host = hostAt(`http://${authority}`);
  server.on('request', (incoming, outgoing) => {
    void answer(incoming, outgoing, authority, host);
  });
  return { origin: `http://${authority}`, server };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, authority: string, host: Host) {
  const named = incoming.headers.host;
  const path = incoming.url ?? '';
  // Another name for this address (DNS rebinding) is another page's doing, except `localhost`, which people type:
  // the browser keeps data by origin, so a clerk must always end up at the same one.
  if (named !== authority || !path.startsWith('/')) {
    const typed = named === authority.replace(LOOPBACK, 'localhost') && incoming.method === 'GET';
    outgoing.writeHead(typed ? 307 : 421, typed ? { location: `http://${authority}${path}` } : {}).end();
    return;
  }
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const answered = await host(asRequest(incoming, `http://${authority}${path}`, gone.signal));
    outgoing.writeHead(answered.status, Object.fromEntries(answered.headers));
    if (answered.body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(answered.body as ReadableStream<Uint8Array>), outgoing);
  } catch {
    // The asker has gone, or the county broke off in the middle: the browser must not take the rest for the whole.
    outgoing.destroy();
  }
}

function asRequest(incoming: IncomingMessage, address: string, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD' && hasContent(incoming);
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal };
  if (hasBody) Object.assign(init, { body: Readable.toWeb(incoming), duplex: 'half' });
  return new Request(address, init);
}

function hasContent({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
