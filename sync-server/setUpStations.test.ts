import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeCountyCode } from '../shared/domain/station/countyCode.ts';
import { askCouch } from './couch.ts';
import { readStationList } from './stationList.ts';
import { randomStation, serverForTests, type TestServer } from './testing/county.ts';

const folder = mkdtempSync(join(tmpdir(), 'stations-'));
const [first, second] = [randomStation(), randomStation()];
const list = join(folder, 'stations.txt');
let started: TestServer;

beforeAll(async () => {
  started = await serverForTests();
  writeFileSync(list, `# 示范县\n${first} 示范县 青石镇 云溪村\n\n${second}\t示范县\t青石镇\t柳湾村\r\n`);
});
afterAll(async () => {
  for (const station of [first, second]) {
    await askCouch(started.server, 'DELETE', `station-${station}`);
    await askCouch(started.server, 'DELETE', `station-${station}-files`);
  }
  await started.stop();
  rmSync(folder, { recursive: true });
});

async function run(options: string[], password = started.server.password) {
  const { protocol, host } = new URL(started.server.url);
  const child = spawn(process.execPath, ['--import', 'tsx', 'sync-server/setUpStations.ts', ...options], {
    env: { ...process.env, COUCHDB_URL: `${protocol}//${started.server.user}:${encodeURIComponent(password)}@${host}` },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, lines: output.trim().split('\n') };
}

test('a list is read with its blanks, tabs and remarks', () => {
  expect(readStationList('# x\n\n 990101001001  示范县\t青石镇 云溪村 \r\n990101001002\n')).toEqual([
    { station: '990101001001', place: { county: '示范县', township: '青石镇', village: '云溪村' } },
    { station: '990101001002', place: { county: '', township: '', village: '' } },
  ]);
});

test('each station gets its county code once, and a new one when asked to', async () => {
  const address = 'https://county.example.cn';
  const set = await run(['--address', address, list]);
  expect(set.code).toBe(0);
  const codes = set.lines.map((line) => line.split('\t'));
  expect(codes.map(([station, village]) => [station, village])).toEqual([
    [first, '云溪村'],
    [second, '柳湾村'],
  ]);
  for (const [station, , code = ''] of codes) {
    expect(decodeCountyCode(code)).toMatchObject({ ok: true, value: { address, station } });
  }
  const again = await run(['--address', address, list]);
  expect(again.lines).toEqual([`${first}\t云溪村\t（已有密码，未改）`, `${second}\t柳湾村\t（已有密码，未改）`]);
  const reset = await run(['--address', address, '--reset-passwords', list]);
  expect(reset.lines.map((line) => line.split('\t')[2])).not.toEqual(codes.map(([, , code]) => code));
  expect(decodeCountyCode(reset.lines[0]?.split('\t')[2] ?? '')).toMatchObject({ ok: true });
});

test('what goes wrong is one sentence and exit 1', async () => {
  const options = ['--address', 'https://county.example.cn', list];
  expect(await run(options, 'wrong')).toEqual({
    code: 1,
    lines: [expect.stringContaining('管理员名或密码不对，请检查 COUCHDB_URL。')],
  });
  expect((await run([list])).lines[0]).toContain('用法');
});
