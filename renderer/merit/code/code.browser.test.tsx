import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Station } from '../../../shared/store/station.ts';
import { signedCode } from '../../../shared/sync/courier/signedCode.ts';
import { unmount } from '../../testing/mount.tsx';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt, settle } from '../../testing/stationPage.tsx';

let station: Station;
let household: string;
let text: string;

stationForEach(async (opened) => {
  station = opened;
  [household] = (await settle(station, ['孔兰玉', '金水生'])) as [string];
  const code = { form: 'passbook', station: station.code, about: household, points: 5000, day: '2026-03-05' } as const;
  const signed = await signedCode(station, code);
  if (!signed.ok) throw new Error(signed.reason);
  text = signed.value;
});

it('a code is checked offline; one that was altered is found out', async () => {
  mountAt(station, '/passbook/verify');
  const field = page.getByRole('textbox', { name: '码里的文字' });
  await field.fill(text);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('是本站打印的')).toBeVisible();
  await expect.element(page.getByRole('link', { name: '孔兰玉' })).toBeVisible();
  await expect.element(page.getByText('50 分')).toBeVisible();
  await field.fill(text.replace('-5000-', '-9000-'));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('内容和签名对不上，纸上的内容被改过');
});

it('a scanned card finds its household, and is printed', async () => {
  mountAt(station, '/passbook');
  await page.getByRole('searchbox').fill(text);
  await expect.element(page.getByText('共 1 条')).toBeVisible();
  await expect.element(page.getByRole('option', { name: /孔兰玉/ })).toBeVisible();
  unmount();
  mountAt(station, `/paper/card/${household.slice('household:'.length)}`);
  await expect.element(page.getByRole('img', { name: '核对用的二维码' })).toBeVisible();
});
