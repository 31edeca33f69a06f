import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FileFact, PIECE_BYTES_MAX } from '../shared/domain/file/file.ts';
import { type PieceStore, pieceId, pieceRevision } from '../shared/store/file/pieceStore.ts';
import { askFor, countPieces } from '../shared/store/file/pieces.ts';
import type { Station } from '../shared/store/station.ts';
import { openTestStation, testDisk } from '../shared/store/testing/station.ts';
import { County } from '../shared/sync/county.ts';
import { CountyPieces } from '../shared/sync/file/countyPieces.ts';
import { type FileConditions, FileSync } from '../shared/sync/file/fileSync.ts';
import { addedFile, isWhole } from '../shared/sync/file/testing/addedFile.ts';
import { TestPouch, testPieces } from '../shared/sync/file/testing/memoryPieces.ts';
import { type Fetch, httpTransport } from '../shared/sync/httpTransport.ts';
import { realSurroundings, Sync } from '../shared/sync/sync.ts';
import type { CountyRequest, Exchange, Transport } from '../shared/sync/transport.ts';
import { countyForTests, type TestCounty } from './testing/county.ts';

/** Sending goes over a real socket; far longer is a failure. */
const DONE = { timeout: 20_000, interval: 20 };

/** No waiting for real: what is waited for is asked for again at once. */
const QUICK = {
  ...realSurroundings,
  sleep: (ms: number, stop: AbortSignal) => realSurroundings.sleep(Math.min(ms, 20), stop),
};

const ALWAYS: FileConditions = {
  recordsWaiting: async () => 0,
  line: async () => 'good',
  hasRoom: async () => true,
};

let county: TestCounty;

beforeAll(async () => {
  county = await countyForTests();
});
afterAll(async () => {
  await county.stop();
});

/** What a line does to an exchange; by default it lets all through. */
type Fault = (request: CountyRequest, go: () => Promise<Exchange>) => Promise<Exchange>;

/** The line to one database of the county, with everything noted that goes over it. */
function lineTo(database: string, noted: CountyRequest[], fault: Fault = (_, go) => go()): Transport {
  const authorization = `Basic ${btoa(`${county.user}:${county.password}`)}`;
  const http = httpTransport(fetch as unknown as Fetch, `${county.url}/${database}`, { authorization });
  return {
    exchange(request, stop) {
      noted.push(request);
      return fault(request, () => http.exchange(request, stop));
    },
  };
}

class Laptop {
  readonly requests: CountyRequest[] = [];
  readonly records: Sync;
  fault: Fault = (_, go) => go();
  files: FileSync;

  private constructor(
    readonly station: Station,
    readonly pieces: PieceStore,
    readonly conditions: FileConditions,
  ) {
    const database = `station-${county.station}`;
    const toRecords = lineTo(database, this.requests);
    this.records = new Sync(station, new County(toRecords, () => station.deviceId), QUICK);
    this.files = this.fileSync();
  }

  static async open(conditions: Partial<FileConditions> = {}): Promise<Laptop> {
    const station = await openTestStation(testDisk(), { code: county.station, collections: ['notices'] });
    const laptop = new Laptop(station, testPieces(), {
      ...ALWAYS,
      recordsWaiting: () => station.countUploads('waiting'),
      ...conditions,
    });
    laptops.push(laptop);
    return laptop;
  }

  /** As after a kill: nothing is known but what is on the disk. */
  fileSync(): FileSync {
    const files = `station-${county.station}-files`;
    const transport = lineTo(files, this.requests, (request, go) => this.fault(request, go));
    const remote = new CountyPieces(
      async () => TestPouch,
      transport,
      (bytes) => Buffer.from(bytes),
    );
    return new FileSync({ device: this.station.device, store: this.pieces, county: remote }, this.conditions, QUICK);
  }

  add(bytes: Uint8Array): Promise<FileFact> {
    return addedFile(this.station, this.pieces, bytes);
  }

  /** The hashes of the pieces that went out, in order, also those that did not arrive. */
  get piecesOut(): string[] {
    const docs = this.requests
      .filter(({ path }) => path === '_bulk_docs')
      .flatMap(({ body }) => (body as { docs: { _id: string }[] }).docs);
    return docs.filter(({ _id }) => _id.startsWith('piece:')).map(({ _id }) => _id.slice('piece:'.length));
  }

