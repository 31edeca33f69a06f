import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

export const STATION = '990101101001';
export const USER = 'station-990101101001';
export const PASSWORD = '柳河-pass word:7';

/** What the county's server does next: as CouchDB 3.5 answers, or one of the things that lines and gateways do. */
export type Mood =
  | 'answers'
  | 'notSetUp'
  | 'suspended'
  | 'lockedOut'
  | 'webPage'
  | 'signInPage'
  | 'redirects'
  | 'hangs'
  | 'down'
  | 'breaksOff'
  | 'slow'
  | 'packs'
  | 'endless';

export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface FakeCounty {
  address: string;
  mood: Mood;
  /** Every request that came in whole, in order. */
  received: Received[];
  /** How many askers have left before their answer was at its end. */
  left: number;
  /** Goes on with an answer that was begun in the mood `slow`. */
  goOn(): void;
  close(): Promise<void>;
}

const AUTHORIZATION = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

export async function fakeCounty(): Promise<FakeCounty> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const waiting: (() => void)[] = [];

  const county: FakeCounty = {
    address: `http://127.0.0.1:${bound.port}`,
    mood: 'answers',
    received: [],
    left: 0,
    goOn() {
      for (const resume of waiting.splice(0)) resume();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return county;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('close', () => {
      if (!response.writableFinished) county.left += 1;
    });
    const { method = '', url = '', headers } = request;
    try {
      county.received.push({ method, url, headers, body: await buffer(request) });
    } catch {
      // The asker left in the middle of its question.
      return;
    }
    await MOODS[county.mood](request, response, () => new Promise((resume) => waiting.push(resume)));
  }
}

type Act = (request: IncomingMessage, response: ServerResponse, goOn: () => Promise<void>) => void | Promise<void>;

const MOODS: Record<Mood, Act> = {
  answers(request, response) {
    if (request.headers.authorization !== AUTHORIZATION) {
      response.setHeader('www-authenticate', 'Basic realm="administrator"');
      return say(response, 401, { error: 'unauthorized', reason: 'Name or password is incorrect.' });
    }
    response.setHeader('etag', '"1-abc"');
    response.setHeader('set-cookie', 'AuthSession=x');
    return say(response, 200, { db_name: `station-${STATION}`, doc_count: 0 });
  },
  notSetUp: (_, response) => say(response, 404, { error: 'not_found', reason: 'Database does not exist.' }),
  suspended: (_, response) =>
    say(response, 403, { error: 'forbidden', reason: 'You are not allowed to access this db.' }),
  lockedOut: (_, response) =>
    say(response, 403, {
      error: 'forbidden',
      reason: 'Account is temporarily locked due to multiple authentication failures',
    }),
  webPage: (_, response) => html(response, 200, '<h1>欢迎使用公共网络</h1>'),
  signInPage(_, response) {
    response.setHeader('www-authenticate', 'Basic realm="net"');
    html(response, 401, '<h1>请先登录</h1>');
  },
  redirects: (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/login' }).end(),
  hangs: () => {},
  down: (_, response) => html(response, 502, '<h1>502 Bad Gateway</h1>'),
  breaksOff(_, response) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"results":[');
    setImmediate(() => response.destroy());
  },
  async slow(_, response, goOn) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"results":[');
    await goOn();
    response.end(']}');
  },
  packs(_, response) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync('{"packed":true}'));
  },
  endless(_, response) {
    response.writeHead(200, { 'content-type': 'text/html' });
    const more = (): void => {
      if (response.destroyed) return;
      response.write('<p>…</p>'.repeat(1_000));
      setImmediate(more);
    };
    more();
  },
};

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}
