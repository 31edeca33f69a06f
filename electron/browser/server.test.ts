import { request as ask } from 'node:http';
import { expect, test } from 'vitest';
import { serve } from './server.ts';

async function withServer(host: (request: Request) => Promise<Response>, use: (port: number) => Promise<void>) {
  const { server, origin } = await serve(0, () => host);
  await use(Number(new URL(origin).port));
  server.closeAllConnections();
  server.close();
}

/** A raw request: `fetch` would not let a test lie about the host. */
function status(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

test('answers to its own number only, whoever else’s name leads here', async () => {
  await withServer(
    async () => new Response('ok'),
    async (port) => {
      expect(await status(port, '/', { host: `127.0.0.1:${port}` })).toBe(200);
      expect(await status(port, '/', { host: `localhost:${port}` })).toBe(307);
      expect(await status(port, '/host/county', { host: `localhost:${port}` }, 'PUT')).toBe(421);
      for (const host of [`evil.example:${port}`, 'evil.example', '127.0.0.1', `127.0.0.1:${port + 1}`]) {
        expect(await status(port, '/host/info', { host })).toBe(421);
      }
      expect(await status(port, `http://evil.example/`, { host: `127.0.0.1:${port}` })).toBe(421);
    },
  );
});

test('a failure of the host is no answer', async () => {
  await withServer(
    () => Promise.reject(new Error('a mistake')),
    (port) => expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(),
  );
});

test('listens on this computer only', async () => {
  const { server } = await serve(0, () => async () => new Response('ok'));
  expect(server.address()).toMatchObject({ address: '127.0.0.1' });
  server.close();
});

test('says that a port is taken', async () => {
  await withServer(
    async () => new Response('ok'),
    (port) => expect(serve(port, () => async () => new Response('ok'))).rejects.toMatchObject({ code: 'EADDRINUSE' }),
  );
});