  states = async () =>
    Object.fromEntries((await this.station.device.pieces.toArray()).map(({ hash, state }) => [hash, state]));

  async allAre(state: string): Promise<void> {
    await expect.poll(async () => [...new Set(Object.values(await this.states()))], DONE).toEqual([state]);
  }

  whole(file: FileFact): Promise<boolean> {
    return isWhole(this.pieces, file);
  }

  async close(): Promise<void> {
    await Promise.all([this.files.stop(), this.records.stop()]);
    await this.pieces.close();
    await this.station.close();
  }
}

const laptops: Laptop[] = [];
afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.close();
});

let seed = 0;
/** A photo that no other test has, of so many pieces. */
function photo(pieces: number): Uint8Array {
  seed += 1;
  const mine = seed;
  const random = (index: number) => Math.imul(index + mine * 7919, 2654435761) >>> 24;
  return Uint8Array.from({ length: (pieces - 1) * PIECE_BYTES_MAX + 100 }, (_, index) => random(index));
}

function bytesOut(requests: readonly CountyRequest[]): number {
  return requests.reduce((sum, { body }) => sum + JSON.stringify(body ?? '').length, 0);
}

const isPiece = ({ path, body }: CountyRequest) => path === '_bulk_docs' && JSON.stringify(body).includes('piece:');

describe('two laptops', () => {
  test('S1, P4: what one adds, a new one shows and fetches; records go first, then thumbnails, and the original last', async () => {
    const one = await Laptop.open();
    const [first, second] = [await one.add(photo(3)), await one.add(photo(2))];
    one.files.start();
    await expect.poll(() => one.files.status.phase, DONE).toBe('records');
    expect(one.requests).toEqual([]);
    await one.records.start();
    await one.allAre('sent');
    const record = one.requests.findIndex(({ body }) => JSON.stringify(body ?? '').includes('"file:'));
    expect(record).toBeGreaterThanOrEqual(0);
    expect(record).toBeLessThan(one.requests.findIndex(isPiece));
    expect(one.piecesOut.slice(0, 2).sort()).toEqual([first, second].map(({ thumbnail }) => thumbnail?.piece).sort());
    expect(one.piecesOut).toHaveLength(7);
    expect(await one.station.device.originals.count()).toBe(0);

    const two = await Laptop.open();
    two.files.start();
    await two.records.start();
    await two.allAre('sent');
    expect(await two.whole(first)).toBe(true);
    expect(await two.whole(second)).toBe(true);
    expect(two.piecesOut).toEqual([]);
  });

  test('V3: over a metered line files wait, a look at one fetches it, and sending now is remembered over a kill', async () => {
    const one = await Laptop.open({ line: async () => 'metered', recordsWaiting: async () => 0 });
    const file = await one.add(photo(2));
    one.files.start();
    await expect.poll(() => one.files.status.phase, DONE).toBe('line');
    expect(one.piecesOut).toEqual([]);
    one.fault = async () => ({ ok: false, reason: 'offline' });
    await one.files.sendNow();
    await expect.poll(() => one.files.status.problem, DONE).toBe('offline');
    await one.files.stop();
    one.fault = (_, go) => go();
    one.files = one.fileSync();
    one.files.start();
    await one.allAre('sent');
    await one.add(photo(1));
    await expect.poll(() => one.files.status.phase, DONE).toBe('line');

    const two = await Laptop.open({ line: async () => 'metered' });
    const { id: _, ...told } = file;
    await two.station.create('file', told);
    two.files.start();
    await expect.poll(() => countPieces(two.station.device, 'wanted'), DONE).toBe(3);
    expect(two.requests).toEqual([]);
    await askFor(two.station.device, file.pieces);
    await expect.poll(() => two.whole(file), DONE).toBe(true);
    expect(await countPieces(two.station.device, 'wanted')).toBe(1);
  });

  test('a piece that the other laptop has not sent yet is asked for again later', async () => {
    const one = await Laptop.open({ recordsWaiting: async () => 0 });
    const file = await one.add(photo(1));
    const two = await Laptop.open({ recordsWaiting: async () => 0 });
    const { id: _, ...told } = file;
    await two.station.create('file', told);
    two.files.start();
    await expect.poll(() => two.files.status.phase, DONE).toBe('idle');
    expect(Object.values(await two.states())).toEqual(['wanted', 'wanted']);
    one.files.start();
    await one.allAre('sent');
    await askFor(two.station.device, file.pieces);
    await expect.poll(() => two.whole(file), DONE).toBe(true);
  });
});

