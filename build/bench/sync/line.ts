import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A line between a station and its county, as a clerk has it. */
export interface LineQuality {
  name: string;
  bitsPerSecond: number;
  /** Added to each way, half of the round trip. */
  delayMs: number;
  /** Part of the packets that must be sent again. */
  loss: number;
  /** The line is off for the first `offMs` of every `everyMs`. */
  outage?: { offMs: number; everyMs: number };
}

export const UNSHAPED: LineQuality = { name: 'loopback', bitsPerSecond: Number.POSITIVE_INFINITY, delayMs: 0, loss: 0 };

/** The lines that issue and SYNC.md name. */
export const LINES: LineQuality[] = [
  { name: '64 kbit/s, 600 ms, 2 % loss', bitsPerSecond: 64_000, delayMs: 300, loss: 0.02 },
  { name: '256 kbit/s, 300 ms', bitsPerSecond: 256_000, delayMs: 150, loss: 0 },
  {
    name: '256 kbit/s, off 30 s every 2 min',
    bitsPerSecond: 256_000,
    delayMs: 150,
    loss: 0,
    outage: { offMs: 30_000, everyMs: 120_000 },
  },
];

const PACKET_BYTES = 1400;

/** How long TCP waits at least before it sends a lost packet again. */
const RESEND_MS = 200;

export interface Line {
  /** Where a client connects instead of the server. */
  url: string;
  /** Bytes over the wire so far, headers and connection set-up by HTTP included. */
  up(): number;
  down(): number;
  /** How often somebody waited for the other end: each connection made, and each time something goes up after an answer. */
  roundTrips(): number;
  close(): void;
}

/** Carries TCP to `target`, counts it, and shapes it. */
export async function openLine(target: string, quality: LineQuality): Promise<Line> {
  const { hostname, port } = new URL(target);
  const counted = { up: 0, down: 0, roundTrips: 0 };
  const began = Date.now();
  const sockets = new Set<Socket>();
  const isOff = () => {
    const { outage } = quality;
    return outage !== undefined && (Date.now() - began) % outage.everyMs < outage.offMs;
  };
  const up = shaper(quality, (bytes) => {
    counted.up += bytes;
  });
  const down = shaper(quality, (bytes) => {
    counted.down += bytes;
  });

  const server = createServer((near) => {
    if (isOff()) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const drained = { near: carry(near, far, up), far: carry(far, near, down) };
    for (const [end, socket, other] of [
      ['near', near, far],
      ['far', far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      // What an end has sent is still on its way when it closes.
      socket.on('close', () => {
        sockets.delete(socket);
        void drained[end]().then(() => other.destroy());
      });
    }
    counted.roundTrips += 1;
    let isAnswering = true;
    near.on('data', () => {
      if (isAnswering) counted.roundTrips += 1;
      isAnswering = false;
    });
    far.on('data', () => {
      isAnswering = true;
    });
  });
  const cutter = setInterval(() => {
    if (isOff()) for (const socket of sockets) socket.destroy();
  }, 500);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    up: () => counted.up,
    down: () => counted.down,
    roundTrips: () => counted.roundTrips,
    close() {
      clearInterval(cutter);
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

type Shape = (bytes: number) => Promise<void>;

/** One direction of the line, shared by all connections: each packet waits its turn, then takes its time. */
function shaper({ bitsPerSecond, delayMs, loss }: LineQuality, count: (bytes: number) => void): Shape {
  let freeAt = 0;
  return async (bytes) => {
    count(bytes);
    if (!Number.isFinite(bitsPerSecond)) return;
    const isLost = Math.random() < loss;
    const now = Date.now();
    freeAt = Math.max(now, freeAt) + ((isLost ? 2 : 1) * bytes * 8 * 1000) / bitsPerSecond;
    const arrives = freeAt + delayMs + (isLost ? RESEND_MS + 2 * delayMs : 0);
    await new Promise((resolve) => setTimeout(resolve, arrives - now));
  };
}

/**
 * Packet by packet: a server that saw nothing of a body until all of it had come would take the connection for idle.
 * @returns waits until all that was read has arrived
 */
function carry(from: Socket, to: Socket, shape: Shape): () => Promise<void> {
  let turn = Promise.resolve();
  from.on('data', (chunk: Buffer) => {
    from.pause();
    for (let at = 0; at < chunk.byteLength; at += PACKET_BYTES) {
      const packet = chunk.subarray(at, at + PACKET_BYTES);
      const passed = shape(packet.byteLength);
      turn = turn.then(() => passed).then(() => void (to.writable && to.write(packet)));
    }
    void turn.then(() => from.resume());
  });
  from.on('end', () => void turn.then(() => to.end()));
  return () => turn;
}
