import { PieceStore } from '../../../store/file/pieceStore.ts';
import type { Station } from '../../../store/station.ts';
import type { ModelCounty } from '../../testing/modelCounty.ts';
import type { Transport } from '../../transport.ts';
import { readBack, writeForCounty } from '../atStation.ts';
import { type Imported, importBundle } from '../importBundle.ts';
import { keepCountyKeys, ownIdentity } from '../keeping.ts';
import { fingerprintOf, type Identity, makeIdentity, publicKeysOf } from '../keys.ts';
import { type Part, readHead, type Source } from '../part.ts';
import type { Taken } from '../takeAnswer.ts';
import { emptyStick, type Stick, sourcesOf } from './stick.ts';

/** A county with keys and its database, which another model may take the place of. */
export interface Office {
  identity: Identity;
  model: ModelCounty;
  now: number;
}

export async function office(model: ModelCounty, now: number): Promise<Office> {
  return { identity: await makeIdentity(true), model, now };
}

function done<T>(result: { ok: true; value: T } | { ok: false; reason: string; detail?: string }): T {
  if (!result.ok) throw new Error(`${result.reason} ${result.detail ?? ''}`);
  return result.value;
}

/** The device has the county's key and the county the device's, as after they were once on the line. */
export async function introduce(station: Station, { identity, model }: Office): Promise<void> {
  await keepCountyKeys(station, await publicKeysOf(identity));
  const keys = await publicKeysOf(await ownIdentity(station));
  model.answer({ method: 'PUT', path: `_local/courier-device-${fingerprintOf(keys)}`, body: keys, timeoutMs: 0 });
}

export async function headsOf(sources: Source[]): Promise<Part[]> {
  return Promise.all(sources.map(async (source) => done(await readHead(source))));
}

/** No file is in hand where nothing is said of files; a store is opened with its first use. */
export const NO_PIECES = new PieceStore(async () => {
  throw new Error('no files in this test');
});

export async function written(station: Station, now: number): Promise<Stick> {
  const stick = emptyStick();
  done(
    await writeForCounty(
      station,
      NO_PIECES,
      () => stick,
      () => now,
    ),
  );
  return stick;
}

export const NO_FILES: Transport = {
  exchange: async () => {
    throw new Error('no files in this test');
  },
};

export async function imported(desk: Office, bundle: Stick): Promise<{ answer: Stick; summary: Imported }> {
  const answer = emptyStick();
  const parts = await headsOf(sourcesOf(bundle.files));
  const summary = done(
    await importBundle(
      parts,
      {
        identity: desk.identity,
        transportTo: () => desk.model.transport(),
        filesTo: () => NO_FILES,
        now: () => desk.now,
      },
      () => answer,
    ),
  );
  return { answer, summary };
}

export async function readAnswer(station: Station, answer: Stick, now: number): Promise<Taken> {
  return done(await readBack(station, NO_PIECES, sourcesOf(answer.files), () => now));
}

/** There and back once. */
export async function roundTrip(station: Station, desk: Office): Promise<Taken> {
  const { answer } = await imported(desk, await written(station, desk.now));
  return readAnswer(station, answer, desk.now);
}
