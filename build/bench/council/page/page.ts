import {
  addMotion,
  callMeeting,
  confirmMeeting,
  foundCouncil,
  mark,
  recordDecision,
  recordFulfilment,
} from '../../../../renderer/council/acts.ts';
import { readMeeting, readSeats } from '../../../../renderer/council/read.ts';
import { Desk } from '../../../../renderer/station/desk.ts';
import { today } from '../../../../renderer/station/today.ts';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import type { Council } from '../../../../shared/domain/council/council.ts';
import { membersOn } from '../../../../shared/domain/council/seats.ts';
import { CHARTER_TEMPLATES } from '../../../../shared/domain/council/templates.ts';
import { DeviceDatabase } from '../../../../shared/store/deviceDatabase.ts';
import { Station } from '../../../../shared/store/station.ts';
import { strictDexieStorage } from '../../../../shared/store/storage.ts';
import { somebody } from '../../../../shared/store/testing/somebody.ts';

declare global {
  interface Window {
    /** Holds so many meetings, each on a day of its own up to yesterday. */
    holdMeetings(count: number): Promise<void>;
  }
}

const CODE = '990101001001';
const DEVICE = '01J0000000000000000000BENC';
const CLERK = '王会计';
const MEMBERS = ['孔兰玉', '金水生', '白云飞', '许娟明', '吴芳怡', '汪国', '魏云兰', '何广田', '施妙', '吕强'];

function done<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** A station with a council of ten, noted where the app looks for stations when it starts. */
async function foundStation(): Promise<{ station: Station; council: Council }> {
  const station = await Station.open({
    storage: strictDexieStorage(),
    device: new DeviceDatabase(`xiangyue-device-${CODE}`),
    code: CODE,
    deviceId: DEVICE,
    clerk: CLERK,
    multiInstance: true,
  });
  const name = '柳河村新时代文明实践站';
  await new Desk().stations.put({ code: CODE, name, deviceId: DEVICE, clerk: CLERK, origin: 'joined', usedAt: '' });
  const members = [];
  for (const one of MEMBERS) {
    const { id: person } = done(await station.create('person', { ...somebody, name: one }));
    members.push({ person, name: one, post: members.length === 0 ? ('chair' as const) : ('member' as const) });
  }
  const template = CHARTER_TEMPLATES.find(({ council }) => council === 'deliberation');
  const words = { council: 'deliberation' as const, name: '柳河村村民议事会', electedBy: '', confirmedBy: '' };
  const from = '2015-01-01';
  const id = done(await foundCouncil(station, { ...words, term: 1, from }, members, template));
  return { station, council: (await station.get<'council'>(id)) as Council };
}

/** One meeting from the call to the confirmed minutes: the roll, a vote, a decision that is carried out. */
async function hold(station: Station, council: Council, heldOn: string): Promise<void> {
  const id = done(await callMeeting(station, council, '09:00'));
  done(await station.edit<'meeting'>(id, () => ({ heldOn, title: `${heldOn} 例会`, discussion: '逐项议过。' })));
  for (const member of membersOn(await readSeats(station, council.id), today())) {
    done(await mark(station, id, member, { attendance: 'present' }));
  }
  const vote = { for: 8, against: 1, abstain: 1, counter: '金水生', supervisor: '白云飞', responsible: '孔兰玉' };
  const motion = done(await addMotion(station, id, { title: '修整水渠', ...vote, method: 'hands', deadline: heldOn }));
  const room = await readMeeting(station, id);
  if (!room) throw new Error('no meeting');
  const decision = done(await recordDecision(station, motion, room.setting));
  done(await recordFulfilment(station, decision, { outcome: 'done', note: '' }));
  const decided = await readMeeting(station, id);
  if (!decided) throw new Error('no meeting');
  done(await confirmMeeting(station, decided));
}

window.holdMeetings = async (count) => {
  const { station, council } = await foundStation();
  for (let n = count; n > 0; n -= 1) await hold(station, council, addDays(today(), -n));
  await station.close();
};
