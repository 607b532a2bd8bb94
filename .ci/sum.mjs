// Sums up a run: `node sum.mjs REPORTS STEP=EXITCODE…`. A step with a report of vitest counts its tests, any other step
// counts as one. The last line is `N passed, N failed`, and the exit code says whether everything passed.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [reports = '.', ...steps] = process.argv.slice(2);
const counts = steps.map((step) => {
  const [, name = '', code = ''] = step.match(/^(.*)=(\d+)$/) ?? [];
  const count = tally(join(reports, `${name}.json`), code === '0');
  console.log(`${count.failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${count.passed} passed, ${count.failed} failed`);
  return count;
});
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * A failed step whose report names no failed test (it could not even start, say) counts as one failure.
 * @param {string} report
 * @param {boolean} succeeded
 */
function tally(report, succeeded) {
  if (!existsSync(report)) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const broken = testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failures = numFailedTests + broken;
  return { passed: numPassedTests, failed: succeeded ? failures : Math.max(failures, 1) };
}
