import { afterEach, describe, expect, test } from 'vitest';
import type { CountyDocument } from './county.ts';
import { offerAgain } from './push.ts';
import { reconcile } from './reconcile.ts';
import { ModelCounty } from './testing/modelCounty.ts';
import { type SteppedDevice, savedPerson, steppedDevice } from './testing/steps.ts';

const NEVER = new AbortController().signal;

const open: SteppedDevice[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.station.close();
});

/** A person whom servers of the county have edited apart, each in its own way, all but one unknown to the device. */
async function branched(edits: object[] = [{ phone: '甲' }, { address: '乙' }]) {
  const server = { model: new ModelCounty() };
  const one = await steppedDevice(server);
  open.push(one);
  const id = await savedPerson(one.station);
  await one.level();
  const base = server.model.winner(id) as CountyDocument;
  for (const [at, fields] of edits.entries()) {
    const letter = 'abcdef'.charAt(at);
    const ids = [letter.repeat(32), base._rev?.slice(2)];
    const stamp = { device: letter, updatedAt: '2026-03-06T00:00:00.000Z-0000' };
    const revisions = { _rev: `2-${ids[0]}`, _revisions: { start: 2, ids } };
    server.model.plant({ ...base, ...fields, ...stamp, ...revisions } as CountyDocument, true);
  }
  return { server, id, one };
}

describe('C4: branches of a record', () => {
  test('are settled by the comparison that meets them', async () => {
    const { server, id, one } = await branched();
    await reconcile(one.station, one.county, 'agreed', NEVER);
    expect(server.model.leaves(id)).toHaveLength(1);
    expect(await one.station.get<'person'>(id)).toMatchObject({ phone: '甲', address: '乙' });
  });

  // Found by seed 587 of the simulation: the two that lose ended in one and the same revision, which the county took once.
  test('are all closed, also where several that lose are equally long', async () => {
    const { server, id, one } = await branched([{ phone: '甲' }, { address: '乙' }, { note: '丙' }]);
    await one.level();
    expect(server.model.leaves(id)).toHaveLength(1);
    expect(server.model.winner(id)).toMatchObject({ phone: '甲', address: '乙', note: '丙' });
    expect(await one.station.get<'person'>(id)).toMatchObject({ phone: '甲', address: '乙', note: '丙' });
  });

  test('U4: whose merging the county refuses stay, the merged one waits in quarantine, and all is well later', async () => {
    const { server, id, one } = await branched();
    server.model.validator = (next) => (next.phone === '甲' && next.address === '乙' ? 'not today' : undefined);
    await one.level();
    expect(server.model.leaves(id).length).toBe(2);
    expect(await one.station.get<'person'>(id)).toMatchObject({
      phone: '甲',
      address: '乙',
      local: { upload: 'refused' },
    });
    server.model.validator = () => undefined;
    await offerAgain(one.station, [id]);
    await one.level();
    expect(server.model.leaves(id)).toHaveLength(1);
    expect(server.model.winner(id)).toMatchObject({ phone: '甲', address: '乙' });
    expect((await one.station.get<'person'>(id))?.local.upload).toBe('sent');
  });
});
