// Runs inside the editor's extension host: the module that `extensionTestsPath` names calls this.

import { runMocha } from './mocha-run.ts';
import { partial, type TestOutcome, writeSuiteReport } from './report.ts';

/** Runs bundled test files and leaves a report where the runner waits for it; after each test one beside it, in case that the editor hangs. */
export async function runInHost(files: readonly string[], report: string): Promise<void> {
  const onOutcomes = (outcomes: readonly TestOutcome[]) => writeSuiteReport(partial(report), { outcomes });
  writeSuiteReport(report, await runMocha(files, { onOutcomes }));
}
