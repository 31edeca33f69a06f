import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureChromium } from '../chromium.mjs';

/** A Chromium with a profile on the disk and all its processes in one group, which one signal ends. */
export class MortalBrowser {
  readonly #program: string;
  readonly #profile: string;
  #running: { child: ChildProcess; browser: Browser } | undefined;

  private constructor(program: string, profile: string) {
    this.#program = program;
    this.#profile = profile;
  }

  static async create(): Promise<MortalBrowser> {
    const { path } = await ensureChromium();
    return new MortalBrowser(path, await mkdtemp(join(tmpdir(), 'xiangyue-torture-profile-')));
  }

  /** Starts it on the same profile, with one page at this address. */
  async start(address: string, prepare: (page: Page) => Promise<void>): Promise<Page> {
    const child = spawn(
      this.#program,
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.#profile}`,
      ],
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const browser = await chromium.connectOverCDP(await endpointOf(child));
    this.#running = { child, browser };
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium opened without its own context');
    const page = await context.newPage();
    await prepare(page);
    await page.goto(address);
    return page;
  }

  /** SIGKILL for the browser and everything it started. */
  async kill(): Promise<void> {
    if (!this.#running) return;
    const { child, browser } = this.#running;
    this.#running = undefined;
    const ended = once(child, 'exit');
    process.kill(-(child.pid as number), 'SIGKILL');
    await ended;
    await browser.close().catch(() => undefined);
  }

  async discard(): Promise<void> {
    await this.kill();
    // Chromium's last processes may still hold their files for a moment.
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Chromium says on stderr where it listens. */
async function endpointOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('Chromium was started without a stderr');
  for await (const line of createInterface(child.stderr)) {
    const [, endpoint] = /DevTools listening on (ws:\/\/\S+)/.exec(line) ?? [];
    if (endpoint) {
      child.stderr.resume();
      return endpoint;
    }
  }
  throw new Error('Chromium ended before it listened');
}
