import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connectionFile } from '../host/connection.ts';
import { createHost, type Host } from '../host/host.ts';
import { pagesIn } from '../host/pages.ts';
import { ORIGIN, PAGE_SCHEME, SCHEME } from './address.ts';
import { guardSession } from './guard.ts';
import { logFailure } from './log.ts';
import { contextMenu, menuBar } from './menu.ts';
import { systemSecrets } from './secrets.ts';
import { SENTENCES } from './sentences.ts';
import { guardWindows, openAnother, openWindow } from './windows.ts';

export type Electron = typeof import('electron');

export interface ShellOptions {
  /** The folder of the built page. */
  pagesFolder: string;
  /** Another folder for everything this program keeps, so that two stations can run beside each other. */
  dataFolder: string | undefined;
  platform: NodeJS.Platform;
  /** The process's own events of failures that nobody caught. */
  onUncaught(listen: (error: unknown) => void): void;
}

type Note = (what: string, error?: unknown) => void;

/** The desktop program: one copy of it, its windows, and the host they talk to. */
export async function startShell(electron: Electron, options: ShellOptions): Promise<void> {
  const { app, dialog } = electron;
  if (options.dataFolder) keepEverythingIn(electron, resolve(options.dataFolder));
  // The lock goes with the data folder: two programs at one database would be two clerks with one pen.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const log = join(app.getPath('userData'), 'failures.log');
  const note: Note = (what, error) => logFailure(log, what, error);
  options.onUncaught((error) => note('uncaught', error));
  beforeReady(electron, note);
  await app.whenReady();
  try {
    await open(electron, options, note);
  } catch (error) {
    note('start', error);
    dialog.showErrorBox('乡约', SENTENCES.cannotStart);
    app.exit(1);
  }
}

function keepEverythingIn({ app }: Electron, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
}

/** What Chromium takes note of only before it begins. */
function beforeReady({ app, protocol, dialog }: Electron, note: Note): void {
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
  // It would take away the switch that root must set (`npm start` does), and without it Chromium's parts refuse to run.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Chromium's own words (date pickers, printing) in Chinese, whatever the system speaks.
  app.commandLine.appendSwitch('lang', 'zh-CN');
  guardWindows(app, dialog, note);
  app.on('window-all-closed', () => app.quit());
  // By default Chromium would offer the first certificate it finds, such as the seal of another office's system.
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
}

async function open(electron: Electron, options: ShellOptions, note: Note): Promise<void> {
  const { app, BrowserWindow, protocol, screen, session } = electron;
  guardSession(session.defaultSession);
  protocol.handle(SCHEME, await desktopHost(electron, options, note));
  offerMenus(electron);
  app.on('second-instance', () => void comeForward(electron));
  await openWindow({ BrowserWindow, screen, placeFile: join(app.getPath('userData'), 'window.json') });
}

async function desktopHost(
  { app, safeStorage, session }: Electron,
  { pagesFolder, platform }: ShellOptions,
  note: Note,
): Promise<Host> {
  const secrets = systemSecrets(safeStorage, platform);
  // In memory and without a cache: the county's answers leave nothing on the disk but what the page stores itself.
  const line = session.fromPartition('county', { cache: false });
  return createHost({
    origin: ORIGIN,
    info: { shell: 'desktop', version: app.getVersion(), secrets: secrets.kind },
    pages: await pagesIn(pagesFolder),
    connections: connectionFile(app.getPath('userData'), secrets),
    fetch: (address, init) => line.fetch(address, init),
    onFailure: (error) => note('host', error),
  });
}

function offerMenus({ app, BrowserWindow, Menu }: Electron): void {
  const bar = menuBar(() => void openAnother(BrowserWindow), app.isPackaged);
  Menu.setApplicationMenu(Menu.buildFromTemplate(bar));
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_at, params) => {
      const items = contextMenu(params);
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
  });
}

/** A second copy was started: the first comes forward and says so. */
async function comeForward({ BrowserWindow, dialog }: Electron): Promise<void> {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
  await dialog.showMessageBox(window, { message: SENTENCES.alreadyOpen, buttons: [SENTENCES.understood] });
}