describe('a line that breaks', () => {
  test.each<[string, Fault]>([
    ['before the county has it', async () => ({ ok: false, reason: 'offline' })],
    ['after the county has it', async (_, go) => go().then(() => ({ ok: false, reason: 'offline' }))],
  ])('%s costs at most one piece', async (_, broken) => {
    const one = await Laptop.open({ recordsWaiting: async () => 0 });
    const file = await one.add(photo(6));
    let breaks = 0;
    one.fault = (request, go) => {
      if (!isPiece(request) || one.piecesOut.length < 4 || breaks > 0) return go();
      breaks += 1;
      return broken(request, go);
    };
    one.files.start();
    await one.allAre('sent');
    expect(breaks).toBe(1);
    expect(new Set(one.piecesOut)).toEqual(new Set([file.thumbnail?.piece, ...file.pieces]));
    expect(one.piecesOut.length).toBeLessThanOrEqual(8);
    // In base64 a piece is a third larger; the questions and answers beside it are small.
    const most = (file.bytes + PIECE_BYTES_MAX) * (4 / 3) + 20_000;
    expect(bytesOut(one.requests)).toBeLessThan(most);
  });

  test('R4: a kill in the middle costs at most one piece, and what is sent is not forgotten', async () => {
    const one = await Laptop.open({ recordsWaiting: async () => 0 });
    const file = await one.add(photo(6));
    let sent = 0;
    const cutOff = new Promise<void>((resolve) => {
      one.fault = async (request, go) => {
        sent += isPiece(request) ? 1 : 0;
        if (!isPiece(request) || sent < 4) return go();
        resolve();
        await new Promise((later) => setTimeout(later, 50));
        return { ok: false, reason: 'offline' };
      };
    });
    one.files.start();
    await cutOff;
    await one.files.stop();
    expect(await one.station.device.originals.count()).toBe(1);
    const before = one.piecesOut.length;
    one.fault = (_, go) => go();
    one.files = one.fileSync();
    one.files.start();
    await one.allAre('sent');
    expect(before).toBe(4);
    expect(one.piecesOut).toHaveLength(8);
    expect(await one.station.device.originals.count()).toBe(0);
    expect(file.pieces).toHaveLength(6);
  });

  test('P5: a body that was cut off and a portal’s answer change nothing', async () => {
    const one = await Laptop.open({ recordsWaiting: async () => 0 });
    const file = await one.add(photo(2));
    one.fault = async () => ({ ok: true, value: { status: 200, body: {}, bytes: 2 } });
    one.files.start();
    await expect.poll(() => one.files.status.problem, DONE).toBe('notCouchDB');
    expect(Object.values(await one.states())).not.toContain('sent');
    one.fault = (_, go) => go();
    await one.allAre('sent');

    const two = await Laptop.open({ recordsWaiting: async () => 0 });
    const { id: _, ...told } = file;
    await two.station.create('file', told);
    two.fault = async (request, go) => {
      const exchange = await go();
      if (!exchange.ok || request.as !== 'bytes') return exchange;
      const body = (exchange.value.body as Uint8Array).slice(0, 50);
      return { ok: true, value: { ...exchange.value, body } };
    };
    two.files.start();
    await expect.poll(() => two.files.status.problem, DONE).toBe('notCouchDB');
    expect(await two.pieces.have(file.pieces)).toEqual(new Set());
    expect(Object.values(await two.states())).not.toContain('forged');
    two.fault = (_, go) => go();
    await expect.poll(() => two.whole(file), DONE).toBe(true);
  });
});

