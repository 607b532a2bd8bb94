import type { TestResult } from '../../evaluate/engine.ts';
import type { Test } from '../../ir/program.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { findRules, shownPath } from '../find-rules.ts';
import { printJson } from '../json.ts';
import { withSession } from '../open-rules.ts';
import type { DataOptions } from '../options.ts';
import type { SourceTextOf } from '../render/source-text.ts';
import { renderTests } from '../render/tests.ts';

interface Tested {
  readonly shown: string;
  readonly tests: readonly Test[];
  readonly results: readonly TestResult[];
  readonly textOf: SourceTextOf;
}

/** `patron test FILE…`: runs the tests that stand in files of rules. */
export async function test(context: Context, args: readonly string[], options: DataOptions): Promise<ExitCode> {
  const tested: Tested[] = [];
  for (const path of await findRules(args, context.folder, context.files))
    tested.push(await runTests(path, options, context));
  const results = tested.flatMap((each) => each.results);
  const failed = results.filter(({ passed }) => !passed).length;
  if (context.json) printDocument(tested, failed, context);
  else printText(tested, results.length - failed, failed, context);
  return failed > 0 ? exit.findings : exit.ok;
}

function runTests(path: string, options: DataOptions, context: Context): Promise<Tested> {
  const shown = shownPath(path, context.folder);
  return withSession(path, options, context, async ({ program, session, textOf }) => ({
    shown,
    tests: program.tests,
    results: program.tests.length > 0 ? await session.test() : [],
    textOf,
  }));
}

function printText(tested: readonly Tested[], passed: number, failed: number, { out, words }: Context): void {
  const { colors } = out.screen;
  if (passed + failed === 0) {
    out.print(colors.yellow(words.test.none(tested.length)));
    return;
  }
  for (const { shown, tests, results, textOf } of tested) {
    if (results.length > 0) out.print(colors.bold(shown), ...renderTests(tests, results, textOf, out.screen), '');
  }
  out.print((failed > 0 ? colors.red : colors.green)(words.test.summary(passed, failed)), colors.dim(words.test.cuts));
}

function printDocument(tested: readonly Tested[], failed: number, context: Context): void {
  printJson(context, 'test', {
    ok: failed === 0,
    cuts: 'sample',
    files: tested.map(({ shown, tests, results, textOf }) => ({
      file: shown,
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

/** Where an expectation stands, 1-based. */
function positionOf(
  test: Test | undefined,
  [start]: readonly [number, number],
  textOf: SourceTextOf,
): Record<string, unknown> {
  const position = test && textOf(test.origin.file)?.position(test.origin.start + start);
  return position ? { file: test.origin.file, ...position } : {};
}
