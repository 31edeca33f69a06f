// The line that `npm test` ends with.

/**
 * Counts what failed besides single tests too, so that the line never says `0 failed` of a run that was not in order:
 * a file that could not be loaded, a check (lint, types) that failed, an error outside any test, no results at all.
 * @param results Vitest's JSON report, undefined where it wrote none
 * @param vitestPassed whether Vitest ended with 0
 * @param checks whether each other check passed
 */
export function summary(results, vitestPassed, checks) {
  const passed = results?.numPassedTests ?? 0;
  const skipped = (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0);
  const broken = (results?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const known = (results?.numFailedTests ?? 0) + broken.length;
  const failed = Math.max(known, vitestPassed ? 0 : 1) + checks.filter((ok) => !ok).length;
  return { line: `${passed} passed, ${failed} failed, ${skipped} skipped`, ok: failed === 0 };
}
