// Sums up a run: `node sum.mjs REPORTS STEP=EXITCODE…`. A step with a report of vitest counts its tests, any other step
// counts as one. What failed is told again, since the steps stand far above. The last line is `N passed, N failed`, and the
// exit code says whether everything passed.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const mostFailures = 20;
const mostCharacters = 400;

const [reports = '.', ...steps] = process.argv.slice(2);
const counts = steps.map((step) => {
  const [, name = '', code = ''] = step.match(/^(.*)=(\d+)$/) ?? [];
  return { name, ...tally(join(reports, `${name}.json`), code === '0') };
});
for (const { name, failures } of counts) {
  for (const { test, message } of failures.slice(0, mostFailures)) console.log(`\n${name}: ${test}\n  ${message}`);
  if (failures.length > mostFailures) console.log(`\n${name}: and ${failures.length - mostFailures} more`);
}
console.log('');
for (const { name, passed, failed } of counts)
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed`);
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
  if (!existsSync(report)) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, failures: [] };
  const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const failures = testResults.flatMap(failuresOf);
  return { passed: numPassedTests, failed: succeeded ? failures.length : Math.max(failures.length, 1), failures };
}

/**
 * The failed tests of a file; a file that could not be read to its end is one.
 * @param {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }} file
 */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages }) => ({ test: fullName, message: shortened(failureMessages?.join('\n')) }));
  return status === 'failed' && failed.length === 0 ? [{ test: name, message: shortened(message) }] : failed;
}

/** @param {string | undefined} message */
function shortened(message = '') {
  const line = message.trim().replace(/\s+/g, ' ');
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line;
}
