import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withoutLocal } from '../shared/store/stored.ts';
import { openTestStation, testDisk } from '../shared/store/testing/station.ts';
import { signedCode, statedKeys } from '../shared/sync/courier/signedCode.ts';

const folder = mkdtempSync(join(tmpdir(), 'code-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

function verify(documents: unknown[], code: string) {
  const file = join(folder, 'station.json');
  writeFileSync(file, JSON.stringify({ documents }));
  return spawnSync(process.execPath, ['build/run.mjs', 'build/code-verify.ts', file, code], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
}

it('checks a code with the keys that the station has stated, and tells an altered one', async () => {
  const station = await openTestStation(testDisk(), { collections: ['rules'] });
  const about = 'household:01J00000000000000000000001';
  const code = { form: 'passbook', station: station.code, about, points: 5000, day: '2026-03-05' } as const;
  const signed = await signedCode(station, code);
  if (!signed.ok) throw new Error(signed.reason);
  const keys = (await statedKeys(station)).map((one) => withoutLocal(one as never));
  await station.close();
  const sound = verify(keys, signed.value);
  expect([sound.status, sound.stderr]).toEqual([0, '']);
  expect(JSON.parse(sound.stdout)).toEqual(code);
  const altered = verify(keys, signed.value.replace('-5000-', '-9000-'));
  expect([altered.status, altered.stdout]).toEqual([1, '']);
  expect(altered.stderr).toBe('内容和签名对不上，纸上的内容被改过\n');
  expect(verify([], signed.value).stderr).toBe('打印它的电脑没有登记，请同步后再核对\n');
});
