import type { App, BrowserWindow, BrowserWindowConstructorOptions, Dialog, Screen, WebContents } from 'electron';
import { HOME, isOurs } from './address.ts';
import { keepPlace, LEAST, readPlace } from './bounds.ts';
import { guardContents } from './guard.ts';
import { watchTroubles } from './troubles.ts';

/** What every window of ours is: a page without Node, in the sandbox, that goes on working in the background. */
export const WINDOW: BrowserWindowConstructorOptions = {
  title: '乡约',
  minWidth: LEAST.width,
  minHeight: LEAST.height,
  autoHideMenuBar: true,
  // The page's own ground, so that nothing flashes while it loads.
  backgroundColor: '#f7f4f0',
  webPreferences: {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    // Sync goes on while WPS is in front.
    backgroundThrottling: false,
  },
};

export interface WindowParts {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  screen: Screen;
  /** Where the window's place is kept. */
  placeFile: string;
}

/** Opens the main window where it was last. */
export async function openWindow(parts: WindowParts): Promise<BrowserWindow> {
  const screens = parts.screen.getAllDisplays().map(({ workArea }) => workArea);
  const { bounds, maximized } = await readPlace(parts.placeFile, screens);
  const window = new parts.BrowserWindow({ ...WINDOW, ...bounds, show: false });
  keepPlace(window, parts.placeFile);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  await show(window);
  return window;
}

/** Opens another window beside the main one, so that two things can be compared. */
export function openAnother(Window: WindowParts['BrowserWindow']): Promise<void> {
  return show(new Window(WINDOW));
}

async function show(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(HOME);
  } catch (error) {
    // Closed while it was still loading: that is what the clerk wanted.
    if (!window.isDestroyed()) throw error;
  }
}

/** Guards every page there will ever be, whoever opens it, and lets the page open windows of its own kind only. */
export function guardWindows(app: App, dialog: Dialog, note: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    guardContents(contents);
    contents.setWindowOpenHandler(({ url }) =>
      isOurs(url) ? { action: 'allow', overrideBrowserWindowOptions: WINDOW } : { action: 'deny' },
    );
    watchTroubles(contents, dialog, note);
  });
}
