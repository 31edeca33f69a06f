import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseFileIds, closeCaseFile, noteInCaseFile, openCaseFile, readCaseFile } from './caseFiles.ts';
import type { Station } from './station.ts';
import { openTestStation, type TestDisk, testDisk } from './testing/station.ts';

const TODAY = '2026-03-20';
const opening = {
  vice: 'gambling' as const,
  name: '金水生',
  openedOn: '2026-03-01',
  openedBy: '王会计',
  account: '常在村口聚赌',
};
const note = { on: '2026-03-05', by: '李文书', says: '上门劝导', writtenAt: '2026-03-05T08:00:00.000Z' };

let disk: TestDisk;
let station: Station;
beforeEach(async () => {
  disk = testDisk();
  station = await openTestStation(disk);
});
afterEach(() => station.close());

async function opened(): Promise<string> {
  const file = await openCaseFile(station.device, opening);
  if (!file.ok) throw new Error(file.reason);
  return file.value.id;
}

describe('case files', () => {
  it('are kept over a restart, with every note, and closed once', async () => {
    const id = await opened();
    await Promise.all([
      noteInCaseFile(station.device, id, note, TODAY),
      noteInCaseFile(station.device, id, { ...note, says: '家属到站反映' }, TODAY),
    ]);
    await station.close();
    station = await openTestStation(disk);
    expect((await readCaseFile(station.device, id))?.notes).toHaveLength(2);
    expect(await closeCaseFile(station.device, id, '2026-03-10', TODAY)).toMatchObject({ ok: true });
    expect(await noteInCaseFile(station.device, id, note, TODAY)).toMatchObject({ reason: 'closed' });
    expect(await noteInCaseFile(station.device, 'x', note, TODAY)).toMatchObject({ reason: 'missing' });
    expect(await caseFileIds(station.device)).toEqual([id]);
    expect(await openCaseFile(station.device, { ...opening, name: '' })).toMatchObject({ reason: 'invalid' });
  });

  it('never reach a document of the station, so that nothing of them waits to be sent or is found by typing', async () => {
    await opened();
    expect(await station.countUploads('waiting')).toBe(0);
    expect(await station.device.entries.count()).toBe(0);
    await station.rebuildDerived();
    expect(await caseFileIds(station.device)).toHaveLength(1);
  });
});
