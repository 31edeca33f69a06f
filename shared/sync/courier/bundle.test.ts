import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { PublicKeys } from '../../domain/station/deviceKeys.ts';
import { type About, bundlesOf, openBundle, PART_BYTES_MAX, writeBundle } from './bundle.ts';
import { decodeCountyKey, encodeCountyKey, fingerprintOf, type Identity, makeIdentity, publicKeysOf } from './keys.ts';
import { type Part, readHead } from './part.ts';
import { emptyStick, sourcesOf } from './testing/stick.ts';

const frame = z.object({ n: z.int(), text: z.string() });
const about: About = {
  direction: 'toCounty',
  station: '990101001001',
  device: '01J00000000000000000000001',
  set: '01J00000000000000000000002',
  writtenAt: '2026-11-25T08:00:00.000Z',
};

let from: Identity;
let county: Identity;
let to: PublicKeys;

beforeAll(async () => {
  [from, county] = [await makeIdentity(false), await makeIdentity(true)];
  to = await publicKeysOf(county);
});

async function* frames(count: number) {
  for (let n = 0; n < count; n += 1) yield { n, text: '一户人家'.repeat(20) };
}

async function packed(count: number, partBytesMax?: number, changes: Partial<About> = {}): Promise<Uint8Array[]> {
  const stick = emptyStick();
  await writeBundle(frames(count), { ...about, ...changes }, { from, to }, stick, partBytesMax);
  return stick.files;
}

async function heads(files: Uint8Array[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (const source of sourcesOf(files)) {
    const head = await readHead(source);
    if (!head.ok) throw new Error(head.reason);
    parts.push(head.value);
  }
  return parts;
}

async function unpacked(files: Uint8Array[], identity = county): Promise<number[] | string> {
  for (const source of sourcesOf(files)) {
    const head = await readHead(source);
    if (!head.ok) return head.reason;
  }
  const opened = await openBundle(await heads(files), identity, frame);
  if (!opened.ok) return opened.detail ? `${opened.reason} ${opened.detail}` : opened.reason;
  const seen: number[] = [];
  for await (const { n } of opened.value.frames()) seen.push(n);
  return seen;
}

describe('parts', () => {
  test('a bundle is cut, each part says which of how many it is, and together they are read in order', async () => {
    const files = await packed(20, 500);
    expect(files.length).toBeGreaterThan(3);
    for (const { header, source, bodyAt } of await heads(files)) {
      expect(header.of).toBe(files.length);
      expect(source.size - bodyAt).toBeLessThanOrEqual(500);
    }
    expect(await unpacked(files.toReversed())).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(await unpacked([...files, ...files])).toHaveLength(20);
  });

  test('FAT32 takes every part', () => {
    expect(PART_BYTES_MAX).toBeLessThan(4 * 1024 ** 3);
  });

  test('a missing part is named', async () => {
    const files = await packed(20, 500);
    const without = files.filter((_, at) => at !== 1);
    expect(await unpacked(without)).toBe(`partMissing 2/${files.length}`);
    expect(await unpacked(files.slice(0, -1))).toBe(`partMissing ${files.length}/${files.length}`);
  });

  test('bundles lying together are told apart', async () => {
    const two = [...(await packed(20, 500)), ...(await packed(3, 500, { set: '01J00000000000000000000003' }))];
    const bundles = bundlesOf(await heads(two));
    expect(bundles.map(([part]) => part?.header.set)).toEqual([about.set, '01J00000000000000000000003']);
  });

  test('one with nothing in it is a bundle too', async () => {
    expect(await unpacked(await packed(0))).toEqual([]);
  });
});

describe('what is not taken', () => {
  test('any bit turned anywhere', async () => {
    const [file = new Uint8Array()] = await packed(3);
    const untouched = await unpacked([file]);
    expect(untouched).toEqual([0, 1, 2]);
    // Every 37th byte: of the letters, the header, the signature, the lengths and the sealed frames.
    for (let at = 0; at < file.length; at += 37) {
      const altered = Uint8Array.from(file);
      altered[at] = (altered[at] ?? 0) ^ 4;
      expect([at, await unpacked([altered])]).not.toEqual([at, untouched]);
      expect(typeof (await unpacked([altered]))).toBe('string');
    }
  });

  test('one that is cut off, or has something behind it', async () => {
    const [file = new Uint8Array()] = await packed(3);
    for (const length of [0, 3, 50, 700, file.length - 1]) {
      expect(await unpacked([file.slice(0, length)])).toMatch(/^(notABundle|damaged)/);
    }
    expect(await unpacked([Uint8Array.from([...file, 0])])).toMatch(/^damaged/);
  });

  test('something else, and what a newer program wrote', async () => {
    expect(await unpacked([new Uint8Array(5000)])).toBe('notABundle');
    const [file = new Uint8Array()] = await packed(1);
    const text = new TextDecoder('latin1').decode(file);
    const at = text.indexOf('"version":1') + '"version":'.length;
    const newer = Uint8Array.from(file);
    newer[at] = '2'.charCodeAt(0);
    expect(await unpacked([newer])).toBe('newerVersion');
  });

  test('one that is sealed for someone else', async () => {
    expect(await unpacked(await packed(1), await makeIdentity(true))).toBe('otherKey');
  });

  test('parts of one set whose frames were exchanged', async () => {
    const [first = new Uint8Array(), ...rest] = await packed(20, 500);
    const [other = new Uint8Array()] = await packed(20, 500);
    expect(await unpacked([other, ...rest])).toMatch(/^damaged/);
    expect(await unpacked([first, ...rest])).toHaveLength(20);
  });
});

describe('keys', () => {
  test('a device’s private keys cannot be taken out', async () => {
    expect(from.sign.privateKey.extractable).toBe(false);
    expect(from.agree.privateKey.extractable).toBe(false);
  });

  test('the county’s key survives being pasted, and mistakes in it are found', () => {
    const line = encodeCountyKey(to);
    expect(decodeCountyKey(` ${line.slice(0, 80)}\n${line.slice(80)}\r\n`)).toEqual({ ok: true, value: to });
    expect(decodeCountyKey(' ')).toMatchObject({ reason: 'empty' });
    expect(decodeCountyKey('https://county.example.cn 990101001001')).toMatchObject({ reason: 'notAKey' });
    expect(decodeCountyKey(line.slice(0, -20))).toMatchObject({ ok: false });
    const wrong = line.slice(0, 30) + (line[30] === 'a' ? 'b' : 'a') + line.slice(31);
    expect(decodeCountyKey(wrong)).toMatchObject({ reason: 'mistyped' });
  });

  test('a fingerprint is four groups that can be read out', () => {
    expect(fingerprintOf(to)).toMatch(/^([0-9a-hj-km-np-tv-z]{4}-){3}[0-9a-hj-km-np-tv-z]{4}$/);
  });
});
