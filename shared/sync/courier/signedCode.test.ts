import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MeritCode } from '../../domain/merit/code.ts';
import type { Station } from '../../store/station.ts';
import { openTestStation, testDisk } from '../../store/testing/station.ts';
import { checkCode, signedCode, statedKeys } from './signedCode.ts';

let station: Station;
let other: Station;
let code: MeritCode;

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: ['rules'] });
  other = await openTestStation(testDisk(), { collections: ['rules'] });
  const about = station.newId('household');
  code = { form: 'passbook', station: station.code, about, points: 5000, day: '2026-03-05' };
});

afterEach(async () => {
  await station.close();
  await other.close();
});

async function signedBy(signer: Station, said = code): Promise<string> {
  const made = await signedCode(signer, said);
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}

it('states the keys of the device once, and checks by them what it signed', async () => {
  const text = await signedBy(station);
  await signedBy(station, { ...code, points: 6000 });
  const keys = await statedKeys(station);
  expect(keys).toHaveLength(1);
  expect(await checkCode(text, keys)).toEqual({ ok: true, value: code });
});

it('a figure that was altered on the paper is found out', async () => {
  const text = await signedBy(station);
  const altered = text.replace('-5000-', '-9000-');
  expect(altered).not.toBe(text);
  expect(await checkCode(altered, await statedKeys(station))).toMatchObject({ reason: 'forged' });
});

it('a key that nobody stated here proves nothing, nor does its name on a code that another key signed', async () => {
  const foreign = await signedBy(other);
  const own = await signedBy(station);
  const keys = await statedKeys(station);
  expect(await checkCode(foreign, keys)).toMatchObject({ reason: 'unknownKey' });
  const bodyOf = (text: string) => text.slice(0, text.lastIndexOf('-'));
  const grafted = bodyOf(own) + foreign.slice(foreign.lastIndexOf('-'));
  expect(await checkCode(grafted, keys)).toMatchObject({ reason: 'forged' });
});
