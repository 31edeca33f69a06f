// `npm run demo`: a county with two stations and a year of invented data, and an app for each to click through.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../electron/browser/server.ts';
import { connectionFile } from '../electron/host/connection.ts';
import { createHost } from '../electron/host/host.ts';
import { pagesIn } from '../electron/host/pages.ts';
import { FILE_SECRETS } from '../electron/host/secrets.ts';
import { version } from '../package.json' with { type: 'json' };
import { fillDemo } from '../renderer/station/demo.ts';
import { DEMO_SEED } from '../shared/domain/demo/village.ts';
import { openTestStation, testDisk } from '../shared/store/testing/station.ts';
import { County } from '../shared/sync/county.ts';
import { type Fetch, httpTransport } from '../shared/sync/httpTransport.ts';
import { Sync } from '../shared/sync/sync.ts';
import { basicAuthorization } from '../sync-server/couch.ts';
import { type DemonstrationStation, setUpDemonstration } from '../sync-server/demonstration.ts';
import { startEmbeddedCounty } from '../sync-server/embedded.ts';
import { FirstPasswords } from '../sync-server/firstPasswords.ts';
// @ts-expect-error a plain script without types: it runs before anything is installed
import { ensureBuilt } from './bundle.mjs';

/** Beside `npm start`'s own, so that both can be open. */
const PORTS = [5181, 5182];

ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), 'xiangyue-demo-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

const county = await startEmbeddedCounty({});
const stations = await setUpDemonstration({ url: county.url, ...county.admin }, new FirstPasswords(undefined));
if (!stations.ok) throw new Error(stations.reason);
const shown = stations.value.slice(0, PORTS.length);
for (const [index, station] of shown.entries()) await fill(station, DEMO_SEED + index);
const apps = await Promise.all(shown.map((station, index) => open(station, PORTS[index] ?? 0)));

console.log(
  [
    '',
    '乡约 · 演示：一个县，两个站点，一年的虚构数据。停止后清空。',
    'A county, two stations, a year of invented data; gone when it stops.',
    '',
    `  县 county   ${county.url}/_utils/   ${county.admin.user} / ${county.admin.password}`,
    ...shown.flatMap(({ code, name, countyCode }, index) => [
      '',
      `  ${name} ${code}   ${apps[index]}`,
      '    打开后选“接入县里已有的站点”，粘贴接入码 · choose to join, and paste the county code:',
      `    ${countyCode}`,
    ]),
    '',
    '按 Ctrl+C 停止。    Ctrl-C stops it.',
  ].join('\n'),
);

/** A year at a station, typed by nobody, sent to the county by the app's own sync. */
async function fill({ code, name, user, password }: DemonstrationStation, seed: number): Promise<void> {
  const station = await openTestStation(testDisk(), { code });
  const filled = await fillDemo(station, () => undefined, seed);
  if (!filled.ok) throw new Error(filled.reason);
  const [settings] = await station.find('rules', { selector: { kind: 'stationSettings' }, limit: 1 });
  const named = { name: `${name}新时代文明实践站`, village: name };
  const told = settings
    ? await station.edit<'stationSettings'>(settings.id, () => named)
    : await station.create('stationSettings', named);
  if (!told.ok) throw new Error(told.reason);
  const headers = { authorization: basicAuthorization(user, password) };
  const transport = httpTransport(fetch as unknown as Fetch, `${county.url}/station-${code}`, headers);
  const sync = new Sync(station, new County(transport, () => station.deviceId));
  await sync.start();
  await new Promise<void>((resolve) => {
    sync.status$.subscribe(({ phase, waiting }) => {
      if (phase === 'idle' && waiting === 0) resolve();
    });
  });
  await sync.stop();
  await station.close();
}

async function open({ code }: DemonstrationStation, port: number): Promise<string> {
  const pages = await pagesIn(join(import.meta.dirname, '../out/renderer'));
  const { origin } = await serve(port, (at) =>
    createHost({
      origin: at,
      info: { shell: 'browser', version, secrets: FILE_SECRETS.kind },
      pages,
      connections: connectionFile(join(folder, code), FILE_SECRETS),
      fetch,
      onFailure: (error) => console.error(error),
    }),
  );
  return origin;
}
