import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DEMO_CODE } from '../../shared/domain/demo/village.ts';
import { encodeCountyCode } from '../../shared/domain/station/countyCode.ts';
import { countDeeds } from '../../shared/store/derived/deeds.ts';
import { DeviceDatabase } from '../../shared/store/deviceDatabase.ts';
import { mount, unmount } from '../testing/mount.tsx';
import { closed } from './closing.ts';
import { Desk } from './desk.ts';
import { StationGate } from './StationGate.tsx';
import { useSession } from './session.ts';
import { useStation } from './station.ts';
import { isUnlocked } from './unlocked.ts';

const CODE = '990101001007';

function Within() {
  const { code, clerk } = useStation();
  const { lock, leave, forget } = useSession();
  return (
    <>
      <p>
        进来了 {code} {clerk}
      </p>
      <button type="button" onClick={lock}>
        锁屏
      </button>
      <button type="button" onClick={leave}>
        换站点
      </button>
      <button type="button" onClick={forget}>
        结束
      </button>
    </>
  );
}

function show() {
  mount(
    <StationGate>
      <Within />
    </StationGate>,
  );
}

const field = (label: string) => page.getByLabelText(label, { exact: false }).first();
const isIn = (clerk = '王会计') => expect.element(page.getByText(`进来了 ${CODE} ${clerk}`)).toBeVisible();

async function deleteAll() {
  for (const { name } of await indexedDB.databases()) if (name) await Dexie.delete(name);
}

/** A host that answers every sign-in alike and remembers what it was asked. */
function hostAnswers(answer: object) {
  const asked: { path: string; body: unknown }[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const path = String(input);
    if (!path.startsWith('/host/')) return real(input, init);
    asked.push({ path, body: init?.body ? JSON.parse(String(init.body)) : undefined });
    return new Response(JSON.stringify(init?.method === 'GET' ? { connection: null } : answer));
  });
  return asked;
}

beforeEach(async () => {
  sessionStorage.clear();
  await deleteAll();
});

/** Ends the program; its databases and locks are let go a moment later. */
async function quit() {
  unmount();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await Promise.all([CODE, DEMO_CODE].map(closed));
}

afterEach(async () => {
  await quit();
  vi.restoreAllMocks();
});

