import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PublicKeys } from '../shared/domain/station/deviceKeys.ts';
import { type PieceStore, pieceId, pieceRevision } from '../shared/store/file/pieceStore.ts';
import type { Station } from '../shared/store/station.ts';
import { openTestStation, testDisk } from '../shared/store/testing/station.ts';
import { County } from '../shared/sync/county.ts';
import { readBack, writeForCounty } from '../shared/sync/courier/atStation.ts';
import { countyKeys, exchangeKeys, keepCountyKeys, ownIdentity } from '../shared/sync/courier/keeping.ts';
import { fingerprintOf, publicKeysOf } from '../shared/sync/courier/keys.ts';
import { addedFile, isWhole } from '../shared/sync/file/testing/addedFile.ts';
import { testPieces } from '../shared/sync/file/testing/memoryPieces.ts';
import { type Fetch, httpTransport } from '../shared/sync/httpTransport.ts';
import { editedPerson, savedPerson } from '../shared/sync/testing/steps.ts';
import { basicAuthorization } from './couch.ts';
import { folderSink, openFile } from './courier/files.ts';
import { type FileOutcome, importFiles } from './courier/importFiles.ts';
import { countyIdentity, KeyFileUnreadable, readIdentity } from './courier/keyFile.ts';
import { embeddedForTests, realCouch, stationForTests, type TestCounty, type TestServer } from './testing/county.ts';

const NEVER = new AbortController().signal;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'courier-'));
});
afterEach(async () => rm(folder, { recursive: true }));

interface Run {
  status: number;
  out: Record<string, unknown>;
  err: string;
}

interface Laptop {
  station: Station;
  pieces: PieceStore;
}

async function openLaptop(code: string): Promise<Laptop> {
  const station = await openTestStation(testDisk(), { code, collections: ['people', 'deeds', 'notices'] });
  return { station, pieces: testPieces() };
}

/** The command as it is typed, on its own process. */
function courier({ server: { url, user, password } }: TestServer, ...args: string[]): Promise<Run> {
  const env = { ...process.env, COUCHDB_URL: url.replace('://', `://${user}:${encodeURIComponent(password)}@`) };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'sync-server/courier.ts', ...args], { env }, (error, out, err) => {
      resolve({ status: Number(error?.code ?? 0), out: out ? JSON.parse(out) : {}, err });
    });
  });
}

async function readFiles({ station, pieces }: Laptop, names: string[]) {
  const files = await Promise.all(names.map((name) => openFile(join(folder, name))));
  const read = await readBack(station, pieces, files);
  for (const file of files) await file.close();
  return read;
}

async function writtenFiles({ station, pieces }: Laptop): Promise<string[]> {
  const before = new Set(await readdir(folder));
  const written = await writeForCounty(station, pieces, (about) => folderSink(folder, about));
  if (!written.ok) throw new Error(written.reason);
  return (await readdir(folder)).filter((name) => !before.has(name));
}

