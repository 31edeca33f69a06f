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
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
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
    carry(near, far, up);
    carry(far, near, down);
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

/** One direction of the line, shared by all connections: each chunk waits its turn, then takes its time. */
function shaper({ bitsPerSecond, delayMs, loss }: LineQuality, count: (bytes: number) => void): Shape {
  let freeAt = 0;
  return async (bytes) => {
    count(bytes);
    if (!Number.isFinite(bitsPerSecond)) return;
    const packets = Math.ceil(bytes / PACKET_BYTES);
    let resends = 0;
    for (let packet = 0; packet < packets; packet += 1) if (Math.random() < loss) resends += 1;
    const now = Date.now();
    const sending = ((bytes + resends * PACKET_BYTES) * 8 * 1000) / bitsPerSecond;
    freeAt = Math.max(now, freeAt) + sending;
    const arrives = freeAt + delayMs + (resends > 0 ? RESEND_MS + 2 * delayMs : 0);
    await new Promise((resolve) => setTimeout(resolve, arrives - now));
  };
}

function carry(from: Socket, to: Socket, shape: Shape): void {
  let turn = Promise.resolve();
  from.on('data', (chunk: Buffer) => {
    from.pause();
    const passed = shape(chunk.byteLength);
    turn = turn.then(() => passed).then(() => void (to.writable && to.write(chunk)));
    void passed.then(() => from.resume());
  });
  from.on('end', () => void turn.then(() => to.end()));
}
