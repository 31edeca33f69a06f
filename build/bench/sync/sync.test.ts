import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Line, openLine, UNSHAPED } from './line.ts';
import { openPacking } from './packing.ts';

const ANSWER = JSON.stringify({ rows: 'x'.repeat(4_000) });
const server = createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(ANSWER);
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Asks over a kept connection, and reads the answer to its end. */
function ask(to: string, agent: Agent, body = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', 'content-length': String(body.length) };
    const asked = request(to, { method: 'POST', agent, headers }, (answer) => answer.resume().on('end', resolve));
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('T4: the counting proxy', () => {
  async function through(line: Line, bodies: string[]): Promise<Pick<Record<string, number>, string>> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const body of bodies) await ask(line.url, agent, body);
    agent.destroy();
    line.close();
    return { up: line.up(), down: line.down(), roundTrips: line.roundTrips() };
  }

  test('counts every byte both ways, headers too, and a round trip for the connection and each answer', async () => {
    const [one, two, long] = [
      await through(await openLine(url, UNSHAPED), ['']),
      await through(await openLine(url, UNSHAPED), ['', '']),
      await through(await openLine(url, UNSHAPED), ['y'.repeat(3_000)]),
    ];
    expect([one.roundTrips, two.roundTrips, long.roundTrips]).toEqual([2, 3, 2]);
    expect(one.down).toBeGreaterThan(ANSWER.length);
    expect(two).toMatchObject({ up: (one.up ?? 0) * 2, down: (one.down ?? 0) * 2 });
    expect((long.up ?? 0) - (one.up ?? 0)).toBe(3_000 + '3000'.length - '0'.length);
  });

  test('lets a body trickle: a server that closes what is idle sees it coming', async () => {
    // With a header of its own it does not tell how long it waits, and the client keeps the connection.
    const impatient = createServer((asked, response) => {
      response.setHeader('connection', 'keep-alive');
      asked.resume().on('end', () => response.end());
    });
    impatient.keepAliveTimeout = 200;
    await new Promise<void>((resolve) => impatient.listen(0, '127.0.0.1', resolve));
    const slow = { name: 'slow', bitsPerSecond: 64_000, delayMs: 10, loss: 0 };
    const line = await openLine(`http://127.0.0.1:${(impatient.address() as AddressInfo).port}`, slow);
    const longerThanIdle = 'y'.repeat(16_000);
    expect((await through(line, ['', longerThanIdle])).up).toBeGreaterThan(longerThanIdle.length);
    impatient.close();
  });

  test('carries no faster than the line it stands for', async () => {
    const slow = { name: 'slow', bitsPerSecond: 64_000, delayMs: 50, loss: 0 };
    const began = performance.now();
    await through(await openLine(url, slow), ['']);
    const least = (ANSWER.length * 8 * 1000) / 64_000 + 2 * 50;
    expect(performance.now() - began).toBeGreaterThan(least);
  });

  test('behind a proxy that packs, answers are as small as one would make them', async () => {
    const packing = await openPacking(url);
    const packed = await through(await openLine(packing.url, UNSHAPED), ['']);
    packing.close();
    expect(packed.down).toBeLessThan(600);
  });
});
