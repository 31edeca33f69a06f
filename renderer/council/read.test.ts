import { expect, it } from 'vitest';
import type { Council } from '../../shared/domain/council/council.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { readDesk } from '../today/desk.ts';
import { callMeeting } from './acts.ts';
import { readCharters, readDecided, readFollowed, readStanding } from './read.ts';
import { pastMeetings } from './testing/pastMeetings.ts';

/** How many documents the desk, the list of decisions, a council's page and calling a meeting read. */
async function documentsRead(meetings: number): Promise<Record<string, number>> {
  const station = await openTestStation(testDisk());
  const id = await pastMeetings(station, meetings);
  const council = (await station.get<'council'>(id)) as Council;
  let read = 0;
  const { getMany, find } = station;
  station.getMany = async (ids) => {
    const found = await getMany.call(station, ids);
    read += found.size;
    return found;
  };
  station.find = async (collection, query) => {
    const found = await find.call(station, collection, query);
    read += found.length;
    return found;
  };
  const counted = async (act: () => Promise<unknown>) => {
    read = 0;
    await act();
    return read;
  };
  const counts = {
    desk: await counted(() => readDesk(station)),
    followed: await counted(() => readFollowed(station)),
    decided: await counted(() => readDecided(station, id)),
    standing: await counted(async () => readStanding(station, council, await readCharters(station))),
    call: await counted(() => callMeeting(station, council, '19:30')),
  };
  await station.close();
  return counts;
}

it('with many past meetings no more is read than with few', async () => {
  const few = await documentsRead(25);
  expect(few.followed).toBe(2);
  expect(few.desk).toBeGreaterThan(2);
  expect(await documentsRead(150)).toEqual(few);
});
