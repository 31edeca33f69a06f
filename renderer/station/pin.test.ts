import { expect, it } from 'vitest';
import { isPin, recordPin } from './pin.ts';

it('knows the PIN again and no other, and two records of one PIN differ', async () => {
  const [one, two] = await Promise.all([recordPin('1357'), recordPin('1357')]);
  expect(await isPin('1357', one)).toBe(true);
  expect(await isPin('1357', two)).toBe(true);
  expect(await isPin('1358', one)).toBe(false);
  expect(one.hash).not.toBe(two.hash);
  expect(JSON.stringify(one)).not.toContain('1357');
});
