import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FileFact } from '../../shared/domain/file/file.ts';
import type { Station } from '../../shared/store/station.ts';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';
import { pieceStoreOf } from './pieceStores.ts';
import { readWhole, standingFilesOf } from './read.ts';
import { LONGEST_SIDE, shrink } from './shrink.ts';

let station: Station;
let person: string;

stationForEach(async (opened) => {
  station = opened;
  await settle(station, ['孔兰玉']);
  const [found] = await station.find('people', { selector: {}, limit: 1 });
  person = found?.id ?? '';
});

/** A picture as a phone takes it, only of one colour with a stripe. */
async function picture(name: string, width = 2400, height = 1200, colour = '#7a2'): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff';
  context.fillRect(0, height / 2, width, height / 10);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

function paste(files: readonly File[]): void {
  const clipboardData = new DataTransfer();
  for (const file of files) clipboardData.items.add(file);
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

function drop(files: readonly File[], on: Element): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ['dragover', 'drop']) {
    on.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
}

const section = () => page.getByRole('region', { name: '附件（照片、扫描件）' });
const files = (): Promise<FileFact[]> => standingFilesOf(station, person);

describe('the attachments of a person', () => {
  it('are added by button, by dropping and by pasting, seen small and large, taken off and brought back', async () => {
    const router = mountAt(station, `/person/${person.split(':')[1]}`);
    await expect.element(section().getByText('把照片、扫描件拖到这里')).toBeVisible();
    await userEvent.upload(section().getByLabelText('添加', { exact: true }).last(), await picture('近照.png'));
    await expect.element(page.getByText('添加了 1 个附件')).toBeVisible();
    await expect.element(section().getByRole('link', { name: '近照.png' })).toBeVisible();

    drop([await picture('证件.png', 300, 200, '#27a')], section().element());
    await expect.element(section().getByRole('link', { name: '证件.png' })).toBeVisible();
    paste([await picture('表格.png', 500, 700, '#a27')]);
    await expect.element(section().getByRole('link', { name: '表格.png' })).toBeVisible();
    await expect.poll(() => section().element().querySelectorAll('img').length).toBe(3);

    const [first] = await files();
    const whole = await readWhole(pieceStoreOf(station), first as FileFact);
    const kept = await createImageBitmap(new Blob([(whole.ok ? whole.value : new Uint8Array()) as never]));
    expect([kept.width, kept.height]).toEqual([LONGEST_SIDE, LONGEST_SIDE / 2]);

    await section().getByRole('link', { name: '近照.png' }).click();
    await expect.element(page.getByRole('img', { name: '近照.png' })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('heading', { name: '证件.png' })).toBeVisible();
    await page.getByRole('button', { name: '取下' }).click();
    await expect.element(section()).toBeVisible();
    expect(router.state.location.pathname).toContain('/person/');
    expect((await files()).map(({ name }) => name)).toEqual(['近照.png', '表格.png']);
    await page.getByRole('button', { name: '撤销' }).last().click();
    await expect.poll(async () => (await files()).length).toBe(3);
  });

  it('says in one sentence why a file is not added', async () => {
    mountAt(station, `/person/${person.split(':')[1]}`);
    await expect.element(section()).toBeVisible();
    paste([new File(['no picture'], '表.docx')]);
    await expect.element(section().getByRole('alert')).toHaveTextContent('这个文件打不开，请换成照片或扫描件');
    const same = await picture('同一张.png', 40, 40);
    paste([same]);
    await expect.element(section().getByRole('link', { name: '同一张.png' })).toBeVisible();
    paste([same]);
    await expect.element(section().getByRole('alert')).toHaveTextContent('这个文件已经在附件里了');
    expect(await files()).toHaveLength(1);
  });
});

it('a picture is written anew, without what the camera put into it', async () => {
  const shrunk = await shrink(await picture('有位置.png', 64, 64));
  expect(shrunk).toMatchObject({ ok: true, value: { type: 'image/jpeg', name: '有位置.png' } });
  const bytes = shrunk.ok ? shrunk.value.bytes : new Uint8Array();
  expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Exif');
  expect(shrunk.ok && shrunk.value.thumbnail?.length).toBeGreaterThan(0);
});

describe('R5: pieces on the disk', () => {
  it('every transaction of PouchDB that writes them waits for the disk', async () => {
    const seen: [string, string][] = [];
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const transaction = original.call(this, stores, mode, options);
      seen.push([transaction.mode, `${this.name.split('-')[0]}:${transaction.durability}`]);
      return transaction;
    };
    try {
      const store = pieceStoreOf(station);
      await store.put([{ hash: 'a'.repeat(64), bytes: Uint8Array.of(1, 2, 3) }]);
      await store.have(['a'.repeat(64)]);
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    const writes = seen.filter(([mode, of]) => mode === 'readwrite' && of.startsWith('_pouch_'));
    expect(writes.length).toBeGreaterThan(0);
    expect(new Set(writes.map(([, of]) => of))).toEqual(new Set(['_pouch_xiangyue:strict']));
  });
});
