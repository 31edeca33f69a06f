import { afterEach, describe, expect, test, vi } from 'vitest';
import { changeDocuments, changesSince } from '../documents.ts';
import type { Station } from '../station.ts';
import { openTestStation, type TestDisk, testDisk } from '../testing/station.ts';
import { search } from './search.ts';

const open: Station[] = [];
async function opened(disk: TestDisk): Promise<Station> {
  const one = await openTestStation(disk);
  open.push(one);
  return one;
}
async function reopened(disk: TestDisk): Promise<Station> {
  await open.pop()?.close();
  return opened(disk);
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function household(headName: string) {
  return { headName, villagersGroup: '', address: '', note: '' };
}

async function found(one: Station, typed: string): Promise<string[]> {
  return (await search(one.device, typed, { limit: 50 })).map(({ label }) => label);
}

describe('the derived tables', () => {
  test('note how far they are with every write, also of writes at once', async () => {
    const one = await opened(testDisk());
    await Promise.all(['王一', '王二', '王三', '王四'].map((name) => one.create('household', household(name))));
    const progress = await one.device.progress.get('households');
    const later = await changesSince(one.collections.households, progress?.checkpoint, 10);
    expect(later.documents).toEqual([]);
    const all = await changesSince(one.collections.households, undefined, 10);
    expect(progress?.checkpoint).toEqual(all.checkpoint);
  });

  test('note nothing beyond a write of this window that they do not have yet', async () => {
    const one = await opened(testDisk());
    vi.spyOn(one.device, 'transaction').mockReturnValueOnce(new Promise(() => undefined) as never); // as a kill would end it
    void one.create('household', household('王一'));
    const second = one.create('household', household('王二'));
    await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 100))]);
    expect(await one.device.progress.get('households')).toBeUndefined();
  });

  test('are not filled again at every start with what they have', async () => {
    const disk = testDisk();
    const first = await opened(disk);
    await first.create('household', household('王一'));
    const second = await reopened(disk);
    await second.device.entries.toCollection().modify({ label: '看得出没有重写' });
    const third = await reopened(disk);
    expect(await found(third, '王一')).toEqual(['看得出没有重写']);
  });

  test('take in what another window wrote but did not live to project, though this one has written since', async () => {
    const disk = testDisk();
    const one = await opened(disk);
    await one.create('household', household('王一'));
    const [first] = (await changesSince(one.collections.households, undefined, 1)).documents;
    const id = one.newId('household');
    // As the other window does it, up to the kill.
    await changeDocuments(one.collections.households, [id], () => ({ ...first, id, headName: '王二' }) as never);
    await one.create('household', household('王三'));
    expect(await found(one, '王')).toEqual(['王一', '王三']);
    expect((await found(await reopened(disk), '王')).sort()).toEqual(['王一', '王三', '王二']);
  });

  test('take in with the next write what a full disk kept from them, and the write itself is called saved', async () => {
    const one = await opened(testDisk());
    const quota = new DOMException('full', 'QuotaExceededError');
    const failing = vi.spyOn(one.device, 'transaction').mockRejectedValueOnce(quota);
    expect(await one.create('household', household('王一'))).toMatchObject({ ok: true });
    failing.mockRestore();
    expect(await found(one, '王')).toEqual([]);
    await one.create('household', household('王二'));
    expect(await found(one, '王')).toEqual(['王一', '王二']);
  });
});
