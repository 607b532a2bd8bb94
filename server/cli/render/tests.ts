import type { ContractResult, ExpectationResult, TestResult } from '../../evaluate/engine.ts';
import { contractWords } from '../../features/words/contracts.ts';
import type { Test } from '../../ir/program.ts';
import type { Type } from '../../ir/type.ts';
import { children } from '../../ir/walk.ts';
import { visible } from '../../text/visible.ts';
import { valueText } from '../../words/values.ts';
import { codeFrame } from './frame.ts';
import { readingWidth, type Screen } from './screen.ts';
import type { SourceTextOf } from './source-text.ts';
import { table } from './table.ts';
import { wrap } from './width.ts';

/** Each test with ✓ or ✗; of one that failed, the expectations that did not hold. */
export function renderTests(
  tests: readonly Test[],
  results: readonly TestResult[],
  textOf: SourceTextOf,
  screen: Screen,
): string[] {
  const { colors } = screen;
  return results.flatMap((result, index) => {
    const title = visible(result.title);
    if (result.skipped)
      return [`  ${colors.yellow('-')} ${title}`, `      ${screen.words.populations.contracts.skipped}`];
    if (result.passed) return [`  ${colors.green('✓')} ${title}`];
    const test = tests[index];
    const failures = result.expectations.filter(({ passed }) => !passed);
    return [
      `  ${colors.red('✗')} ${title}`,
      ...failures.flatMap((expectation) => (test ? renderFailure(test, expectation, textOf, screen) : [])),
    ];
  });
}

function renderFailure(test: Test, expectation: ExpectationResult, textOf: SourceTextOf, screen: Screen): string[] {
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
    ...(expectation.contract ? found(expectation.contract, screen) : []),
    ...(give.length > 0 || expectation.contract ? [] : comparison(expectation, typeOf(test, expectation), screen)),
  ];
  return lines.map((line) => `      ${line}`.trimEnd());
}

/** What a contract found among all customers, and by how much it failed. */
function found(contract: ContractResult, screen: Screen): string[] {
  const { words, colors, language } = screen;
  const { found, expected, off } = contractWords(contract, language);
  const rows = table([
    [colors.green(words.test.expected), expected],
    [colors.red(words.test.actual), found],
  ]);
  return off === '' ? rows : [...rows, off];
}

/** The type of what is compared; undefined where a decision is expected. */
function typeOf({ expect }: Test, { span }: ExpectationResult): Type | undefined {
  const found = expect.find((each) => each.span[0] === span[0] && each.span[1] === span[1]);
  const left = found?.kind === 'condition' ? children(found.when)[0] : undefined;
  return left?.type.kind === 'money' || left?.type.kind === 'number' ? left.type : undefined;
}

function comparison({ expected, actual }: ExpectationResult, type: Type | undefined, screen: Screen): string[] {
  const { words, colors } = screen;
  const rows = [
    [colors.green(words.test.expected), readable(expected, type, screen)],
    [colors.red(words.test.actual), readable(actual, type, screen)],
  ];
  return table(rows);
}

/** A number as a person reads it, behind its comparator if there is one: `>= ¥500.00`. */
function readable(text: string, type: Type | undefined, screen: Screen): string {
  const [, comparator = '', value = ''] = /^((?:[<>!=]+ )?)(.*)$/s.exec(text) ?? [];
  return type ? comparator + valueText(value, type, screen.language) : visible(text);
}
