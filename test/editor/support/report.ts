import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The outcome of one test. */
export interface TestOutcome {
  readonly title: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  /** Why it failed. */
  readonly problem?: string;
}

export interface SuiteReport {
  readonly outcomes: readonly TestOutcome[];
  /** What went wrong outside of any test. */
  readonly problem?: string;
}

/** Where a suite says how far it is. */
export function partial(report: string): string {
  return `${report}.partial`;
}

export function writeSuiteReport(path: string, report: SuiteReport): void {
  // The reader waits for the file: it must be whole as soon as it is there.
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(report));
  renameSync(temporary, path);
}

export function readSuiteReport(path: string): SuiteReport | undefined {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** What failed and why, in short: after some hundred tests nobody looks for it further up. */
export function failuresIn(suites: ReadonlyMap<string, SuiteReport>): string[] {
  return [...suites].flatMap(([name, { outcomes, problem }]) => [
    ...outcomes.filter(({ passed }) => !passed).flatMap((each) => inShort(`${name}: ${each.title}`, each.problem)),
    ...(problem === undefined ? [] : inShort(`${name}: outside of its tests`, problem)),
  ]);
}

const mostLines = 8;

function inShort(title: string, problem = ''): string[] {
  const lines = problem.split('\n').filter((line) => line.trim() !== '');
  return [`\n✗ ${title}`, ...lines.slice(0, mostLines).map((line) => `    ${line.slice(0, 300)}`)];
}

/** All suites as one report in the shape of vitest's, which `.ci/sum.mjs` reads. */
export function vitestReport(suites: ReadonlyMap<string, SuiteReport>): object {
  const results = [...suites].map(([name, { outcomes, problem }]) => ({
    name,
    status: problem === undefined && outcomes.every(({ passed }) => passed) ? 'passed' : 'failed',
    message: problem ?? '',
    assertionResults: outcomes.map(({ title, passed, problem: why }) => ({
      fullName: title,
      status: passed ? 'passed' : 'failed',
      failureMessages: why === undefined ? [] : [why],
    })),
  }));
  const all = [...suites.values()].flatMap(({ outcomes }) => outcomes);
  return {
    numPassedTests: all.filter(({ passed }) => passed).length,
    numFailedTests: all.filter(({ passed }) => !passed).length,
    testResults: results,
  };
}
