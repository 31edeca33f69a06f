import { expect, test } from 'vitest';
import { dataFolder } from './folder.ts';

test.each([
  ['linux', {}, '/home/wang/.xiangyue'],
  ['linux', { XDG_DATA_HOME: '/home/wang/.local/share' }, '/home/wang/.local/share/xiangyue'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/wang/.xiangyue'],
  ['linux', { XIANGYUE_HOME: '/tmp/second', XDG_DATA_HOME: '/x' }, '/tmp/second'],
  ['darwin', {}, '/home/wang/.xiangyue'],
] as const)('what the page must not hold is kept at home: %s %j', (platform, env, folder) => {
  expect(dataFolder(env, platform, '/home/wang')).toBe(folder);
});

test('on Windows in the part of the profile that does not travel', () => {
  const folder = dataFolder({ LOCALAPPDATA: 'C:\\Users\\wang\\AppData\\Local' }, 'win32', 'C:\\Users\\wang');
  expect(folder).toMatch(/^C:\\Users\\wang\\AppData\\Local.xiangyue$/);
});
