import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** The page of the torture, built as the app is, and behind `/county/` the county with a station's name and password. */
export interface Site {
  origin: string;
  close(): Promise<void>;
}

export async function openSite(county: { url: string; authorization: string }): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangyue-torture-page-'));
  await build({
    root: fileURLToPath(new URL('./page', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome111' },
    define: { global: 'globalThis' },
  });
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://page');
    const answered = pathname.startsWith('/county/')
      ? relay(request, response, `${county.url}/${pathname.slice('/county/'.length)}${search}`, county.authorization)
      : serveFile(response, join(folder, pathname === '/' ? 'index.html' : pathname));
    // A page that is killed in the middle of a request leaves nobody to answer.
    answered.catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function serveFile(response: ServerResponse, path: string): Promise<void> {
  const bytes = await readFile(path).catch(() => undefined);
  response.writeHead(bytes ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  response.end(bytes);
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  authorization: string,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const hasBody = request.method !== 'GET';
  const headers = new Headers({ authorization, accept: 'application/json' });
  for (const name of ['content-type', 'content-encoding']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const answer = await fetch(address, {
    method: request.method ?? 'GET',
    headers,
    signal: gone.signal,
    ...(hasBody && { body: Readable.toWeb(request) as never, duplex: 'half' as const }),
  } as RequestInit);
  response.writeHead(answer.status, { 'content-type': 'application/json', date: answer.headers.get('date') ?? '' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
