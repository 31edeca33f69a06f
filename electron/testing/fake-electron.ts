import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions, Rectangle } from 'electron';
import type { Electron } from '../shell/shell.ts';

/** A page's contents, as far as the shell touches them. */
export class FakeContents extends EventEmitter {
  url = 'app://xiangyue/';
  destroyed = false;
  calls: string[] = [];
  openHandler: (details: { url: string }) => { action: string; overrideBrowserWindowOptions?: unknown } = () => ({
    action: 'none',
  });
  getURL = () => this.url;
  isDestroyed = () => this.destroyed;
  reload = () => this.calls.push('reload');
  forcefullyCrashRenderer = () => {
    this.calls.push('crash');
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 });
  };
  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  calls: string[] = [];
  loaded: string[] = [];
  bounds: Rectangle = { x: 0, y: 0, width: 800, height: 600 };
  maximized = false;
  minimized = false;
  readonly options: Record<string, unknown>;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.emit('ready-to-show');
  }
  getNormalBounds = () => this.bounds;
  isMaximized = () => this.maximized;
  isMinimized = () => this.minimized;
  isDestroyed = () => this.webContents.destroyed;
  show = () => this.calls.push('show');
  focus = () => this.calls.push('focus');
  restore = () => this.calls.push('restore');
  maximize = () => this.calls.push('maximize');
}

/** What the shell did to Electron, and the levers that Electron would pull. */
export interface FakeElectron {
  electron: Electron;
  app: EventEmitter & { calls: string[]; switches: Record<string, string> };
  windows: FakeWindow[];
  /** The sentences shown, in order; `answers` are the buttons pressed, 0 where none is left. */
  said: string[];
  answers: number[];
  schemes: unknown[];
  handlers: Map<string, (request: Request) => Promise<Response>>;
  permissions: {
    request?: (contents: FakeContents, permission: string, answer: (granted: boolean) => void) => void;
    check?: (contents: FakeContents | null, permission: string, origin: string) => boolean;
  };
  blocked: string[];
  menus: MenuItemConstructorOptions[][];
  /** What the shell asked the county, and how. */
  asked: { address: string; init: RequestInit }[];
}

/** @param folder its data folder; `isFirst` whether no other copy runs */
export function fakeElectron(folder: string, { isFirst = true }: { isFirst?: boolean } = {}): FakeElectron {
  const windows: FakeWindow[] = [];
  const fake: Omit<FakeElectron, 'electron'> = {
    app: Object.assign(new EventEmitter(), { calls: [] as string[], switches: {} as Record<string, string> }),
    windows,
    said: [],
    answers: [],
    schemes: [],
    handlers: new Map(),
    permissions: {},
    blocked: [],
    menus: [],
    asked: [],
  };

  class BrowserWindow extends FakeWindow {
    static getAllWindows = () => windows;
    constructor(options: Record<string, unknown>) {
      super(options);
      windows.push(this);
      fake.app.emit('web-contents-created', {}, this.webContents);
    }
  }

  let userData = folder;
  const electron = {
    app: Object.assign(fake.app, {
      isPackaged: true,
      commandLine: {
        appendSwitch: (name: string, value: string) => Object.assign(fake.app.switches, { [name]: value }),
        hasSwitch: (name: string) => name in fake.app.switches,
      },
      requestSingleInstanceLock: () => isFirst,
      whenReady: async () => {
        fake.app.calls.push('ready');
      },
      enableSandbox: () => fake.app.calls.push('enableSandbox'),
      quit: () => fake.app.calls.push('quit'),
      exit: () => fake.app.calls.push('exit'),
      getVersion: () => '1.2.3',
      getPath: () => userData,
      setPath: (_name: string, path: string) => {
        userData = path;
      },
    }),
    BrowserWindow,
    dialog: {
      async showMessageBox(...words: unknown[]) {
        fake.said.push((words.at(-1) as { message: string }).message);
        return { response: fake.answers.shift() ?? 0 };
      },
      showErrorBox: (_title: string, message: string) => fake.said.push(message),
    },
    Menu: {
      buildFromTemplate(template: MenuItemConstructorOptions[]) {
        fake.menus.push(template);
        return { popup() {} };
      },
      setApplicationMenu() {},
    },
    protocol: {
      registerSchemesAsPrivileged(schemes: unknown[]) {
        if (fake.app.calls.includes('ready')) throw new Error('too late');
        fake.schemes.push(...schemes);
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
        fake.handlers.set(scheme, handler);
      },
    },
    safeStorage: {
      isEncryptionAvailable: () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
      decryptString: (bytes: Buffer) => [...bytes.toString()].reverse().join(''),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1366, height: 728 } }] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: FakeElectron['permissions']['request']) =>
          Object.assign(fake.permissions, { request: handler }),
        setPermissionCheckHandler: (handler: FakeElectron['permissions']['check']) =>
          Object.assign(fake.permissions, { check: handler }),
        setDevicePermissionHandler() {},
        setSpellCheckerEnabled: (on: boolean) => fake.app.calls.push(`spellcheck ${on}`),
        webRequest: {
          onBeforeRequest(
            { urls }: { urls: string[] },
            listener: (request: unknown, answer: (a: { cancel: boolean }) => void) => void,
          ) {
            listener({}, ({ cancel }) => cancel && fake.blocked.push(...urls));
          },
        },
      },
      fromPartition: (name: string, options: { cache: boolean }) => ({
        async fetch(address: string, init: RequestInit) {
          fake.app.calls.push(`county session ${name}, cache ${options.cache}`);
          fake.asked.push({ address, init });
          return fetch(address, init);
        },
      }),
    },
  };
  return { ...fake, electron: electron as unknown as Electron };
}
