import { expect, it } from 'vitest';
import { parseTime } from './time.ts';

it.each([
  ['19:30', '19:30'],
  ['１９：３０', '19:30'],
  ['9.05', '09:05'],
  ['1930', '19:30'],
  ['9点', '09:00'],
  ['9点半', '09:30'],
  ['下午3点20分', '15:20'],
  ['晚上7点半', '19:30'],
  ['下午 12:10', '12:10'],
  ['上午10时', '10:00'],
  ['0:00', '00:00'],
  ['', 'empty'],
  ['930', 'notATime'],
  ['24:00', 'notATime'],
  ['9:60', 'notATime'],
  ['晚饭后', 'notATime'],
])('%s', (typed, expected) => {
  const result = parseTime(typed);
  expect(result.ok ? result.value : result.reason).toBe(expected);
});
