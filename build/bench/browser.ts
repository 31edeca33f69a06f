import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureChromium } from '../chromium.mjs';

/** What a browser does after its own start takes a while on two cores; it must not be charged to the first page. */
const SETTLE_MS = 1_500;

/** A Chromium with a profile on the disk, which is what IndexedDB writes to; closing and opening keeps it. */
export class ProfiledBrowser {
  readonly #program: string;
  readonly #profile: string;
  #context: BrowserContext | undefined;

  private constructor(program: string, profile: string) {
    this.#program = program;
    this.#profile = profile;
  }

  static async create(): Promise<ProfiledBrowser> {
    const { path } = await ensureChromium();
    return new ProfiledBrowser(path, await mkdtemp(join(tmpdir(), 'xiangyue-bench-profile-')));
  }

  /** A new page; the browser is opened where it is closed. */
  async page(): Promise<Page> {
    this.#context ??= await this.#open();
    const page = await this.#context.newPage();
    page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
    return page;
  }

  async version(): Promise<string> {
    this.#context ??= await this.#open();
    return this.#context.browser()?.version() ?? 'unknown';
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }

  async discard(): Promise<void> {
    await this.close();
    await rm(this.#profile, { recursive: true });
  }

  async #open(): Promise<BrowserContext> {
    const context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: this.#program,
      args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'],
    });
    await pause(SETTLE_MS);
    return context;
  }
}
