import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decodeCountyCode } from '../shared/domain/station/countyCode.ts';
import { basicAuthorization } from './couch.ts';

const running: ChildProcess[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'county-'));
  folders.push(folder);
  return folder;
}

interface Run {
  child: ChildProcess;
  output(): string;
  /** Everything printed up to a text. */
  until(text: string): Promise<string>;
  ended: Promise<number | null>;
}

function county(...options: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sync-server/county.ts', ...options]);
  running.push(child);
  let output = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const until = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => output.includes(text) && resolve(output);
      listeners.add(look);
      look();
      void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)));
    });
  return { child, output: () => output, until, ended };
}

function countyCodes(output: string) {
  return [...output.matchAll(/county code\s+(.+)/g)].map(([, line = '']) => {
    const decoded = decodeCountyCode(line);
    if (!decoded.ok) throw new Error(decoded.reason);
    return decoded.value;
  });
}

test('it prints three county codes that open three stations, says what it is for, and stops cleanly', async () => {
  const run = county('--memory', '--port', '0');
  const output = await run.until('Ctrl-C');
  expect(output).toContain('只供试用和演示');
  const codes = countyCodes(output);
  expect(codes.map(({ station }) => station)).toEqual(['990101001001', '990101001002', '990101001003']);
  for (const { address, station, user, password } of codes) {
    const answer = await fetch(`${address}/station-${station}`, {
      headers: { authorization: basicAuthorization(user, password) },
    });
    expect(await answer.json()).toMatchObject({ db_name: `station-${station}` });
  }
  const console = await fetch(/console\s+(\S+)/.exec(output)?.[1] ?? '');
  expect([console.status, (await console.text()).includes('Fauxton')]).toEqual([200, true]);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
});

test('a restart has the same passwords and the same data', async () => {
  const folder = newFolder();
  const first = county('--folder', folder, '--port', '0');
  const before = countyCodes(await first.until('Ctrl-C'));
  const [code] = before;
  if (!code) throw new Error('no code');
  const asStation = { authorization: basicAuthorization(code.user, code.password), 'content-type': 'application/json' };
  const path = `station-${code.station}/_local/mark`;
  await fetch(`${code.address}/${path}`, { method: 'PUT', headers: asStation, body: '{"kept":true}' });
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);

  const again = countyCodes(await county('--folder', folder, '--port', '0').until('Ctrl-C'));
  expect(again.map(({ password }) => password)).toEqual(before.map(({ password }) => password));
  const kept = await fetch(`${again[0]?.address}/${path}`, { headers: asStation });
  expect(await kept.json()).toMatchObject({ kept: true });
});

test('a port in use is one sentence and exit 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const run = county('--memory', '--port', String(port));
  expect(await run.ended).toBe(1);
  expect(run.output()).toBe(`端口 ${port} 已被占用，请关掉占用它的程序，或加 --port 换一个端口。\n`);
  other.close();
});

test('a data folder that another one has open is one sentence and exit 1', async () => {
  const folder = newFolder();
  await county('--folder', folder, '--port', '0').until('Ctrl-C');
  const second = county('--folder', folder, '--port', '0');
  expect(await second.ended).toBe(1);
  expect(second.output()).toBe(`数据文件夹 ${folder} 打不开，请停掉另一个县级服务，或用 --folder 换一个。\n`);
});

test('an option that there is not is told how to use it', async () => {
  const run = county('--prot', '1');
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain('用法');
});
