import { expect, test } from 'vitest';
import { summary } from './summary.mjs';

const fine = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1, testResults: [] };

test('counts what Vitest counted', () => {
  expect(summary(fine, true, [true, true])).toEqual({ line: '12 passed, 0 failed, 3 skipped', ok: true });
});

test('counts a check that failed', () => {
  expect(summary(fine, true, [false, true])).toEqual({ line: '12 passed, 1 failed, 3 skipped', ok: false });
});

test('counts a file that could not be loaded, and one with failed tests once', () => {
  const results = {
    ...fine,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  expect(summary(results, false, [])).toEqual({ line: '12 passed, 2 failed, 3 skipped', ok: false });
});

test('never says 0 failed of a run that failed', () => {
  expect(summary(fine, false, [])).toEqual({ line: '12 passed, 1 failed, 3 skipped', ok: false });
  expect(summary(undefined, false, [])).toEqual({ line: '0 passed, 1 failed, 0 skipped', ok: false });
});