test('R1: a county that was rebuilt empty gets the pieces again when everything is compared', async () => {
  const one = await Laptop.open({ recordsWaiting: async () => 0 });
  const file = await one.add(photo(2));
  one.files.start();
  await one.allAre('sent');
  const files = `station-${county.station}-files`;
  const security = await (await county.adminFetch(`${files}/_security`)).text();
  await county.adminFetch(files, { method: 'DELETE' });
  // A cluster forgets the old one within moments; until then the name is taken.
  await expect.poll(async () => (await county.adminFetch(files, { method: 'PUT' })).status, DONE).toBe(201);
  const headers = { 'content-type': 'application/json' };
  await county.adminFetch(`${files}/_security`, { method: 'PUT', headers, body: security });
  await one.files.check();
  await expect.poll(() => one.piecesOut.length, DONE).toBe(6);
  await one.allAre('sent');
  const held = await county.adminFetch(`${files}/${encodeURIComponent(pieceId(file.pieces[0] ?? ''))}`);
  expect(held.status).toBe(200);
});

describe('a county that holds something else under a hash', () => {
  test('is told to both: the one that has the piece does not call it sent, the other does not write it', async () => {
    const one = await Laptop.open({ recordsWaiting: async () => 0 });
    const file = await one.add(photo(2));
    const [hash = ''] = file.pieces;
    const forged = {
      _id: pieceId(hash),
      _rev: pieceRevision(hash),
      _attachments: { bytes: { content_type: 'application/octet-stream', data: btoa('something else') } },
    };
    const put = await county.adminFetch(`station-${county.station}-files/_bulk_docs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ docs: [forged], new_edits: false }),
    });
    expect(put.status).toBe(201);
    one.files.start();
    await expect.poll(async () => (await one.states())[hash], DONE).toBe('forged');
    await expect.poll(() => countPieces(one.station.device, 'sent'), DONE).toBe(2);
    expect(await one.station.device.originals.count()).toBe(1);
    expect(await one.whole(file)).toBe(true);

    const two = await Laptop.open({ recordsWaiting: async () => 0 });
    const { id: _, ...told } = file;
    await two.station.create('file', told);
    two.files.start();
    await expect.poll(() => two.files.status.phase, DONE).toBe('idle');
    expect((await two.states())[hash]).toBe('forged');
    expect(await two.pieces.have([hash])).toEqual(new Set());
    expect(await countPieces(two.station.device, 'sent')).toBe(2);
  });
});

describe('U5: a county that does not let the station in', () => {
  test.each<[number, string]>([
    [401, 'signIn'],
    [403, 'suspended'],
    [404, 'notSetUp'],
  ])('%i is asked once and then waits for somebody', async (status, problem) => {
    const one = await Laptop.open({ recordsWaiting: async () => 0 });
    await one.add(photo(1));
    one.fault = async () => ({ ok: true, value: { status, body: { error: 'x', reason: 'y' }, bytes: 9 } });
    one.files.start();
    await expect.poll(() => one.files.status.problem, DONE).toBe(problem);
    const asked = one.requests.length;
    await new Promise((later) => setTimeout(later, 200));
    expect(one.requests).toHaveLength(asked);
    one.fault = (_, go) => go();
    one.files.nudge();
    await one.allAre('sent');
  });

  test('U4: a piece that the county refuses is set aside, the others go on, and it is offered again', async () => {
    const one = await Laptop.open({ recordsWaiting: async () => 0 });
    const file = await one.add(photo(3));
    const [, refused = ''] = file.pieces;
    one.fault = async (request, go) => {
      if (!JSON.stringify(request.body ?? '').includes(refused) || request.path !== '_bulk_docs') return go();
      const row = { id: pieceId(refused), error: 'forbidden', reason: 'tooLarge: bytes' };
      return { ok: true, value: { status: 201, body: [row], bytes: 9 } };
    };
    one.files.start();
    await expect.poll(() => one.files.status.phase, DONE).toBe('idle');
    expect(await one.states()).toMatchObject({ [refused]: 'refused' });
    expect(await countPieces(one.station.device, 'sent')).toBe(3);
    one.fault = (_, go) => go();
    await one.files.sendNow();
    await one.allAre('sent');
  });
});
