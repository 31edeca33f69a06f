import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { COLOURS } from '../../renderer/theme/tokens.ts';
import { hostClient, PAGE_HEADERS } from '../../shared/host/client.ts';
import { SECURITY_HEADERS } from '../host/policy.ts';
import { fakeCounty, PASSWORD, STATION, USER } from '../testing/fake-county.ts';
import { FakeContents, type FakeElectron, fakeElectron } from '../testing/fake-electron.ts';
import { SENTENCES } from './sentences.ts';
import { startShell } from './shell.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-shell-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>乡约</title>');
});
afterEach(() => rm(folder, { recursive: true }));

async function start(fake: FakeElectron, options: { pagesFolder?: string; dataFolder?: string } = {}) {
  let uncaught: (error: unknown) => void = () => undefined;
  await startShell(fake.electron, {
    pagesFolder: options.pagesFolder ?? join(folder, 'renderer'),
    dataFolder: options.dataFolder,
    platform: 'linux',
    onUncaught: (listen) => {
      uncaught = listen;
    },
  });
  return { fake, fail: (error: unknown) => uncaught(error) };
}

describe('starting', () => {
  test('shows the page in a window without Node, in the sandbox, not slowed down in the background', async () => {
    const { fake } = await start(fakeElectron(folder));
    expect(fake.windows).toHaveLength(1);
    const [window] = fake.windows;
    expect(window?.loaded).toEqual(['app://xiangyue/']);
    expect(window?.calls).toContain('show');
    expect(window?.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      backgroundThrottling: false,
      spellcheck: false,
    });
    expect(window?.options.webPreferences).not.toHaveProperty('preload');
    expect(fake.app.calls).toContain('enableSandbox');
    expect(fake.app.calls).toContain('spellcheck false');
    expect(fake.app.switches).toEqual({ lang: 'zh-CN' });
  });

  test('leaves root the switch without which Chromium refuses to run', async () => {
    const fake = fakeElectron(folder);
    fake.app.switches['no-sandbox'] = '';
    await start(fake);
    expect(fake.app.calls).not.toContain('enableSandbox');
    expect(fake.windows[0]?.options.webPreferences).toMatchObject({ sandbox: true });
  });

  test('opens on the page’s own ground, so that nothing flashes', async () => {
    const { fake } = await start(fakeElectron(folder));
    expect(fake.windows[0]?.options.backgroundColor).toBe(COLOURS.ground);
  });

  test('gives the page’s address an origin of its own, before Chromium begins', async () => {
    const { fake } = await start(fakeElectron(folder));
    expect(fake.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    expect(fake.schemes).not.toMatchObject([{ privileges: { bypassCSP: true } }]);
  });

  test('a second copy opens nothing; the first comes forward and says so', async () => {
    const { fake: second } = await start(fakeElectron(folder, { isFirst: false }));
    expect(second.windows).toEqual([]);
    expect(second.app.calls).toEqual(['quit']);

    const { fake: first } = await start(fakeElectron(folder));
    const [window] = first.windows;
    if (window) window.minimized = true;
    first.app.emit('second-instance');
    expect(window?.calls.slice(-2)).toEqual(['restore', 'focus']);
    expect(first.said).toEqual([SENTENCES.alreadyOpen]);
  });

  test('says so in one sentence where the program is not whole', async () => {
    const { fake } = await start(fakeElectron(folder), { pagesFolder: join(folder, 'missing') });
    expect(fake.said).toEqual([SENTENCES.cannotStart]);
    expect(fake.app.calls).toContain('exit');
    expect(await readFile(join(folder, 'failures.log'), 'utf8')).toMatch(/start Error ENOENT/);
  });

  test('keeps everything in another folder when told to', async () => {
    const other = join(folder, 'second-station');
    const { fail } = await start(fakeElectron(folder), { dataFolder: other });
    fail(new Error('x'));
    expect(await readFile(join(other, 'failures.log'), 'utf8')).toContain('uncaught Error');
  });

  test('ends with its last window', async () => {
    const { fake } = await start(fakeElectron(folder));
    fake.app.emit('window-all-closed');
    expect(fake.app.calls).toContain('quit');
  });
});