async function foundStation() {
  show();
  await expect.element(page.getByRole('button', { name: /建一个新站点/ })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(field('站点编码')).toHaveFocus();
  await userEvent.keyboard(`${CODE}{Enter}柳河村新时代文明实践站{Enter}王会计{Enter}1357{Enter}1357{Enter}`);
  await userEvent.keyboard('{Enter}');
  await isIn();
}

describe('a new station', () => {
  it('is founded by keyboard alone, and after a restart its clerk’s PIN is asked', async () => {
    await foundStation();
    await quit();
    show();
    await expect.element(page.getByRole('heading', { name: '柳河村新时代文明实践站' })).toBeVisible();
    await userEvent.keyboard('2468{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('口令不对');
    await userEvent.keyboard('1357{Enter}');
    await isIn();
  });

  it.each([
    ['11 digits', '99010100100', '现在是 11 位，请补全'],
    ['13 digits', '9901010010011', '多了几位'],
    ['letters', '99010100100A', '只能是数字'],
  ])('is not founded on a code of %s', async (_, typed, sentence) => {
    show();
    await page.getByRole('button', { name: /建一个新站点/ }).click();
    await field('站点编码').fill(typed);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(sentence)).toBeVisible();
    await page.getByRole('button', { name: '建好站点' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('还有');
    expect(await new Desk().entries()).toEqual([]);
  });

  it('keeps what was typed over a kill, but never the PIN', async () => {
    show();
    await page.getByRole('button', { name: /建一个新站点/ }).click();
    await field('站点名称').fill('柳河村');
    await field('口令').fill('1357');
    await expect.poll(() => new Desk().drafts.count()).toBe(1);
    await quit();
    show();
    await page.getByRole('button', { name: /建一个新站点/ }).click();
    await expect.element(field('站点名称')).toHaveValue('柳河村');
    await expect.element(field('口令')).toHaveValue('');
    expect(JSON.stringify(await new Desk().drafts.toArray())).not.toContain('1357');
  });
});

describe('joining the county', () => {
  async function fill() {
    show();
    await page.getByRole('button', { name: /接入县里已有的站点/ }).click();
    const county = { address: 'https://county.example.cn', station: CODE, user: `station-${CODE}`, password: 'k7qx' };
    await field('接入码').fill(encodeCountyCode(county));
    await expect.element(field('账号')).toHaveValue(`station-${CODE}`);
    await field('经办人姓名').fill('王会计');
    await field('口令').fill('1357');
    await field('再输一次').fill('1357');
    await page.getByRole('button', { name: '接入', exact: true }).click();
    return county;
  }

  it('takes the county code apart and asks the host', async () => {
    const asked = hostAnswers({
      ok: true,
      value: { address: 'https://county.example.cn', station: CODE, user: `station-${CODE}` },
    });
    const county = await fill();
    await isIn();
    expect(asked.find(({ body }) => body)).toEqual({ path: '/host/county', body: county });
    expect((await new Desk().entries())[0]).toMatchObject({ code: CODE, origin: 'joined' });
  });

  it.each([
    ['wrongPassword', '账号或密码不对'],
    ['notCouchDB', '这个地址不是县里的服务器'],
    ['unreachable', '连不上县里的服务器'],
    ['notSetUp', '县里还没有开通'],
    ['suspended', '县里暂停了'],
    ['needsHttps', '外网地址要以 https 开头'],
  ])('says in a sentence why not: %s', async (reason, sentence) => {
    hostAnswers({ ok: false, reason });
    await fill();
    await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
    expect(await new Desk().entries()).toEqual([]);
    await expect.element(field('账号')).toHaveValue(`station-${CODE}`);
  });
});

describe('the demonstration', () => {
  const isDemo = () => expect.element(page.getByText(`进来了 ${DEMO_CODE}`, { exact: false })).toBeVisible();

  it('opens filled and without a PIN, now and after a restart', async () => {
    show();
    await page.getByRole('button', { name: /看看演示村/ }).click();
    await isDemo();
    await quit();
    show();
    await isDemo();
    const device = new DeviceDatabase(`xiangyue-device-${DEMO_CODE}`);
    expect(await device.entries.where('kind').equals('household').count()).toBe(61); // Sixty families, and one that a son has founded.
    expect(await countDeeds(device, 'deposited')).toBe(36);
    device.close();
  });

  it('goes without a trace when it is ended', async () => {
    show();
    await page.getByRole('button', { name: /看看演示村/ }).click();
    await isDemo();
    await page.getByRole('button', { name: '结束' }).click();
    await expect.element(page.getByRole('button', { name: /看看演示村/ })).toBeVisible();
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names.filter((name) => name?.includes(DEMO_CODE))).toEqual([]);
  });
});

it('the clerk locks the screen, or goes to another station of this laptop', async () => {
  await foundStation();
  await page.getByRole('button', { name: '锁屏' }).click();
  await expect.element(page.getByPlaceholder('口令')).toHaveFocus();
  await userEvent.keyboard('1357{Enter}');
  await isIn();
  await page.getByRole('button', { name: '换站点' }).click();
  await expect.element(page.getByRole('button', { name: /柳河村新时代文明实践站/ })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /看看演示村/ })).toBeVisible();
  await page.getByRole('button', { name: /柳河村新时代文明实践站/ }).click();
  await userEvent.keyboard('1357{Enter}');
  await isIn();
});

it('a second window beside an open one is not asked for the PIN', async () => {
  await foundStation();
  expect(await isUnlocked(CODE)).toBe(true);
  await quit();
  expect(await isUnlocked(CODE)).toBe(false);
});

it('a forgotten PIN is renewed by whoever knows the code and the name', async () => {
  await foundStation();
  await quit();
  show();
  await page.getByRole('button', { name: '忘了口令' }).click();
  await field('站点编码').fill(CODE);
  await field('经办人姓名').fill('李会计');
  await field('口令').fill('8642');
  await field('再输一次').fill('8642');
  await page.getByRole('button', { name: '换成新口令' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('编码或姓名不对');
  await field('经办人姓名').fill('王会计');
  await page.getByRole('button', { name: '换成新口令' }).click();
  await isIn();
});

it('a full disk is said in a sentence, with a way to try again', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  show();
  await expect.element(page.getByRole('alert')).toHaveTextContent('硬盘满了');
  open.mockRestore();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect.element(page.getByRole('button', { name: /建一个新站点/ })).toBeVisible();
});
