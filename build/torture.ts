// `npm run torture -- [--kills N] [--meetings N]`: a real Chromium and its IndexedDB, ended by SIGKILL at random moments while people
// are saved and sent (SYNC R4, R5, T3), and then in N meetings while the roll is called and the discussion written down. After
// each kill, everything that was called saved, and every key but those of the last moment, must be on the disk. Its last
// line is JSON; the exit status is 1 where anything was lost.
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { basicAuthorization } from '../sync-server/couch.ts';
import { serverForTests, stationForTests } from '../sync-server/testing/county.ts';
import { MortalBrowser } from './torture/browser.ts';
import { killMeetings } from './torture/meeting.ts';
import type { Saved } from './torture/page/page.ts';
import { openSite } from './torture/site.ts';

/** A page that has begun to act lives this long, at least and at most, in milliseconds. */
const LIFE = { least: 50, most: 3_000 };

/** What was called saved: of each person the highest number, and the highest of all. */
class Record {
  readonly notes = new Map<string, number>();
  acts = 0;
  highest = 0;

  add(saved: Saved[]): void {
    for (const { id, note } of saved) {
      this.notes.set(id, Math.max(note, this.notes.get(id) ?? 0));
      this.highest = Math.max(this.highest, note);
      this.acts += 1;
    }
  }

  /** Those whose note is missing, or older than what was called saved. */
  lostAmong(held: (id: string) => number | undefined): string[] {
    return [...this.notes].filter(([id, note]) => (held(id) ?? -1) < note).map(([id]) => id);
  }
}

async function startPage(browser: MortalBrowser, address: string, record: Record): Promise<Page> {
  const page = await browser.start(address, async (page) => {
    page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
    await page.exposeFunction('saved', (saved: Saved[]) => record.add(saved));
  });
  await page.waitForFunction(() => window.torture !== undefined, undefined, { timeout: 120_000 });
  return page;
}

async function lostOnDisk(page: Page, record: Record): Promise<string[]> {
  const ids = [...record.notes.keys()];
  const notes = await page.evaluate((ids) => window.torture.notesOf(ids), ids);
  const held = new Map(ids.map((id, at) => [id, notes[at] ?? undefined]));
  return record.lostAmong((id) => held.get(id));
}

/** In what the county's copy falls short when all has come to rest. */
async function lostAtCounty(
  county: { adminFetch(path: string): Promise<Response>; station: string },
  record: Record,
): Promise<{ lost: string[]; disputed: number }> {
  const answer = await county.adminFetch(`station-${county.station}/_all_docs?include_docs=true`);
  const { rows } = (await answer.json()) as { rows: { id: string; doc: { note?: string; disputes?: unknown[] } }[] };
  const held = new Map(rows.map(({ id, doc }) => [id, Number(doc.note)]));
  return {
    lost: record.lostAmong((id) => held.get(id)),
    disputed: rows.filter(({ doc }) => doc.disputes).length,
  };
}

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, meetings: { type: 'string', default: '10' } },
});
const kills = Number(values.kills);
const meetings = Number(values.meetings);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(meetings) || meetings < 0) {
  console.error('npm run torture -- [--kills N] [--meetings N]');
  process.exit(2);
}

const began = performance.now();
const { server, stop } = await serverForTests();
const county = await stationForTests(server);
const site = await openSite({ url: county.url, authorization: basicAuthorization(county.user, county.password) });
const browser = await MortalBrowser.create();
const address = `${site.origin}/?station=${county.station}`;
const record = new Record();
const lost: string[] = [];
try {
  for (let kill = 0; kill < kills; kill += 1) {
    const page = await startPage(browser, address, record);
    lost.push(...(await lostOnDisk(page, record)));
    const before = record.acts;
    await page.evaluate((from) => void window.torture.act(from), record.highest + 1);
    while (record.acts === before) await new Promise((resolve) => setTimeout(resolve, 5));
    const life = LIFE.least + Math.random() * (LIFE.most - LIFE.least);
    await new Promise((resolve) => setTimeout(resolve, life));
    await browser.kill();
  }
  const page = await startPage(browser, address, record);
  lost.push(...(await lostOnDisk(page, record)));
  await page.evaluate(() => window.torture.level());
  const atCounty = await lostAtCounty(county, record);
  lost.push(...atCounty.lost);
  const { found, there } = await page.evaluate(() => window.torture.counts());
  await browser.kill();
  const atMeetings = await killMeetings(meetings);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { disputed } = atCounty;
  const unfound = there - found;
  const told = {
    kills,
    saved: record.acts,
    people: there,
    keys: atMeetings.keys,
    lost: lost.length + atMeetings.lost,
    disputed,
    unfound,
    seconds,
  };
  console.log(JSON.stringify(told));
  process.exitCode = told.lost + disputed + Math.abs(unfound) > 0 ? 1 : 0;
} finally {
  await browser.discard();
  await site.close();
  await county.stop();
  await stop();
}