describe('the host under app://', () => {
  async function ask(fake: FakeElectron, path: string, init?: RequestInit): Promise<Response> {
    const handler = fake.handlers.get('app');
    if (!handler) throw new Error('no handler');
    return handler(new Request(`app://xiangyue${path}`, { headers: PAGE_HEADERS, ...init }));
  }

  test('shows the page under the security policy of the browser fallback', async () => {
    const { fake } = await start(fakeElectron(folder));
    const answer = await ask(fake, '/affair/01J');
    expect(await answer.text()).toContain('乡约');
    expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS);
  });

  test('keeps the county’s password in the system’s keychain, and asks the county outside the page’s session', async () => {
    const county = await fakeCounty();
    const { fake } = await start(fakeElectron(folder));
    const client = hostClient((path, init) => ask(fake, path, init));
    expect(await client.info()).toEqual({
      ok: true,
      value: { shell: 'desktop', version: '1.2.3', secrets: 'system' },
    });
    const typed = { address: county.address, station: STATION, user: USER, password: PASSWORD };
    expect(await client.signIn(typed)).toMatchObject({ ok: true });
    expect(await readFile(join(folder, 'county.json'), 'utf8')).not.toContain(PASSWORD);
    expect(fake.app.calls).toContain('county session county, cache false');
    expect(fake.asked[0]?.init).toMatchObject({ redirect: 'error', credentials: 'omit' });

    // The next start opens what this one sealed.
    const { fake: next } = await start(fakeElectron(folder));
    expect((await ask(next, `/county/station-${STATION}`)).status).toBe(200);
    await county.close();
  });

  test('asks for the password anew where the keychain that sealed it is gone', async () => {
    const county = await fakeCounty();
    const { fake } = await start(fakeElectron(folder));
    const typed = { address: county.address, station: STATION, user: USER, password: PASSWORD };
    await hostClient((path, init) => ask(fake, path, init)).signIn(typed);
    await county.close();

    const next = fakeElectron(folder);
    Object.assign(next.electron.safeStorage, { getSelectedStorageBackend: () => 'basic_text' });
    await start(next);
    const client = hostClient((path, init) => ask(next, path, init));
    expect(await client.info()).toMatchObject({ value: { secrets: 'file' } });
    expect(await client.county()).toEqual({ ok: true, value: null });
  });

  test.each([
    [
      'another user’s profile',
      '{"address":"https://county.example.cn","station":"990101101001","user":"u","sealed":"system","password":"%%%"}',
    ],
    ['half a file', '{"address":"https://county.exam'],
    ['another program’s file', '[]'],
  ])('asks for the password anew where what was kept cannot be opened: %s', async (_what, text) => {
    await writeFile(join(folder, 'county.json'), text);
    const fake = fakeElectron(folder);
    Object.assign(fake.electron.safeStorage, {
      decryptString: () => {
        throw new Error('Error while decrypting the ciphertext');
      },
    });
    await start(fake);
    expect(await hostClient((path, init) => ask(fake, path, init)).county()).toEqual({ ok: true, value: null });
  });
});

describe('what the page may not do', () => {
  test('leave its own addresses', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = fake.windows[0]?.webContents;
    for (const event of ['will-frame-navigate', 'will-redirect']) {
      const verdict = (url: string): boolean => {
        const preventDefault = vi.fn();
        contents?.emit(event, { url, preventDefault });
        return preventDefault.mock.calls.length === 0;
      };
      expect(verdict('app://xiangyue/affair/01J')).toBe(true);
      for (const url of [
        'https://example.cn/',
        'app://xiangyue.evil/',
        'app://other/',
        'file:///etc/passwd',
        'javascript:1',
      ]) {
        expect(verdict(url)).toBe(false);
      }
    }
  });

  test('open windows but its own, which are as guarded as the first', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = fake.windows[0]?.webContents;
    const own = contents?.openHandler({ url: 'app://xiangyue/people/01J' });
    expect(own).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: { webPreferences: { sandbox: true, contextIsolation: true } },
    });
    for (const url of ['https://example.cn/', 'about:blank', 'app://xiangyue.evil/', 'file:///']) {
      expect(contents?.openHandler({ url })).toEqual({ action: 'deny' });
    }

    const second = new FakeContents();
    fake.app.emit('web-contents-created', {}, second);
    const preventDefault = vi.fn();
    second.emit('will-frame-navigate', { url: 'https://example.cn/', preventDefault });
    second.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(2);
    expect(second.openHandler({ url: 'https://example.cn/' })).toEqual({ action: 'deny' });
  });

  test('use the machine, but for what it needs', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = new FakeContents();
    const granted = (permission: string): [boolean, boolean | undefined] => {
      let asked = false;
      fake.permissions.request?.(contents, permission, (answer) => {
        asked = answer;
      });
      return [asked, fake.permissions.check?.(contents, permission, 'app://xiangyue')];
    };
    for (const permission of ['persistent-storage', 'clipboard-sanitized-write', 'fullscreen']) {
      expect(granted(permission)).toEqual([true, true]);
    }
    for (const permission of ['clipboard-read', 'media', 'geolocation', 'notifications', 'openExternal', 'usb']) {
      expect(granted(permission)).toEqual([false, false]);
    }
    contents.url = 'https://example.cn/';
    expect(granted('persistent-storage')[0]).toBe(false);
    expect(fake.permissions.check?.(null, 'persistent-storage', 'https://example.cn')).toBe(false);
  });

  test('reach the network or the files by itself', async () => {
    const { fake } = await start(fakeElectron(folder));
    expect(fake.blocked).toEqual(expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'file:///*']));
  });

  test('offer a certificate of this computer’s to a server', async () => {
    const { fake } = await start(fakeElectron(folder));
    const preventDefault = vi.fn();
    const answer = vi.fn();
    fake.app.emit('select-client-certificate', { preventDefault }, null, 'https://county', [{}], answer);
    expect(preventDefault).toHaveBeenCalled();
    expect(answer).toHaveBeenCalledWith();
  });
});