function courierContract(name: string, start: () => Promise<TestServer>) {
  describe(name, () => {
    let server: TestServer;
    let county: TestCounty;
    let station: Station;
    let laptop: Laptop;

    beforeAll(async () => {
      server = await start();
    });
    afterAll(async () => server.stop());
    beforeEach(async () => {
      county = await stationForTests(server.server);
      laptop = await openLaptop(county.station);
      station = laptop.station;
    });
    afterEach(async () => {
      await station.close();
      await county.stop();
    });

    function onLine(): County {
      const authorization = basicAuthorization(county.user, county.password);
      const address = `${county.url}/station-${county.station}`;
      return new County(httpTransport(fetch as unknown as Fetch, address, { authorization }), () => station.deviceId);
    }

    const keyFile = () => join(folder, 'key.json');
    const options = () => ['--key', keyFile(), '--out', folder];
    const paths = (files: string[]) => files.map((file) => join(folder, file));

    async function importing(files: string[], trust?: string): Promise<FileOutcome[]> {
      const order = { identity: await countyIdentity(keyFile()), server: server.server, out: folder, trust };
      return importFiles(paths(files), order);
    }

    async function keyKnown(): Promise<void> {
      await keepCountyKeys(station, await publicKeysOf(await countyIdentity(keyFile())));
      expect(await exchangeKeys(station, onLine(), NEVER)).toMatchObject({ ok: true });
    }

    test('S6: from the station to the county and back, as it is typed', async () => {
      const made = await courier(server, 'key', ...options());
      expect(made).toMatchObject({ status: 0, out: { fingerprint: expect.any(String) } });
      expect(made.out.stations).toBeGreaterThan(0);
      expect(await exchangeKeys(station, onLine(), NEVER)).toMatchObject({ ok: true });
      expect(fingerprintOf((await countyKeys(station)) as PublicKeys)).toBe(made.out.fingerprint);

      const good = await savedPerson(station);
      const bad = await savedPerson(station);
      await station.changeForSync('people', [bad], (current) => current && ({ ...current, sex: '7' } as never));
      const bundle = await writtenFiles(laptop);
      expect(bundle).toEqual([expect.stringMatching(`^乡约-${county.station}-\\d{8}-[0-9a-z]{4}-1-1\\.xyb$`)]);
      const { status, out } = await courier(server, 'import', ...paths(bundle), ...options());
      expect(status).toBe(0);
      const [imported] = out.bundles as { answers: string[] }[];
      const counts = { stored: 1, refused: 1, conflicts: 0, news: 0, wentBack: false };
      expect(imported).toMatchObject({ ok: true, station: county.station, files: bundle, ...counts });
      expect(await readFiles(laptop, imported?.answers ?? [])).toMatchObject({ value: { stored: 1, refused: 1 } });
      expect(await station.get(good)).toMatchObject({ local: { upload: 'sent' } });
      expect((await station.get(bad))?.local.refusal).toMatch(/^schema: \/sex/);
      const held = await county.adminFetch(`station-${county.station}/${encodeURIComponent(good)}`);
      expect(await held.json()).toMatchObject({ name: '孔兰玉', _rev: (await station.get(good))?.local.rev });
    });

    test('C1: what was written at the county meanwhile is met, and merged at the station', async () => {
      await keyKnown();
      const id = await savedPerson(station);
      const [first] = await importing(await writtenFiles(laptop));
      await readFiles(laptop, first?.ok ? first.answers : []);
      const path = `station-${county.station}/${encodeURIComponent(id)}`;
      const held = (await (await county.adminFetch(path)).json()) as object;
      const byOther = { ...held, note: '县里改', device: 'OTHER', updatedAt: '2026-01-05T08:00:00.000Z-0000' };
      const headers = { 'content-type': 'application/json' };
      const put = await county.adminFetch(path, { method: 'PUT', headers, body: JSON.stringify(byOther) });
      expect(put.status).toBe(201);
      await editedPerson(station, id, { phone: '19900000001' });
      const [second] = await importing(await writtenFiles(laptop));
      expect(second).toMatchObject({ stored: 0, conflicts: 1, news: 1 });
      await readFiles(laptop, second?.ok ? second.answers : []);
      const merged = { note: '县里改', phone: '19900000001' };
      expect(await station.get(id)).toMatchObject({ ...merged, local: { upload: 'waiting' } });
      const [third] = await importing(await writtenFiles(laptop));
      await readFiles(laptop, third?.ok ? third.answers : []);
      expect(await (await county.adminFetch(path)).json()).toMatchObject(merged);
      expect(await station.get(id)).toMatchObject({ ...merged, local: { upload: 'sent' } });
    });

    describe('photos and scans', () => {
      /** One that is cut into three pieces, and has a thumbnail. */
      const bytes = (seed: number) => Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31 + seed) % 251);
      const states = async ({ station: { device } }: Laptop) => [
        ...new Set((await device.pieces.toArray()).map(({ state }) => state)),
      ];

      async function roundTrip(one: Laptop, trust?: string) {
        const [there] = await importing(await writtenFiles(one), trust);
        if (!there?.ok) throw new Error(JSON.stringify(there));
        const back = await readFiles(one, there.answers);
        if (!back.ok) throw new Error(back.reason);
        return { there, taken: back.value };
      }

      test('go to the county, and on to the station’s other laptop, which asks for them once it was told of them', async () => {
        await keyKnown();
        const other = await openLaptop(county.station);
        await keepCountyKeys(other.station, await publicKeysOf(await countyIdentity(keyFile())));
        const file = await addedFile(station, laptop.pieces, bytes(1));
        const bundle = await writtenFiles(laptop);
        expect(await states(laptop)).toEqual(['waiting']);
        const [there] = await importing(bundle);
        expect(there).toMatchObject({ ok: true, stored: 1, pieces: 4 });
        // U6: nothing counts as sent before the answer is read; U3: twice is harmless.
        expect(await states(laptop)).toEqual(['waiting']);
        expect((await importing(bundle))[0]).toMatchObject({ ok: true, pieces: 4 });
        const read = await readFiles(laptop, there?.ok ? there.answers : []);
        expect(read).toMatchObject({ value: { filesKept: 1, filesReceived: 0 } });
        expect(await states(laptop)).toEqual(['sent']);
        expect(await station.device.originals.count()).toBe(0);

        const vouched = fingerprintOf(await publicKeysOf(await ownIdentity(other.station)));
        expect((await roundTrip(other, vouched)).taken).toMatchObject({ received: 1, filesReceived: 0 });
        expect(await isWhole(other.pieces, file)).toBe(false);
        const { there: second, taken } = await roundTrip(other);
        expect(second).toMatchObject({ piecesSent: 4 });
        expect(taken).toMatchObject({ filesReceived: 1 });
        expect(await isWhole(other.pieces, file)).toBe(true);
        expect(await states(other)).toEqual(['sent']);
        expect((await roundTrip(other)).there).toMatchObject({ piecesSent: 0, pieces: 0 });
        await other.station.close();
      });

      test('C3: other bytes under a piece’s hash are told of, and written nowhere', async () => {
        await keyKnown();
        const file = await addedFile(station, laptop.pieces, bytes(2));
        const [hash = ''] = file.pieces;
        const attachment = { content_type: 'application/octet-stream', data: btoa('something else') };
        const forged = { _id: pieceId(hash), _rev: pieceRevision(hash), _attachments: { bytes: attachment } };
        const put = await county.adminFetch(`station-${county.station}-files/_bulk_docs`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ new_edits: false, docs: [forged] }),
        });
        expect(put.status).toBe(201);
        expect((await roundTrip(laptop)).there).toMatchObject({ pieces: 3 });
        expect(await station.device.pieces.get(hash)).toMatchObject({ state: 'forged' });
        expect((await states(laptop)).sort()).toEqual(['forged', 'sent']);

        const other = await openLaptop(county.station);
        await keepCountyKeys(other.station, await publicKeysOf(await countyIdentity(keyFile())));
        await roundTrip(other, fingerprintOf(await publicKeysOf(await ownIdentity(other.station))));
        await roundTrip(other);
        expect(await other.station.device.pieces.get(hash)).toMatchObject({ state: 'forged' });
        expect(await other.pieces.have([hash])).toEqual(new Set());
        await other.station.close();
      });
    });

    test('a device that was never on the line is vouched for by its fingerprint', async () => {
      await keepCountyKeys(station, await publicKeysOf(await countyIdentity(keyFile())));
      await savedPerson(station);
      const bundle = await writtenFiles(laptop);
      const refused = await courier(server, 'import', ...paths(bundle), ...options());
      const fingerprint = fingerprintOf(await publicKeysOf(await ownIdentity(station)));
      expect(refused).toMatchObject({ status: 1, out: { bundles: [{ ok: false, reason: 'unknownDevice' }] } });
      expect(refused.err).toContain(`不认得写它的电脑，请与村里核对指纹后加 --trust。（${fingerprint}）`);
      expect((await readdir(folder)).filter((file) => file.startsWith('乡约回执'))).toEqual([]);
      expect(await importing(bundle, fingerprint)).toMatchObject([{ ok: true, stored: 1 }]);
    });

    test('a damaged file is named and changes nothing, and holds up no other', async () => {
      await keyKnown();
      await savedPerson(station);
      const [good = ''] = await writtenFiles(laptop);
      const [bad = ''] = await writtenFiles(laptop);
      await truncate(join(folder, bad), (await stat(join(folder, bad))).size - 1);
      await writeFile(join(folder, 'roster.xlsx'), 'PK');
      expect(await importing([bad, good, 'roster.xlsx'])).toMatchObject([
        { ok: false, files: ['roster.xlsx'], reason: 'notABundle' },
        { ok: true, files: [good], stored: 1 },
        { ok: false, files: [bad], reason: 'damaged' },
      ]);
      const left = (await readdir(folder)).filter((file) => file.startsWith('.') || file.startsWith('乡约回执'));
      expect(left).toHaveLength(1);
    });
  });
}

courierContract('the embedded county', embeddedForTests);

const real = realCouch();
if (real) courierContract('the CouchDB of COUCHDB_URL', async () => ({ server: real, stop: async () => {} }));
else test.skip('a real CouchDB: none, for COUCHDB_URL is not set', () => {});

describe('the county’s keys', () => {
  test('are made once, for their owner alone', async () => {
    const path = join(folder, 'deep', 'key.json');
    expect(await readIdentity(path)).toBeUndefined();
    const made = await publicKeysOf(await countyIdentity(path));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await publicKeysOf(await countyIdentity(path))).toEqual(made);
  });

  test('a damaged file is never written over', async () => {
    const path = join(folder, 'key.json');
    await writeFile(path, '{"version":1}');
    await expect(countyIdentity(path)).rejects.toThrow(KeyFileUnreadable);
    expect(await readFile(path, 'utf8')).toBe('{"version":1}');
  });
});
