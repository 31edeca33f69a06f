import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FILES_PER_DOCUMENT_MAX, type FileFact, PIECE_BYTES_MAX } from '../../shared/domain/file/file.ts';
import { pieceOf } from '../../shared/domain/file/pieces.ts';
import type { PieceStore } from '../../shared/store/file/pieceStore.ts';
import { countFiles } from '../../shared/store/file/pieces.ts';
import type { Station } from '../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { testPieces } from '../../shared/sync/file/testing/memoryPieces.ts';
import { attach, attachAgain, detach, type Prepared } from './acts.ts';
import { readWhole, standingFilesOf } from './read.ts';

const PERSON = 'person:01J00000000000000000000001';
const MEETING = 'meeting:01J00000000000000000000002';

let station: Station;
let pieces: PieceStore;

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: ['notices'] });
  pieces = testPieces();
});

afterEach(async () => {
  await pieces.close();
  await station.close();
});

function photo(seed: number, length = PIECE_BYTES_MAX + 10): Prepared {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 13 + seed) & 0xff);
  return {
    name: `照片${seed}.png`,
    type: 'image/jpeg',
    bytes,
    thumbnail: Uint8Array.of(seed, 1, 2),
    original: { type: 'image/png', bytes: Uint8Array.of(9, seed) },
  };
}

async function attached(prepared: Prepared, about = PERSON): Promise<FileFact> {
  const acted = await attach(station, pieces, about, prepared);
  if (!acted.ok) throw new Error(acted.problem.reason);
  return (await station.get<'file'>(acted.id)) as FileFact;
}

describe('adding a file', () => {
  test('keeps its pieces, says so by one fact, and keeps the original', async () => {
    const file = await attached(photo(1));
    expect(file.pieces).toHaveLength(2);
    expect(await standingFilesOf(station, PERSON)).toMatchObject([{ id: file.id, name: '照片1.png' }]);
    const whole = await readWhole(pieces, file);
    expect(whole.ok && Buffer.from(whole.value).equals(photo(1).bytes)).toBe(true);
    expect(await station.device.originals.get(file.sha256)).toMatchObject({
      type: 'image/png',
      bytes: new Uint8Array([9, 1]),
    });
    const told = await station.device.pieces.orderBy('[state+rank+due]').toArray();
    expect(told.map(({ state, rank, bytes }) => [state, rank, bytes])).toEqual([
      ['told', 0, 3],
      ['told', 1, expect.any(Number)],
      ['told', 1, expect.any(Number)],
    ]);
    expect(await countFiles(station.device, ['told'])).toEqual({ files: 1, bytes: file.bytes + 3 });
  });

  test('the same file twice, and one too many, are refused with their reasons', async () => {
    await attached(photo(1));
    expect(await attach(station, pieces, PERSON, photo(1))).toEqual({
      ok: false,
      problem: { reason: 'file.alreadyThere' },
    });
    for (let seed = 2; seed <= FILES_PER_DOCUMENT_MAX; seed += 1) await attached(photo(seed, 5));
    expect(await attach(station, pieces, PERSON, photo(99, 5))).toEqual({
      ok: false,
      problem: { reason: 'file.tooMany' },
    });
    await attached(photo(1), MEETING);
  });

  test('a full disk is said, and no file is said to be there', async () => {
    const full = Object.assign(new Error('unknown'), { reason: 'QuotaExceededError' });
    const database = await pieces.database();
    database.bulkDocs = async () => Promise.reject(full);
    expect(await attach(station, pieces, PERSON, photo(1))).toEqual({
      ok: false,
      problem: { reason: 'store.diskFull' },
    });
    expect(await standingFilesOf(station, PERSON)).toEqual([]);
  });

  test('of two devices that cut the same picture, both have the same piece', async () => {
    const other = testPieces();
    const piece = pieceOf(Uint8Array.of(1, 2, 3));
    await pieces.put([piece, piece]);
    await other.put([piece]);
    const [one, two] = await Promise.all([pieces, other].map(async (store) => (await store.database()).allDocs({})));
    expect(one?.rows).toEqual(two?.rows);
    await other.close();
  });
});

describe('taking a file off', () => {
  test('its pieces are not to be sent any more, until it is added again', async () => {
    const file = await attached(photo(1));
    await detach(station, file);
    expect(await standingFilesOf(station, PERSON)).toEqual([]);
    expect(await countFiles(station.device, ['told'])).toEqual({ files: 0, bytes: 0 });
    await attachAgain(station, file);
    expect(await standingFilesOf(station, PERSON)).toHaveLength(1);
    expect(await countFiles(station.device, ['told'])).toEqual({ files: 1, bytes: file.bytes + 3 });
  });

  test('pieces that another document has too are still to be sent', async () => {
    const file = await attached(photo(1));
    await attached(photo(1), MEETING);
    await detach(station, file);
    expect((await countFiles(station.device, ['told'])).bytes).toBe(file.bytes + 3);
  });

  test('the table of pieces is the same when it is made anew from the documents, in whatever order they come', async () => {
    const file = await attached(photo(1));
    await attached(photo(2), MEETING);
    await detach(station, file);
    const before = await station.device.pieces.toArray();
    await station.device.pieces.clear();
    await station.rebuildDerived();
    const anew = (await station.device.pieces.toArray()).sort((a, b) => (a.hash < b.hash ? -1 : 1));
    expect(anew.filter(({ state }) => state !== 'off')).toEqual(before.filter(({ state }) => state !== 'off'));
  });
});

test('a piece that was damaged on the disk is told', async () => {
  const file = await attached(photo(1));
  const [hash = ''] = file.pieces;
  const database = await pieces.database();
  const broken = await pieces.read(hash);
  expect(broken.ok).toBe(true);
  const get = database.get.bind(database);
  database.get = async (id, options) => {
    const held = await get(id, options);
    const attachments = held._attachments as Record<string, { data: string }>;
    return { ...held, _attachments: { bytes: { ...attachments.bytes, data: btoa('something else') } } };
  };
  expect(await pieces.read(hash)).toMatchObject({ ok: false, reason: 'damaged' });
  expect(await readWhole(pieces, file)).toMatchObject({ ok: false, reason: 'damaged' });
});
