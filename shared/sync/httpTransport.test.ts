import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, strFromU8 } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { type Fetch, httpTransport } from './httpTransport.ts';
import type { CountyRequest } from './transport.ts';

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(
  answer: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => answer(request, Buffer.concat(chunks), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/station`;
}

const never = new AbortController().signal;
const read: CountyRequest = { method: 'GET', path: '_changes', query: { since: '0 1' }, timeoutMs: 2_000 };

function exchange(base: string, request: CountyRequest = read, stop = never) {
  return httpTransport(fetch as unknown as Fetch, base).exchange(request, stop);
}

describe('S6: HTTP as one transport', () => {
  test('U1: a body is packed, and a small one is not', async () => {
    const got: { encoding: string | undefined; text: string }[] = [];
    const base = await serve((request, body, response) => {
      const encoding = request.headers['content-encoding'];
      got.push({ encoding, text: strFromU8(encoding === 'gzip' ? gunzipSync(body) : body) });
      response.writeHead(201, { 'content-type': 'application/json' }).end('[]');
    });
    const docs = Array.from({ length: 100 }, (_, n) => ({ _id: `person:${n}`, name: '孔兰玉' }));
    const write = (body: unknown): CountyRequest => ({ method: 'POST', path: '_bulk_docs', body, timeoutMs: 2_000 });
    expect(await exchange(base, write({ docs }))).toMatchObject({ ok: true, value: { status: 201, body: [] } });
    await exchange(base, write({ docs: [] }));
    expect(got).toEqual([
      { encoding: 'gzip', text: JSON.stringify({ docs }) },
      { encoding: undefined, text: '{"docs":[]}' },
    ]);
  });

  test('a query is escaped', async () => {
    let url = '';
    const base = await serve((request, _, response) => {
      url = request.url ?? '';
      response.end('{}');
    });
    await exchange(base);
    expect(url).toBe('/station/_changes?since=0+1');
  });
});

describe('P5: what is not CouchDB’s answer', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    [
      'a captive portal’s page',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>登录</html>'),
    ],
    ['a proxy’s error page', (response) => response.writeHead(502).end('Bad Gateway')],
    ['a body cut off within its JSON', (response) => response.writeHead(200).end('{"results":[{"id":"per')],
    ['JSON of someone else on an error', (response) => response.writeHead(500).end('{"code":7}')],
    ['a bare number', (response) => response.writeHead(200).end('7')],
  ])('%s is no answer', async (_name, answer) => {
    const base = await serve((_request, _body, response) => answer(response));
    expect(await exchange(base)).toEqual({ ok: false, reason: 'notCouchDB' });
  });

  test('a connection that breaks within the body, a server that is not there and one that never answers are offline', async () => {
    const broken = await serve((_request, _body, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"results":[');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await exchange(broken)).toEqual({ ok: false, reason: 'offline' });
    expect(await exchange('http://127.0.0.1:9/station')).toEqual({ ok: false, reason: 'offline' });
    const silent = await serve(() => undefined);
    expect(await exchange(silent, { ...read, timeoutMs: 50 })).toEqual({ ok: false, reason: 'offline' });
  });

  test('giving up ends the exchange', async () => {
    const silent = await serve(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    expect(await exchange(silent, { ...read, timeoutMs: 60_000 }, stop.signal)).toEqual({
      ok: false,
      reason: 'offline',
    });
  });
});
