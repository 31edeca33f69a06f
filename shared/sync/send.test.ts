import { afterEach, expect, test } from 'vitest';
import type { CountyDocument } from './county.ts';
import { ModelCounty } from './testing/modelCounty.ts';
import { editedPerson, type SteppedDevice, savedPerson, steppedDevice } from './testing/steps.ts';

const open: SteppedDevice[] = [];

async function atTheCountysTime(): Promise<{ one: SteppedDevice; server: { model: ModelCounty } }> {
  const server = { model: new ModelCounty() };
  const one = await steppedDevice(server);
  open.push(one);
  const { now } = one;
  server.model.now = () => now;
  await one.level();
  return { one, server };
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.station.close();
});

test('K1: what was sent under a time that the answer shows to be wrong is sent again under the county’s', async () => {
  const { one, server } = await atTheCountysTime();
  one.now = Date.UTC(2099, 0, 1);
  const id = await savedPerson(one.station);
  await one.send();
  expect((await one.station.get(id))?.local.upload).toBe('waiting');
  await one.level();
  expect(server.model.winner(id)?.updatedAt).toMatch(/^2026-03-05T/);
  expect(server.model.winner(id)).not.toHaveProperty('disputes');
});

test('K1: so is what reached the county under that time although no answer came', async () => {
  const { one, server } = await atTheCountysTime();
  const id = await savedPerson(one.station);
  await one.level();
  one.now = Date.UTC(2099, 0, 1);
  await editedPerson(one.station, id, { note: '错钟' });
  const answer = server.model.answer.bind(server.model);
  server.model.answer = (request) => {
    answer(request);
    return { status: 500, body: { error: 'lost', reason: 'lost' }, bytes: 0 };
  };
  await expect(one.send()).rejects.toThrow('busy');
  expect(server.model.winner(id)?.updatedAt).toMatch(/^2099/);
  server.model.answer = answer;
  await one.level();
  await one.level();
  expect(server.model.winner(id)).toMatchObject({ note: '错钟' });
  expect(server.model.winner(id)?.updatedAt).toMatch(/^2026-03-05T/);
  expect(server.model.winner(id)).not.toHaveProperty('disputes');
});

test('K1: one that slipped through is put right by whoever fetches it, and its writer gets that too', async () => {
  const { one, server } = await atTheCountysTime();
  const two = await steppedDevice(server);
  open.push(two);
  const id = await savedPerson(one.station);
  await one.level();
  await two.level();
  const wrong = '2099-01-01T00:00:00.000Z-0000';
  server.model.plant({ ...(server.model.winner(id) as CountyDocument), note: '错钟', updatedAt: wrong });
  for (const each of [two, one]) await each.level();
  expect(server.model.winner(id)).toMatchObject({ note: '错钟' });
  expect(server.model.winner(id)?.updatedAt).toMatch(/^2026-03-05T/);
  for (const each of [one, two]) expect((await each.station.get(id))?.updatedAt).toMatch(/^2026-03-05T/);
});
