import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logFailure } from './log.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-log-'));
  file = join(folder, 'logs', 'failures.log');
});
afterEach(() => rm(folder, { recursive: true }));

test('notes what failed and where, and nothing of whom', async () => {
  const error = Object.assign(new TypeError('王秀兰 990101197001010000 at C:\\Users\\王会计\\a.json'), {
    code: 'ENOSPC',
  });
  error.stack = [
    'TypeError: 王秀兰 990101197001010000',
    '    at write (C:\\Users\\王会计\\AppData\\乡约\\main.js:10:5)',
    '    at async file:///home/wang/app/out/main/main.js:20:7',
    '    at 王秀兰',
  ].join('\n');
  logFailure(file, 'uncaught', error, new Date(0));
  expect(await readFile(file, 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z uncaught TypeError ENOSPC\n  main.js:10:5\n  main.js:20:7\n',
  );
});

test('takes whatever is thrown', async () => {
  for (const thrown of ['王秀兰', undefined, { name: '王秀兰' }, Object.assign(new Error('x'), { code: '王' })]) {
    logFailure(file, 'uncaught', thrown);
  }
  const text = await readFile(file, 'utf8');
  expect(text.match(/^20/gm)).toHaveLength(4);
  expect(text).not.toContain('王');
});

test('does not grow for ever', async () => {
  logFailure(file, 'first', undefined);
  await writeFile(file, 'x'.repeat(300_000));
  logFailure(file, 'next', undefined);
  expect((await stat(file)).size).toBeLessThan(1_000);
  expect((await stat(`${file}.old`)).size).toBe(300_000);
});

test('never fails itself', async () => {
  await writeFile(join(folder, 'logs'), '');
  logFailure(file, 'uncaught', new Error('x'));
});
