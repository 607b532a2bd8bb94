import Mocha from 'mocha';
import { limits } from './limits.ts';
import type { SuiteReport, TestOutcome } from './report.ts';

/** Runs test files with Mocha. They wait for events of an editor on a machine that does other things too. */
export async function runMocha(
  files: readonly string[],
  options: {
    /** Declares tests that are in no file of their own. */
    readonly declareMore?: (mocha: Mocha) => Promise<void>;
    /** Called with all outcomes so far, after each test. */
    readonly onOutcomes?: (outcomes: readonly TestOutcome[]) => void;
  } = {},
): Promise<SuiteReport> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: limits.test,
    slow: 5_000,
    reporter: Mocha.reporters.Base,
    grep: process.env['PATRON_GREP'] ?? '',
  });
  for (const file of files) mocha.addFile(file);
  try {
    await options.declareMore?.(mocha);
    return await collect(mocha, options.onOutcomes);
  } catch (error) {
    // A file that does not even load.
    return { outcomes: [], problem: textOf(error) };
  }
}

function collect(mocha: Mocha, onOutcomes?: (outcomes: readonly TestOutcome[]) => void): Promise<SuiteReport> {
  const outcomes: TestOutcome[] = [];
  const problems: string[] = [];
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ outcomes, ...(problems.length > 0 && { problem: problems.join('\n') }) }));
    runner.on('test end', () => onOutcomes?.(outcomes));
    runner.on('pass', (test) => outcomes.push(outcomeOf(test)));
    runner.on('fail', (test: Mocha.Runnable & { readonly type?: string }, error: unknown) => {
      if (test.type === 'hook') problems.push(`${test.fullTitle()}: ${textOf(error)}`);
      else outcomes.push({ ...outcomeOf(test), passed: false, problem: textOf(error) });
    });
  });
}

function outcomeOf(test: Mocha.Runnable): TestOutcome {
  return { title: test.fullTitle(), passed: true, milliseconds: test.duration ?? 0 };
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
