import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Dispute } from '../../shared/domain/document.ts';
import { encodeCountyCode } from '../../shared/domain/station/countyCode.ts';
import type { CountyConnection } from '../../shared/host/contract.ts';
import type { Station } from '../../shared/store/station.ts';
import { withoutLocal } from '../../shared/store/stored.ts';
import { ModelCounty } from '../../shared/sync/testing/modelCounty.ts';
import { routesOf } from '../app/routes.tsx';
import { IdentityContext } from '../frame/identity.ts';
import { StationRoom } from '../station/StationRoom.tsx';
import { mount, unmount } from '../testing/mount.tsx';
import { openPageStation, settle } from '../testing/stationPage.tsx';
import { lightOf } from './lightOf.ts';
import { SyncRoom, useSyncStatus } from './SyncRoom.tsx';
import { type StandInHost, standInHost } from './testing/standInHost.ts';

const STATION = '990101001001';
const CONNECTION: CountyConnection = {
  address: 'https://county.example.cn',
  station: STATION,
  user: `station-${STATION}`,
};
const OTHER_CLERK = { at: '2026-03-05T01:00:00.000Z-0000', by: '李文书', device: '01J0000000000000000000000B' };

let station: Station;
let county: ModelCounty;
let host: StandInHost;

beforeEach(async () => {
  await page.viewport(1366, 768);
  sessionStorage.clear();
  station = await openPageStation();
  county = new ModelCounty();
  host = standInHost(county, CONNECTION);
});

afterEach(async () => {
  unmount();
  vi.restoreAllMocks();
  await station.close();
});

function Identified({ children }: { children: React.ReactNode }) {
  const light = lightOf(useSyncStatus());
  return <IdentityContext value={{ station: '柳河村文明实践站', clerk: '王会计', light }}>{children}</IdentityContext>;
}

/** The program at an address, with sync under way as in the open station's window. */
function open(address = '/settings/sync') {
  const router = createMemoryRouter(routesOf(), { initialEntries: [address] });
  mount(
    <StationRoom station={station}>
      <SyncRoom>
        <Identified>
          <RouterProvider router={router} />
        </Identified>
      </SyncRoom>
    </StationRoom>,
  );
  return router;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const light = () => page.getByRole('banner').getByRole('status');
const sentence = () => page.getByRole('region', { name: '与县里同步' }).getByRole('status');
const block = (title: string) => page.getByRole('heading', { name: title, exact: true }).element().parentElement;

async function household(name: string): Promise<string> {
  const [id] = await settle(station, [name]);
  return id as string;
}

async function level() {
  await expect.element(sentence(), { timeout: 15_000 }).toHaveTextContent('县里都收到了');
}

describe('the sync page', () => {
  it('V1: says that nothing is connected, what waits by kind, and connects by the one line from the county', async () => {
    host.connection = null;
    await settle(station, ['孔兰玉', '金水生']);
    open();
    await expect.element(sentence()).toHaveTextContent('还没有接入县里，记录都存在这台电脑上');
    await expect.element(light()).toHaveTextContent('待上传 4 条');
    await expect.poll(() => block('等着上传的')?.textContent).toContain('人员2 条');
    expect(block('等着上传的')?.textContent).toContain('户2 条');

    const code = encodeCountyCode({ ...CONNECTION, password: 'k7qx-m2rd-9wtz' });
    await page.getByLabelText('接入码').fill(code);
    await button('接入').click();
    await level();
    expect(county.all()).toHaveLength(4);
    await expect.element(page.getByText('没有等着上传的')).toBeVisible();
    await expect.element(page.getByText('https://county.example.cn')).toBeVisible();
    await expect.element(light()).toHaveTextContent(/已同步 \d\d:\d\d/);
    await expect.element(page.getByText(/本月流量约 [1-9]\d* kB/)).toBeVisible();
  });
});
