import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

/** As `sync-server/compose/Caddyfile` has it. */
const PACKED_FROM_BYTES = 512;

/** A proxy that packs the answers of a server that packs none. */
export async function openPacking(target: string): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const { host: _, connection: __, 'transfer-encoding': ___, 'content-length': ____, ...headers } = request.headers;
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(hasBody && { body: Readable.toWeb(request) as never, duplex: 'half' as const }),
    } as RequestInit);
    const body = Buffer.from(await answer.arrayBuffer());
    const isPacked = body.byteLength >= PACKED_FROM_BYTES && /gzip/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? '',
      date: answer.headers.get('date') ?? '',
      ...(isPacked && { 'content-encoding': 'gzip' }),
    });
    response.end(isPacked ? gzipSync(body) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