describe('when the page fails', () => {
  test('says so in one sentence and opens it anew', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = fake.windows[0]?.webContents;
    contents?.emit('render-process-gone', {}, { reason: 'oom' });
    await vi.waitFor(() => expect(contents?.calls).toEqual(['reload']));
    expect(fake.said).toEqual([SENTENCES.pageGone]);
    expect(await readFile(join(folder, 'failures.log'), 'utf8')).toContain('page oom');
  });

  test('leaves a window alone that was closed in order, or meanwhile', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = fake.windows[0]?.webContents;
    contents?.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(fake.said).toEqual([]);
    if (contents) contents.destroyed = true;
    contents?.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(fake.said).toEqual([]);
  });

  test('asks about a page that is stuck, once at a time, and waits if told to', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = fake.windows[0]?.webContents;
    contents?.emit('unresponsive');
    contents?.emit('unresponsive');
    await vi.waitFor(() => expect(fake.said).toEqual([SENTENCES.pageStuck]));
    expect(contents?.calls).toEqual([]);
  });

  test('ends a page that is stuck and opens it anew, without asking twice', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = fake.windows[0]?.webContents;
    fake.answers.push(1);
    contents?.emit('unresponsive');
    await vi.waitFor(() => expect(contents?.calls).toEqual(['crash', 'reload']));
    expect(fake.said).toEqual([SENTENCES.pageStuck]);

    // And is heard again when the new page fails.
    contents?.emit('did-finish-load');
    contents?.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => expect(fake.said).toEqual([SENTENCES.pageStuck, SENTENCES.pageGone]));
  });
});

describe('menus', () => {
  test('are in Chinese throughout', async () => {
    const { fake } = await start(fakeElectron(folder));
    const labels = labelsOf(fake.menus.flat());
    expect(labels.length).toBeGreaterThan(12);
    for (const label of labels) expect(label).toMatch(/^\p{Script=Han}*$/u);
  });

  test('the second window shows the same page', async () => {
    const { fake } = await start(fakeElectron(folder));
    const file = fake.menus[0]?.[0]?.submenu;
    const item = Array.isArray(file) ? file[0] : undefined;
    (item?.click as (() => void) | undefined)?.();
    expect(fake.windows.map(({ loaded }) => loaded)).toEqual([['app://xiangyue/'], ['app://xiangyue/']]);
  });

  test('the right mouse button offers what can be done', async () => {
    const { fake } = await start(fakeElectron(folder));
    const contents = fake.windows[0]?.webContents;
    const before = fake.menus.length;
    const editFlags = { canUndo: false, canCut: false, canCopy: false, canPaste: true };
    contents?.emit('context-menu', {}, { isEditable: false, selectionText: ' ', editFlags });
    expect(fake.menus).toHaveLength(before);
    contents?.emit('context-menu', {}, { isEditable: false, selectionText: '王秀兰', editFlags });
    expect(fake.menus.at(-1)?.map(({ label }) => label)).toEqual(['复制']);
    contents?.emit('context-menu', {}, { isEditable: true, selectionText: '', editFlags });
    expect(fake.menus.at(-1)?.find(({ label }) => label === '粘贴')).toMatchObject({ enabled: true });
    expect(fake.menus.at(-1)?.find(({ label }) => label === '剪切')).toMatchObject({ enabled: false });
  });
});

function labelsOf(items: MenuItemConstructorOptions[]): string[] {
  return items.flatMap(({ label = '', submenu }) => [label, ...(Array.isArray(submenu) ? labelsOf(submenu) : [])]);
}

test('every sentence is one, short, and calm', () => {
  for (const sentence of Object.values(SENTENCES)) {
    expect([...sentence].length).toBeLessThanOrEqual(40);
    expect(sentence).not.toMatch(/[!！a-z]/i);
  }
});
