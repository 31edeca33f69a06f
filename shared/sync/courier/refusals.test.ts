import { afterEach, describe, expect, test } from 'vitest';
import { ModelCounty } from '../testing/modelCounty.ts';
import { type SteppedDevice, savedPerson, steppedDevice } from '../testing/steps.ts';
import { readBack, writeForCounty } from './atStation.ts';
import { importBundle } from './importBundle.ts';
import { exchangeKeys, keepCountyKeys, ownIdentity } from './keeping.ts';
import { fingerprintOf, publicKeysOf } from './keys.ts';
import { headsOf, imported, introduce, NO_FILES, NO_PIECES, type Office, office, written } from './testing/courier.ts';
import { emptyStick, type Stick, sourcesOf } from './testing/stick.ts';

const NOW = Date.UTC(2026, 2, 5);
const NEVER = new AbortController().signal;
const open: SteppedDevice[] = [];

async function device(desk: Office): Promise<SteppedDevice> {
  const one = await steppedDevice(desk);
  open.push(one);
  return one;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.station.close();
});

async function importing({ identity, model, now }: Office, bundle: Stick, trusted?: string) {
  const parts = await headsOf(sourcesOf(bundle.files));
  const desk = { identity, transportTo: () => model.transport(), filesTo: () => NO_FILES, now: () => now };
  return importBundle(parts, desk, emptyStick, trusted);
}

async function reading(one: SteppedDevice, ...sticks: Stick[]) {
  return readBack(one.station, NO_PIECES, sourcesOf(sticks.flatMap(({ files }) => files)), () => NOW);
}

describe('the county does not take', () => {
  test('a bundle of a device that it does not know, until someone vouches for the key', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    await savedPerson(one.station);
    await keepCountyKeys(one.station, await publicKeysOf(desk.identity));
    const bundle = await written(one.station, NOW);
    const fingerprint = fingerprintOf(await publicKeysOf(await ownIdentity(one.station)));
    expect(await importing(desk, bundle)).toEqual({ ok: false, reason: 'unknownDevice', detail: fingerprint });
    expect(await importing(desk, bundle, 'aaaa-bbbb-cccc-dddd')).toMatchObject({ reason: 'unknownDevice' });
    expect(desk.model.all()).toEqual([]);
    expect(await importing(desk, bundle, fingerprint)).toMatchObject({ ok: true, value: { stored: 1 } });
    // Once vouched for, it is known.
    expect(await importing(desk, await written(one.station, NOW))).toMatchObject({ ok: true });
  });

  test('a bundle that is sealed for another county, and an answer', async () => {
    const [desk, other] = [await office(new ModelCounty(), NOW), await office(new ModelCounty(), NOW)];
    const one = await device(desk);
    await savedPerson(one.station);
    await introduce(one.station, desk);
    const bundle = await written(one.station, NOW);
    expect(await importing(other, bundle)).toEqual({ ok: false, reason: 'otherCounty' });
    const { answer } = await imported(desk, bundle);
    expect(await importing(desk, answer)).toEqual({ ok: false, reason: 'notForCounty' });
    expect(other.model.all()).toEqual([]);
  });

  test('anything while the station is not set up there', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    await introduce(one.station, desk);
    const parts = await headsOf(sourcesOf((await written(one.station, NOW)).files));
    const none = {
      ok: true,
      value: { status: 404, body: { error: 'not_found', reason: 'no_db_file' }, bytes: 0 },
    } as const;
    const transportTo = () => ({ exchange: async () => none });
    const nowhere = { identity: desk.identity, transportTo, filesTo: transportTo, now: () => NOW };
    expect(await importBundle(parts, nowhere, emptyStick)).toMatchObject({ reason: 'notSetUp' });
  });
});

describe('a station does not take', () => {
  test('its own bundle, another device’s answer, another county’s, or a damaged one; and then changes nothing', async () => {
    const [desk, other] = [await office(new ModelCounty(), NOW), await office(new ModelCounty(), NOW)];
    const [one, two] = [await device(desk), await device(desk)];
    const id = await savedPerson(one.station);
    for (const { station } of [one, two]) await introduce(station, desk);
    const bundle = await written(one.station, NOW);
    const { answer } = await imported(desk, bundle);
    const before = await one.station.get(id);

    expect(await reading(one, bundle)).toEqual({ ok: false, reason: 'notForStation' });
    expect(await reading(two, answer)).toEqual({ ok: false, reason: 'otherDevice' });
    await keepCountyKeys(one.station, await publicKeysOf(other.identity));
    expect(await reading(one, answer)).toEqual({ ok: false, reason: 'otherCounty' });
    await keepCountyKeys(one.station, await publicKeysOf(desk.identity));
    const cutOff = { ...answer, files: answer.files.map((file) => file.slice(0, -1)) };
    expect(await reading(one, cutOff)).toMatchObject({ reason: 'damaged' });
    // A good one beside a bad one is not taken either.
    const { answer: second } = await imported(desk, bundle);
    expect(await reading(one, second, cutOff)).toMatchObject({ reason: 'damaged' });
    expect(await one.station.get(id)).toEqual(before);

    expect(await reading(one, answer)).toMatchObject({ ok: true, value: { stored: 1 } });
  });

  test('an answer to another station', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    await introduce(one.station, desk);
    const { answer } = await imported(desk, await written(one.station, NOW));
    Object.defineProperty(one.station, 'code', { value: '990101001002' });
    expect(await reading(one, answer)).toEqual({ ok: false, reason: 'otherStation', detail: '990101001001' });
  });
});

describe('keys', () => {
  test('are exchanged while there is a line, once', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    expect(await writeForCounty(one.station, NO_PIECES, emptyStick, () => NOW)).toEqual({
      ok: false,
      reason: 'noCountyKey',
    });
    const note = { method: 'PUT', path: '_local/courier-county', timeoutMs: 0 } as const;
    desk.model.answer({ ...note, body: await publicKeysOf(desk.identity) });
    expect(await exchangeKeys(one.station, one.county, NEVER)).toMatchObject({ ok: true });
    expect(await importing(desk, await written(one.station, NOW))).toMatchObject({ ok: true });
    one.asked.length = 0;
    await exchangeKeys(one.station, one.county, NEVER);
    expect(one.asked).toEqual([]);
  });
});
