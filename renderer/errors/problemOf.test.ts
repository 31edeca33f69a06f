import { expect, it } from 'vitest';
import { problemOf } from './problemOf.ts';

it('knows a full disk, bare, wrapped by Dexie and as a cause', () => {
  const full = { name: 'QuotaExceededError' };
  expect(problemOf(full).reason).toBe('unexpected.diskFull');
  expect(problemOf({ name: 'AbortError', inner: full }).reason).toBe('unexpected.diskFull');
  expect(problemOf(new Error('write failed', { cause: { inner: full } })).reason).toBe('unexpected.diskFull');
});

it('says of anything else that the step failed', () => {
  expect(problemOf(new Error('x')).reason).toBe('unexpected.step');
  expect(problemOf(undefined).reason).toBe('unexpected.step');
  const circle: { inner?: unknown } = {};
  circle.inner = circle;
  expect(problemOf(circle).reason).toBe('unexpected.step');
});
