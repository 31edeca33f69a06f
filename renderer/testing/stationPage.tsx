import { createMemoryRouter, RouterProvider } from 'react-router';
import { ulid } from 'ulid';
import { DeviceDatabase } from '../../shared/store/deviceDatabase.ts';
import type { Content } from '../../shared/store/station.ts';
import { Station } from '../../shared/store/station.ts';
import { strictDexieStorage } from '../../shared/store/storage.ts';
import { routesOf } from '../app/routes.tsx';
import { closeStation } from '../station/closing.ts';
import { StationRoom } from '../station/StationRoom.tsx';
import { mount } from './mount.tsx';

/** The station opened last. One that a failed test left open would take the place of all that are opened after it. */
let last: Station | undefined;

/** Opens a station on the page's own IndexedDB, under a name of its own; opened again by the same name, it is the same. */
export async function openPageStation(name: string = ulid().toLowerCase()): Promise<Station> {
  await last?.close();
  last = await Station.open({
    storage: strictDexieStorage(),
    device: new DeviceDatabase(`xiangyue-device-${name}`),
    code: '990101001001',
    name: `xiangyue-test-${name}`,
    deviceId: ulid(),
    clerk: '王会计',
  });
  return last;
}

/** Closes the station opened last, as the program does when the clerk leaves. */
export async function closePageStation(): Promise<void> {
  if (last) await closeStation(last);
  last = undefined;
}

/** Shows the program at an address, as the open station's window would. */
export function mountAt(station: Station, address: string) {
  const router = createMemoryRouter(routesOf(), { initialEntries: [address] });
  mount(
    <StationRoom station={station}>
      <RouterProvider router={router} />
    </StationRoom>,
  );
  return router;
}

const PERSON: Content<'person'> = {
  name: '',
  sex: '0',
  ethnicity: '汉',
  idNumber: '',
  birthDate: '',
  relation: '户主',
  education: '',
  politicalStatus: '群众',
  phone: '',
  address: '',
  residence: 'registered',
  status: 'living',
  note: '',
};

/** Invented villagers, each the head of a household of their own; answers with the households' ids. */
export async function settle(station: Station, names: readonly string[]): Promise<string[]> {
  const households: string[] = [];
  for (const [index, name] of names.entries()) {
    const villagersGroup = `${(index % 3) + 1}组`;
    const household = { villagersGroup, headName: name, address: `柳河村${villagersGroup}${index + 1}号`, note: '' };
    const created = await station.create('household', household);
    if (!created.ok) throw new Error(created.reason);
    households.push(created.value.id);
    const person = { ...PERSON, name, address: household.address, household: created.value.id };
    const settled = await station.create('person', person);
    if (!settled.ok) throw new Error(settled.reason);
  }
  return households;
}
