import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fromBase64 } from '../../../shared/store/file/base64.ts';
import type { Station } from '../../../shared/store/station.ts';
import { importBundle } from '../../../shared/sync/courier/importBundle.ts';
import {
  encodeCountyKey,
  fingerprintOf,
  type Identity,
  makeIdentity,
  publicKeysOf,
} from '../../../shared/sync/courier/keys.ts';
import { readHead } from '../../../shared/sync/courier/part.ts';
import { emptyStick } from '../../../shared/sync/courier/testing/stick.ts';
import { addedFile } from '../../../shared/sync/file/testing/addedFile.ts';
import { ModelCounty } from '../../../shared/sync/testing/modelCounty.ts';
import type { Transport } from '../../../shared/sync/transport.ts';
import { routesOf } from '../../app/routes.tsx';
import { pieceStoreOf } from '../../file/pieceStores.ts';
import { IdentityContext } from '../../frame/identity.ts';
import { StationRoom } from '../../station/StationRoom.tsx';
import { mount } from '../../testing/mount.tsx';
import { stationForEach } from '../../testing/stationForEach.ts';
import { settle } from '../../testing/stationPage.tsx';
import { lightOf } from '../lightOf.ts';
import { SyncRoom, useSyncStatus } from '../SyncRoom.tsx';
import { standInHost } from '../testing/standInHost.ts';
import { fileSource } from './blobs.ts';

/** Packing, sealing and saving of a few records. */
const WRITTEN_MS = 15_000;

let station: Station;
let county: ModelCounty;
let identity: Identity;
let saved: File[];

stationForEach(async (opened) => {
  station = opened;
  county = new ModelCounty();
  identity = await makeIdentity(true);
  standInHost(county, null);
  saved = [];
  keepWhatIsSaved();
});

/** Takes the place of the browser's own saving. */
function keepWhatIsSaved(): void {
  const blobs = new Map<string, Blob>();
  const real = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = real(blob);
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) saved.push(new File([blob], this.download));
  });
}

function Identified({ children }: { children: React.ReactNode }) {
  const light = lightOf(useSyncStatus());
  return <IdentityContext value={{ station: '柳河村文明实践站', clerk: '王会计', light }}>{children}</IdentityContext>;
}

function open() {
  const router = createMemoryRouter(routesOf(), { initialEntries: ['/settings/sync'] });
  mount(
    <StationRoom station={station}>
      <SyncRoom>
        <Identified>
          <RouterProvider router={router} />
        </Identified>
      </SyncRoom>
    </StationRoom>,
  );
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const light = () => page.getByRole('banner').getByRole('status');
const choose = (label: string, file: File) => userEvent.upload(page.getByLabelText(label), file);

/** The county's files database, as far as a bundle asks it. */
const pieceBytes = new Map<string, Uint8Array>();
const filesAtCounty: Transport = {
  async exchange({ path, body }) {
    if (path !== '_bulk_docs') {
      const bytes = pieceBytes.get(decodeURIComponent(path.split('/')[0] ?? ''));
      const missing = { status: 404, body: { error: 'not_found', reason: 'missing' }, bytes: 0 };
      return { ok: true, value: bytes ? { status: 200, body: bytes, bytes: 0 } : missing };
    }
    const { docs } = body as { docs: { _id: string; _attachments: { bytes: { data: string } } }[] };
    for (const { _id, _attachments } of docs) pieceBytes.set(_id, fromBase64(_attachments.bytes.data));
    return { ok: true, value: { status: 201, body: [], bytes: 0 } };
  },
};

/** What the county does with a file from the stick; it vouches for the device's key by what the page shows. */
async function importedAtCounty(bundle: File): Promise<File> {
  const head = await readHead(fileSource(bundle));
  if (!head.ok) throw new Error(head.reason);
  const answer = emptyStick();
  const desk = { identity, transportTo: () => county.transport(), filesTo: () => filesAtCounty, now: Date.now };
  const shown = page.getByText(fingerprintOf(head.value.header.from));
  const imported = await importBundle([head.value], desk, () => answer, shown.element().textContent ?? '');
  if (!imported.ok) throw new Error(imported.reason);
  return new File(answer.files as Uint8Array<ArrayBuffer>[], '乡约回执.xyb');
}

describe('用 U 盘送到县里', () => {
  it('S6: reads the county’s key, writes what waits, and counts it as sent once the answer is read back', async () => {
    await settle(station, ['孔兰玉', '金水生']);
    await addedFile(station, pieceStoreOf(station), new Uint8Array(150_000).fill(7));
    open();
    await expect.element(light()).toHaveTextContent('待上传 5 条');
    const key = encodeCountyKey(await publicKeysOf(identity));
    await choose('读县公钥文件', new File(['https://county.example.cn'], '别的.txt'));
    await expect.element(page.getByText('这不是县公钥，请用县里给的公钥文件')).toBeVisible();
    await choose('读县公钥文件', new File([key], '乡约-县公钥.txt'));
    await expect.element(page.getByText(fingerprintOf(await publicKeysOf(identity)))).toBeVisible();

    await button('写到 U 盘').click();
    await expect.poll(() => saved.length, { timeout: WRITTEN_MS }).toBe(1);
    expect(saved[0]?.name).toMatch(/^乡约-990101001001-\d{8}-[0-9a-z]{4}-1-1\.xyb$/);
    await expect
      .element(page.getByText(/写了 1 份：人员 2 条，户 2 条，公示 1 条，照片和附件 1 个。等县里的回执。/))
      .toBeVisible();
    await expect.element(light()).toHaveTextContent('待上传 5 条');

    const answer = await importedAtCounty(saved[0] as File);
    expect(county.all()).toHaveLength(5);
    await expect.element(light()).toHaveTextContent('待上传 5 条');
    await choose('读县里的回执', saved[0] as File);
    await expect.element(page.getByText('这是送往县里的，请选“乡约回执”开头的文件')).toBeVisible();
    await choose('读县里的回执', new File([answer.slice(0, -1)], '乡约回执.xyb'));
    await expect.element(page.getByText('回执损坏或被改过，没有读，请向县里再要一份')).toBeVisible();
    expect(await station.countUploads('waiting')).toBe(5);

    await choose('读县里的回执', answer);
    await expect
      .element(page.getByText('回执读好了：县里收下 5 条，退回 0 条，两边都改过 0 条，带回 0 条'))
      .toBeVisible();
    await expect.element(page.getByText('照片和附件：县里收到 1 个，带回 0 个')).toBeVisible();
    await expect.element(page.getByText(/县里的回执（.*）读回来了。/)).toBeVisible();
    await expect.element(light()).not.toHaveTextContent('待上传');
    expect(await station.countUploads('sent')).toBe(5);
  });
});
