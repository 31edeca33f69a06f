import type { CollectionName } from '../../domain/kinds.ts';
import type { Content, Station } from '../../store/station.ts';
import { openTestStation, type TestDisk, testDisk } from '../../store/testing/station.ts';
import { County } from '../county.ts';
import { countMeeting } from '../meetings.ts';
import { type Pulled, pullPage } from '../pull.ts';
import { nextBatch, type Pushed } from '../push.ts';
import { recover } from '../recover.ts';
import { sendBatch } from '../send.ts';
import type { CountyRequest, Exchange } from '../transport.ts';
import type { ModelCounty } from './modelCounty.ts';

/** The county's server as stations reach it: another model may take its place, as after a restore. */
export interface Server {
  model: ModelCounty;
}

/** A device whose sync is driven one step at a time. */
export interface SteppedDevice {
  station: Station;
  county: County;
  /** Everything that was asked of the county. */
  asked: CountyRequest[];
  /** What the device's clock says, in milliseconds since 1970; it stands still but for the test. */
  now: number;
  fetch(): Promise<Pulled>;
  send(): Promise<Pushed>;
  /** Sends and fetches until neither moves anything, and counts that. */
  level(): Promise<void>;
}

const NEVER = new AbortController().signal;
const COLLECTIONS: CollectionName[] = ['people', 'households', 'deeds'];
const ALL_BYTES = 4 * 1024 * 1024;

/** More turns than two devices need to agree. */
const TURNS_MAX = 10;

function done<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/**
 * @param onLine what the line makes of an exchange with the county; by default it carries it
 */
export async function steppedDevice(
  server: Server,
  disk: TestDisk = testDisk(),
  onLine: (request: CountyRequest, answer: () => Exchange) => Exchange = (_, answer) => answer(),
  collections = COLLECTIONS,
): Promise<SteppedDevice> {
  const station = await openTestStation(disk, { collections, wall: () => device.now });
  const asked: CountyRequest[] = [];
  const county = new County(
    {
      exchange: async (request) => {
        asked.push(structuredClone(request));
        const answer = () => ({ ok: true, value: server.model.answer(request) }) as const;
        return structuredClone(onLine(request, answer));
      },
    },
    () => station.deviceId,
    () => device.now,
  );
  const device: SteppedDevice = {
    station,
    county,
    asked,
    now: Date.UTC(2026, 2, 5),
    async fetch() {
      done(await recover(station, county, device.now, NEVER, () => undefined));
      return done(await pullPage(station, county, false, NEVER));
    },
    async send() {
      return done(await sendBatch(station, county, await nextBatch(station, ALL_BYTES), NEVER));
    },
    async level() {
      for (let turn = 0; turn < TURNS_MAX; turn += 1) {
        const { received } = await device.fetch();
        const { stored, conflicts, refused } = await device.send();
        if (received + stored + conflicts + refused === 0) break;
      }
      done(await countMeeting(station, county, NEVER));
    },
  };
  return device;
}

/** An invented person. */
export const somebody: Content<'person'> = {
  name: '孔兰玉',
  sex: '2',
  ethnicity: '汉',
  idNumber: '990204198908154889',
  birthDate: '1989-08-15',
  relation: '户主',
  education: '小学',
  politicalStatus: '群众',
  phone: '18802143973',
  address: '柳河村1组1号',
  residence: 'registered',
  status: 'living',
  note: '',
};

export async function savedPerson(station: Station, fields: Partial<Content<'person'>> = {}): Promise<string> {
  return done(await station.create('person', { ...somebody, ...fields })).id;
}

export async function editedPerson(station: Station, id: string, fields: Partial<Content<'person'>>): Promise<void> {
  done(await station.edit<'person'>(id, () => fields));
}
