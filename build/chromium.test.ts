import { describe, expect, test } from 'vitest';
import { findChromium } from './chromium.mjs';

/** A machine on which only the programs named exist. */
function machine(platform: NodeJS.Platform, env: Record<string, string>, ...programs: string[]) {
  return { platform, env, isProgram: (path: string) => programs.includes(path) };
}

describe('the Chromium of the tests', () => {
  test('is the one named, before any other', async () => {
    const named = machine('linux', { CHROMIUM_PATH: '/opt/mine', PATH: '/usr/bin' }, '/opt/mine', '/usr/bin/chromium');
    expect(await findChromium(named)).toEqual({ path: '/opt/mine', from: 'CHROMIUM_PATH' });
  });

  test('is never silently another than the one named', async () => {
    const misnamed = machine('linux', { CHROMIUM_PATH: '/opt/gone', PATH: '/usr/bin' }, '/usr/bin/chromium');
    await expect(findChromium(misnamed)).rejects.toThrow('/opt/gone');
  });

  test.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/chromium'],
    ['linux', { PATH: '/usr/bin' }, '/usr/bin/google-chrome-stable'],
    ['linux', { PATH: '/usr/bin' }, '/usr/bin/microsoft-edge'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ])('is found on %s', async (platform, env, path) => {
    expect(await findChromium(machine(platform, env, path))).toEqual({ path, from: 'this system' });
  });

  test('is found on Windows, where Edge always is', async () => {
    const env = { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    const windows = { platform: 'win32' as const, env, isProgram: (path: string) => path.endsWith('msedge.exe') };
    expect((await findChromium(windows))?.path).toMatch(/^C:\\Program Files \(x86\).Microsoft\\Edge\\/);
  });

  test('may be missing', async () => {
    expect(await findChromium(machine('linux', { PATH: '/usr/bin' }))).toBe(undefined);
    expect(await findChromium(machine('linux', {}))).toBe(undefined);
  });
});
