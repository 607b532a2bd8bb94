import type { ExpectationResult, TestResult } from '../../evaluate/engine.ts';
import type { Test } from '../../ir/program.ts';
import { codeFrame } from './frame.ts';
import type { TextOf } from './rule-name.ts';
import { readingWidth, type Screen } from './screen.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** Each test with ✓ or ✗; of one that failed, the expectations that did not hold. */
export function renderTests(
  tests: readonly Test[],
  results: readonly TestResult[],
  textOf: TextOf,
  screen: Screen,
): string[] {
  const { colors } = screen;
  return results.flatMap((result, index) => {
    const title = visible(result.title);
    if (result.passed) return [`  ${colors.green('✓')} ${title}`];
    const test = tests[index];
    const failures = result.expectations.filter(({ passed }) => !passed);
    return [
      `  ${colors.red('✗')} ${title}`,
      ...failures.flatMap((expectation) => (test ? renderFailure(test, expectation, textOf, screen) : [])),
    ];
  });
}

function renderFailure(test: Test, expectation: ExpectationResult, textOf: TextOf, screen: Screen): string[] {
  const { words, colors } = screen;
  const source = textOf(test.origin.file);
  const place = { start: test.origin.start + expectation.span[0], end: test.origin.start + expectation.span[1] };
  const give = expectation.give ?? [];
  const lines = [
    ...(source ? codeFrame(source, place, screen, colors.red) : []),
    ...(give.length > 0 ? wrap(words.test.giveHelp(give.map((name) => visible(name))), readingWidth(screen) - 6) : []),
    ...(give.length > 0
      ? [`${colors.cyan(words.check.help)}  ${words.test.give(give.map((name) => visible(name)))}`]
      : []),
    ...(give.length > 0 ? [] : comparison(expectation, screen)),
  ];
  return lines.map((line) => `      ${line}`.trimEnd());
}

function comparison({ expected, actual }: ExpectationResult, { words, colors }: Screen): string[] {
  const { test } = words;
  return [`${colors.green(test.expected)}  ${visible(expected)}`, `${colors.red(test.actual)}  ${visible(actual)}`];
}
