import { say } from '../../diagnostics/diagnostic.ts';
import { registry } from '../../diagnostics/registry.ts';
import type { Test } from '../../ir/program.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { findRules } from '../find-rules.ts';
import { printJson } from '../json.ts';
import type { DataOptions } from '../options.ts';
import type { SourceTextOf } from '../render/source-text.ts';
import { renderTests } from '../render/tests.ts';
import { type TestedRules, testedRules } from '../tested-rules.ts';

/** `patron test FILE…`: runs the tests that stand in files of rules. */
export async function test(context: Context, args: readonly string[], options: DataOptions): Promise<ExitCode> {
  const tested: TestedRules[] = [];
  for (const path of await findRules(args, context.folder, context.files))
    tested.push(await testedRules(path, options, context));
  const results = tested.flatMap((each) => each.results);
  const ran = results.filter(({ skipped }) => !skipped);
  const failed = ran.filter(({ passed }) => !passed).length;
  if (context.json) printDocument(tested, failed, context);
  else printText(tested, { passed: ran.length - failed, failed, skipped: results.length - ran.length }, context);
  return failed > 0 ? exit.findings : exit.ok;
}

interface Ends {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function printText(tested: readonly TestedRules[], { passed, failed, skipped }: Ends, { out, words }: Context): void {
  const { colors } = out.screen;
  if (passed + failed + skipped === 0) {
    out.print(colors.yellow(words.test.none(tested.length)));
    return;
  }
  for (const { shown, tests, results, textOf } of tested) {
    if (results.length > 0) out.print(colors.bold(shown), ...renderTests(tests, results, textOf, out.screen), '');
  }
  const left = skipped > 0 ? [colors.yellow(words.populations.contracts.skippedTests(skipped))] : [];
  const ran = passed + failed > 0 ? [(failed > 0 ? colors.red : colors.green)(words.test.summary(passed, failed))] : [];
  out.print(...ran, ...left, ...cutsLines(tested, out));
}

/** Where the cuts came from: once where it is the same for all files with tests. */
function cutsLines(tested: readonly TestedRules[], { screen }: Context['out']): string[] {
  const { words, colors } = screen;
  const lines = tested.filter(({ results }) => results.length > 0).flatMap(({ cuts }) => cutsInWords(cuts, screen));
  return [...new Set(lines)].map((line) => (line === words.test.cuts ? colors.dim(line) : line));
}

function cutsInWords(cuts: TestedRules['cuts'], { words, colors, language }: Context['out']['screen']): string[] {
  if (cuts.from === 'lock') return [colors.dim(words.lock.tests.lock(cuts.asOf))];
  if (!cuts.stale) return [words.test.cuts];
  const problem = visible(say(registry[cuts.stale.code].message, cuts.stale.data, language));
  return [words.test.cuts, colors.yellow(words.lock.tests.stale(problem))];
}

function printDocument(tested: readonly TestedRules[], failed: number, context: Context): void {
  printJson(context, 'test', {
    ok: failed === 0,
    cuts: originOf(tested),
    files: tested.map(({ shown, tests, results, textOf, cuts }) => ({
      file: shown,
      cuts: cuts.from === 'lock' ? cuts : { from: 'sample', ...(cuts.stale && { lock: cuts.stale.code }) },
      tests: results.map((result, index) => ({
        ...result,
        expectations: result.expectations.map(({ span, ...rest }) => ({
          ...rest,
          ...positionOf(tests[index], span, textOf),
        })),
      })),
    })),
  });
}

function originOf(tested: readonly TestedRules[]): 'lock' | 'sample' | 'mixed' {
  const [first = 'sample', ...others] = new Set(tested.map(({ cuts }) => cuts.from));
  return others.length > 0 ? 'mixed' : first;
}

/** Where an expectation stands, 1-based. */
function positionOf(
  test: Test | undefined,
  [start]: readonly [number, number],
  textOf: SourceTextOf,
): Record<string, unknown> {
  const position = test && textOf(test.origin.file)?.position(test.origin.start + start);
  return position ? { file: test.origin.file, ...position } : {};
}
