import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serveApp } from '../line/laptop.ts';
import { MortalBrowser } from './browser.ts';

/**
 * A key that was pressed so long before the kill is on the disk: the page draws, and a strict transaction waits for the
 * disk, which takes a slow one a quarter of a second.
 */
export const GRACE_MS = 250;

/** A page that is typed into lives this long, at least and at most, in milliseconds. */
const LIFE = { least: 1_200, most: 4_000 };

/** A quick typist's pause between two keys, at most. */
const PAUSE_MS = 90;

/** The demonstration village is made, or a cold Chromium started, within this. */
const START_MS = 120_000;

/** What was typed stands in its field within this, however slow the disk. */
const SETTLED_MS = 10_000;

/** What is said at a meeting, over and over. */
const SAID = '渠底淤了两年，冬闲时修，各户出工一天，石料由村里买。';

/** What became of the kills: `keys` were typed in time for the disk, `lost` of them were not there afterwards. */
export interface MeetingKills {
  kills: number;
  keys: number;
  lost: number;
}

/** A step of a meeting that is typed into until the kill. */
interface Typist {
  /** The key that leads there. */
  step: string;
  key(at: number): string;
  /** How many keys there is something to show for, from the first on. */
  shown(page: Page): Promise<number>;
}

const ROLL: Typist = {
  step: 'Alt+2',
  key: () => '1',
  async shown(page) {
    await page.getByRole('listitem').first().waitFor();
    return page.locator('[data-said="present"]').count();
  },
};

const DISCUSSION: Typist = {
  step: 'Alt+3',
  key: (at) => SAID[at % SAID.length] as string,
  async shown(page) {
    const text = await page.getByRole('textbox', { name: '讨论情况' }).inputValue();
    const typed = Array.from({ length: text.length }, (_, at) => DISCUSSION.key(at)).join('');
    return text === typed ? text.length : 0;
  },
};

/**
 * A clerk calls the roll and writes down what is said, in the app as it is built, and the machine loses its power, again
 * and again. Every key but those of the last moment must be there when the meeting is opened again (SYNC R4).
 *
 * @param graceMs how long before the kill a key must have been pressed; longer where other programs hold up the page
 */
export async function killMeetings(rounds: number, graceMs = GRACE_MS): Promise<MeetingKills> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangyue-torture-host-'));
  const app = await serveApp(folder, (error) => console.error(error));
  const browser = await MortalBrowser.create();
  const told: MeetingKills = { kills: 0, keys: 0, lost: 0 };
  try {
    await foundDemonstration(await browser.start(app.origin, patient));
    await browser.kill();
    for (let round = 0; round < rounds; round += 1) {
      let page = await browser.start(app.origin, patient);
      const address = await openNewMeeting(page);
      for (const typist of [ROLL, DISCUSSION]) {
        const kept = await typeUntilKilled(browser, page, typist, graceMs);
        page = await browser.start(address, patient);
        await goTo(page, typist);
        told.kills += 1;
        told.keys += kept;
        told.lost += Math.max(kept - (await shownInTheEnd(page, typist, kept)), 0);
      }
      await browser.kill();
    }
  } finally {
    await browser.discard();
    app.close();
    await rm(folder, { recursive: true, force: true });
  }
  return told;
}

/** The page draws the meeting before it has looked up what was typed and not yet handed in. */
async function shownInTheEnd(page: Page, typist: Typist, expected: number): Promise<number> {
  const ends = performance.now() + SETTLED_MS;
  let shown = await typist.shown(page);
  while (shown < expected && performance.now() < ends) {
    await page.waitForTimeout(100);
    shown = await typist.shown(page);
  }
  return shown;
}

async function patient(page: Page): Promise<void> {
  page.setDefaultTimeout(START_MS);
  page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
}

async function foundDemonstration(page: Page): Promise<void> {
  await page.getByText('看看演示村').click();
  await page.getByRole('heading', { name: '今日' }).waitFor();
}

/** A meeting of a council that has members, called for today. @returns its address */
async function openNewMeeting(page: Page): Promise<string> {
  await page.getByRole('link', { name: '四会', exact: true }).click();
  await page
    .getByRole('link', { name: /村民议事会/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /新开会议/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: '会议名称' }).waitFor();
  return page.url();
}

async function goTo(page: Page, { step, shown }: Typist): Promise<void> {
  await page.getByRole('navigation', { name: '会议步骤' }).waitFor();
  await page.keyboard.press(step);
  await shown(page);
}

/** Types at a clerk's pace and ends the browser in the middle of it. @returns how many keys were in time for the disk */
async function typeUntilKilled(browser: MortalBrowser, page: Page, typist: Typist, graceMs: number): Promise<number> {
  await goTo(page, typist);
  const life = LIFE.least + Math.random() * (LIFE.most - LIFE.least);
  const pressed: number[] = [];
  const ends = performance.now() + life;
  if (typist === DISCUSSION) await page.getByRole('textbox', { name: '讨论情况' }).focus();
  const members = typist === ROLL ? await page.locator('[data-line]').count() : Number.POSITIVE_INFINITY;
  while (performance.now() < ends) {
    if (pressed.length < members) {
      const key = typist.key(pressed.length);
      await (key === '1' ? page.keyboard.press(key) : page.keyboard.insertText(key));
      pressed.push(performance.now());
    }
    await page.waitForTimeout(Math.random() * PAUSE_MS);
  }
  const killed = performance.now();
  await browser.kill();
  return pressed.filter((at) => at < killed - graceMs).length;
}
