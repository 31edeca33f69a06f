import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Dispute } from '../../shared/domain/document.ts';
import { encodeCountyCode } from '../../shared/domain/station/countyCode.ts';
import type { CountyConnection } from '../../shared/host/contract.ts';
import type { Station } from '../../shared/store/station.ts';
import { withoutLocal } from '../../shared/store/stored.ts';
import { ModelCounty } from '../../shared/sync/testing/modelCounty.ts';
import { routesOf } from '../app/routes.tsx';
import { IdentityContext } from '../frame/identity.ts';
import { readAccessLog } from '../station/accessLog.ts';
import { StationRoom } from '../station/StationRoom.tsx';
import { mount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { settle } from '../testing/stationPage.tsx';
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

/** Sending collects, packs and may back off once; far longer is a failure. */
const SENT_MS = 15_000;

let station: Station;
let county: ModelCounty;
let host: StandInHost;

stationForEach((opened) => {
  station = opened;
  county = new ModelCounty();
  host = standInHost(county, CONNECTION);
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
  await expect.element(sentence(), { timeout: SENT_MS }).toHaveTextContent('县里都收到了');
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

describe('the sync page, connected', () => {
  it('V1: pauses, counts what is typed meanwhile, and goes on', async () => {
    await household('孔兰玉');
    open();
    await level();
    await button('暂停同步').click();
    await expect.element(sentence()).toHaveTextContent('同步暂停了，记录照常存在这台电脑上');
    await household('金水生');
    await expect.element(light()).toHaveTextContent('待上传 2 条');
    await expect.poll(() => block('等着上传的')?.textContent).toContain('人员1 条');
    expect(county.all()).toHaveLength(2);
    await button('接着同步').click();
    await level();
    expect(county.all()).toHaveLength(4);
  });

  it('U5: no line is a sentence, and trying again at once helps when it is back', async () => {
    host.offline = true;
    await household('孔兰玉');
    open();
    await expect.element(sentence()).toHaveTextContent('连不上县里，记录都存好了，有网会自动再传');
    await expect.element(page.getByText('还没有和县里同步好过')).toBeVisible();
    host.offline = false;
    await button('马上再试').click();
    await level();
    await expect.element(page.getByText(/上次两边一致：/)).toBeVisible();
  });

  it('signs in again with a sentence for each refusal, and out after asking', async () => {
    open();
    await level();
    host.answer = () => ({ ok: false, reason: 'wrongPassword' });
    await button('换账号或密码').click();
    await expect.element(page.getByRole('textbox', { name: '服务器地址' })).toHaveValue('https://county.example.cn');
    await page.getByLabelText('接入码').fill('https://county.example.cn 990101001001 k7qx');
    await button('接入').click();
    await expect.element(page.getByText('接入码不全，请整行复制过来').first()).toBeVisible();
    await page.getByLabelText('接入码').fill('');
    await page.getByLabelText('密码', { exact: true }).fill('记错了');
    await button('接入').click();
    await expect.element(page.getByText('账号或密码不对，请核对后再输')).toBeVisible();
    await button('返回').click();
    await button('退出县里').click();
    await expect.element(page.getByText('退出后不再上传，记录都还在；再连要县里的密码')).toBeVisible();
    await button('退出县里').click();
    await expect.element(sentence()).toHaveTextContent('还没有接入县里，记录都存在这台电脑上');
    expect(host.connection).toBeNull();
  });

  it('R2: compares with the county and ends with counts', async () => {
    const id = await household('孔兰玉');
    open();
    await level();
    const held = county.winner(id);
    if (!held) throw new Error('the county has nothing');
    county.plant({ ...held, note: '县里改过' });
    await button('与县里核对').click();
    await expect.element(page.getByText(/核对好了：一样的 1 条，补传 0 条，取回 1 条，两边都改过 0 条/)).toBeVisible();
    expect(await station.get<'household'>(id)).toMatchObject({ note: '县里改过' });
    await level();
  });

  it('R2, V2: a comparison without a line says so, and a pause ends one that hangs', async () => {
    await household('孔兰玉');
    open();
    await level();
    host.offline = true;
    await button('与县里核对').click();
    // In the comparison's own block: sync itself may say so before it.
    await expect.poll(() => block('与县里核对')?.textContent).toContain('连不上县里，记录都存好了，有网会自动再传');
    host.offline = false;
    host.silent = true;
    await button('与县里核对').click();
    await expect.element(sentence()).toHaveTextContent('正在与县里同步，0/2');
    await button('暂停同步').click();
    await expect.element(sentence()).toHaveTextContent('同步暂停了，记录照常存在这台电脑上');
    host.silent = false;
    await button('接着同步').click();
    await level();
  });

  it('K1: a clock that is off is told at once and on the page', async () => {
    county.now = () => Date.now() - 10 * 60_000;
    open();
    await expect.element(page.getByRole('alert').getByText('这台电脑的时间快了 10 分钟，请调准')).toBeVisible();
    await expect.element(page.getByLabelText('提示').getByText('这台电脑的时间快了 10 分钟，请调准')).toBeVisible();
  });

  it('R5: says whether the system keeps the records for good', async () => {
    vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(false);
    vi.spyOn(navigator.storage, 'persist').mockResolvedValue(false);
    open();
    await expect.element(page.getByText('系统还没有答应长期保存，磁盘紧张时可能清掉')).toBeVisible();
    await button('申请长期保存').click();
    await expect.element(page.getByText('系统没有答应，请腾出磁盘空间，并常备份')).toBeVisible();
    vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(true);
    vi.spyOn(navigator.storage, 'persist').mockResolvedValue(true);
    await button('申请长期保存').click();
    await expect.element(page.getByText('记录长期保存，磁盘紧张时也不会自动清掉').first()).toBeVisible();
    await expect.element(button('申请长期保存')).not.toBeInTheDocument();
  });
});

describe('the quarantine', () => {
  const refuse = (name: string, words: string) => {
    county.validator = (next) => (next.headName === name || next.name === name ? words : undefined);
  };

  it('U4: says why, leads to the form, and takes the corrected one off the list', async () => {
    refuse('孔兰玉', 'schema: /phone maxLength');
    await settle(station, ['孔兰玉', '金水生']);
    const router = open();
    await page.getByRole('link', { name: /县里退回的/ }).click();
    await expect.element(light()).toHaveTextContent('需处理 2 条');
    await page.getByRole('option', { name: /人员 孔兰玉 “电话”太长/ }).click();
    await expect.element(page.getByRole('heading', { name: '孔兰玉' })).toBeVisible();
    await expect.element(page.getByRole('alert').getByText('“电话”太长，请打开改短')).toBeVisible();
    await page.getByRole('link', { name: '打开改正' }).click();
    await expect.element(page.getByRole('textbox', { name: '姓名' })).toHaveValue('孔兰玉');
    expect(router.state.location.pathname).toMatch(/^\/person\//);
    refuse('', '');
    await page.getByRole('textbox', { name: '电话' }).fill('19900000001');
    await button('保存').click();
    await expect.element(light()).toHaveTextContent('需处理 1 条');
  });

  it('U4: sends one again, opens the next, and sends all that are left', async () => {
    refuse('', '');
    county.validator = () => 'Only the county may write today.';
    await settle(station, ['孔兰玉', '金水生', '白云飞']);
    open('/settings/sync/refused');
    await expect.element(page.getByText('共 6 条')).toBeVisible();
    await page.getByRole('option', { name: /人员 孔兰玉/ }).click();
    await expect.element(page.getByText('县里的原话：Only the county may write today.')).toBeVisible();
    county.validator = () => undefined;
    await button('再送一次').click();
    await expect.element(page.getByText('又送出去了，县里收下后这里会显示')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '金水生' })).toBeVisible();
    await expect.element(page.getByText('共 5 条')).toBeVisible();
    await button('全部再送一次').click();
    await expect.element(page.getByText('没有县里退回的了')).toBeVisible();
    await expect.poll(() => county.all(), { timeout: SENT_MS }).toHaveLength(6);
  });

  it('filters by letters and draws few of many', async () => {
    host.connection = null;
    const names = Array.from({ length: 300 }, (_, n) => `${'赵钱孙李周'[n % 5]}${'一二三四五六七八九十'[n % 10]}`);
    await settle(station, [...names, '孔兰玉']);
    for (const collection of ['people', 'households'] as const) {
      const ids = (await station.find(collection, { selector: {}, limit: 400 })).map(({ id }) => id);
      await station.changeForSync(
        collection,
        ids,
        (current) =>
          current && { ...current, local: { ...current.local, upload: 'refused', refusal: 'schema: /note required' } },
      );
    }
    open('/settings/sync/refused');
    await expect.element(page.getByText('共 602 条')).toBeVisible();
    expect(page.getByRole('option').elements().length).toBeLessThan(60);
    await page.getByRole('searchbox').fill('kly');
    await expect.element(page.getByText('共 2 条')).toBeVisible();
    await expect.element(page.getByRole('option', { name: /人员 孔兰玉/ })).toBeVisible();
  });
});

describe('disputes', () => {
  const clash = (field: string, value: string, fields: Partial<Dispute> = {}): Dispute => ({
    ...OTHER_CLERK,
    field,
    value,
    ...fields,
  });

  /** A household as a merge left it: level with the county, and disputed. */
  async function disputed(id: string, disputes: Dispute[], fields: object = {}): Promise<void> {
    await station.changeForSync(
      'households',
      [id],
      (current) => current && { ...current, ...fields, disputes, local: { upload: 'sent', rev: '1-a' } },
    );
  }

  it('C1: two values side by side, who and when; one key keeps one, the other stays in the history', async () => {
    host.connection = null;
    const first = await household('孔兰玉');
    const second = await household('金水生');
    await disputed(first, [clash('note', '五保'), clash('address', '柳河村2组')], { note: '低保' });
    await disputed(second, [clash('villagersGroup', '9组')]);
    open();
    await page.getByRole('link', { name: /两台电脑改得不一样的/ }).click();
    await expect.element(light()).toHaveTextContent('需处理 2 条');
    await page.getByRole('option', { name: /户 孔兰玉 备注、住址/ }).click();
    const note = page.getByRole('group', { name: '备注' });
    await expect.element(note.getByRole('button', { name: /1 现在用的 低保/ })).toBeVisible();
    await expect
      .element(note.getByRole('button', { name: /2 另一种 · 另一台电脑 五保 李文书 · 3月5日/ }))
      .toBeVisible();

    await userEvent.keyboard('2');
    await expect.element(note).not.toBeInTheDocument();
    expect(await station.get<'household'>(first)).toMatchObject({
      note: '五保',
      settled: [{ field: 'note', value: '低保', kept: '五保', settledBy: '王会计' }],
      local: { upload: 'waiting' },
    });
    await expect.element(page.getByText('没用：低保', { exact: false })).toBeVisible();

    await userEvent.keyboard('1');
    await expect.element(page.getByRole('heading', { name: '金水生' })).toBeVisible();
    expect(await station.get<'household'>(first)).toMatchObject({ address: '柳河村1组1号' });
    await expect.element(light()).toHaveTextContent('需处理 1 条');
    await userEvent.keyboard('1');
    await expect.element(page.getByText('没有要选的了，两台电脑一样了')).toBeVisible();
    expect(await station.device.disputes.count()).toBe(0);
  });

  it('a choice is undone whole', async () => {
    host.connection = null;
    const id = await household('孔兰玉');
    const both = [clash('note', '五保'), clash('address', '柳河村2组')];
    await disputed(id, both, { note: '低保' });
    open(`/settings/sync/disputes/${encodeURIComponent(id)}`);
    await page.getByRole('button', { name: /2 另一种 · 另一台电脑 五保/ }).click();
    await expect.element(page.getByRole('group', { name: '备注' })).not.toBeInTheDocument();
    await button('撤销').click();
    await expect.element(page.getByRole('group', { name: '备注' })).toBeVisible();
    const record = withoutLocal((await station.get<'household'>(id)) as never);
    expect(record).toMatchObject({ note: '低保', disputes: both });
    expect(record).not.toHaveProperty('settled');
  });

  it('C2: an edit against a voiding leaves the record void until the clerk takes the voiding back', async () => {
    host.connection = null;
    const id = await household('孔兰玉');
    const voided = { at: '2026-03-04T01:00:00.000Z', by: '王会计', reason: '误录' };
    await disputed(id, [clash('note', '五保')], { voided });
    open(`/settings/sync/disputes/${encodeURIComponent(id)}`);
    await expect.element(page.getByText(/这一条已经作废（王会计，.*误录）/)).toBeVisible();
    await button('恢复这一条').click();
    await expect.element(page.getByText(/这一条已经作废/)).not.toBeInTheDocument();
    expect((await station.get<'household'>(id))?.voided).toBeUndefined();
  });

  it('masks numbers until they are asked for, and notes who saw them', async () => {
    host.connection = null;
    await household('孔兰玉');
    const [person] = await station.find('people', { selector: {}, limit: 1 });
    if (!person) throw new Error('nobody settled');
    await station.changeForSync(
      'people',
      [person.id],
      (current) => current && { ...current, phone: '19900000001', disputes: [clash('phone', '19900000002')] },
    );
    open(`/settings/sync/disputes/${encodeURIComponent(person.id)}`);
    await expect.element(page.getByText('199****0001')).toBeVisible();
    await button('显示号码').click();
    await expect.element(page.getByText('19900000002')).toBeVisible();
    expect(await readAccessLog(station.device)).toMatchObject([{ what: 'seen', of: '孔兰玉', clerk: '王会计' }]);
  });
});

describe('what was set aside', () => {
  it('C2: of what the county deleted, one is kept and sent as new, one is voided', async () => {
    const kept = await household('孔兰玉');
    const dropped = await household('金水生');
    open();
    await level();
    county.remove(kept);
    county.remove(dropped);
    await expect.element(light()).toHaveTextContent('需处理 2 条');
    await page.getByRole('link', { name: /放在一边的/ }).click();
    await page.getByRole('option', { name: /户 孔兰玉 县里删掉了/ }).click();
    await expect.element(page.getByText('县里删掉了这一条，请定下是留着还是作废')).toBeVisible();
    await button('留着，重新送到县里').click();
    await expect.element(page.getByRole('heading', { name: '金水生' })).toBeVisible();
    await button('作废').click();
    await expect.element(page.getByText('没有放在一边的了')).toBeVisible();
    await expect.poll(() => county.winner(kept), { timeout: SENT_MS }).toMatchObject({ headName: '孔兰玉' });
    expect(county.winner(kept)).not.toHaveProperty('voided');
    const voided = { reason: '县里已删除' };
    await expect.poll(() => county.winner(dropped), { timeout: SENT_MS }).toMatchObject({ voided });
    await expect.element(light()).toHaveTextContent(/已同步/);
  });

  it('C3: a forged fact is an alarm with the true one beside it', async () => {
    const content = { deed: `deed:01J00000000000000000000001`, approved: true, points: 500, reason: '' };
    const stated = await station.create('judgement', { ...content, judgedOn: '2026-03-06', judgedBy: '道德评议会' });
    if (!stated.ok) throw new Error(stated.reason);
    open();
    await level();
    const held = county.winner(stated.value.id);
    if (!held) throw new Error('the county has nothing');
    county.plant({ ...held, points: 99900, device: 'X', _rev: `1-${'f'.repeat(32)}` }, true);
    await page.getByRole('link', { name: /放在一边的/ }).click();
    await page.getByRole('option', { name: /被改过的事实/ }).click();
    await expect.element(page.getByText('县里这条事实被人改过，本站仍用真的，请告诉县里')).toBeVisible();
    await expect.element(page.getByRole('row', { name: '给几分 5 999' })).toBeVisible();
    await expect.element(page.getByText(stated.value.id)).toBeVisible();
  });

  it('P6: a newer program’s and a malformed document each say what to do', async () => {
    host.connection = null;
    const id = await household('孔兰玉');
    const document = { _id: id, kind: 'household', headName: '', updatedBy: '李文书', updatedAt: OTHER_CLERK.at };
    await station.device.setAside.bulkPut([
      { id: 'banquet:01J/00000000000000000000001', reason: 'unknownKind', document: { ...document, kind: 'banquet' } },
      { id, reason: 'invalid', document },
    ]);
    open('/settings/sync/aside');
    await page.getByRole('option', { name: /新种类/ }).click();
    await expect.element(page.getByText('这一条是新版程序写的，请升级这台电脑的程序')).toBeVisible();
    await expect.element(page.getByText('banquet:01J/00000000000000000000001')).toBeVisible();
    await page.getByRole('option', { name: /户 孔兰玉 格式不对/ }).click();
    await expect.element(page.getByText('县里来的这一条格式不对，没有收下，请告诉县里')).toBeVisible();
    await expect.element(page.getByRole('row', { name: '户主 孔兰玉 （空）' })).toBeVisible();
  });
});
