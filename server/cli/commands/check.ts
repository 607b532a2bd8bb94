import type { PlacedDiagnostic } from '../../analysis/analysis.ts';
import { say } from '../../diagnostics/diagnostic.ts';
import { registry } from '../../diagnostics/registry.ts';
import type { LockProblem } from '../../lock/lock-error.ts';
import { hasProject } from '../../project/paths.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { findRules, shownPath } from '../find-rules.ts';
import { findingsToJson } from '../findings-json.ts';
import { printJson } from '../json.ts';
import { lockProblem } from '../lock-state.ts';
import type { CheckOptions } from '../options.ts';
import { renderFindings } from '../render/findings.ts';
import { readingWidth } from '../render/screen.ts';
import { wrap } from '../render/width.ts';
import { type CheckedRules, type Counts, checkRules, countFindings } from '../rules.ts';

/** `patron check FILE…`: every finding, in the order of files and places. */
export async function check(context: Context, args: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const found: CheckedRules[] = [];
  for (const path of await findRules(args, context.folder, context.files)) {
    context.signal.throwIfAborted();
    found.push(await checkRules(path, context, { locked: true }));
  }
  const checked = await withProject(found, context);
  const reports = withoutRepetition(checked);
  const locks = await staleLocks(checked);
  const counts = countFindings(reports.flatMap(({ findings }) => findings));
  const failed = counts.errors > 0 || (options.failOn === 'warning' && counts.warnings > 0);
  if (context.json) printDocument(reports, counts, failed, locks, context);
  else printText(reports, counts, locks, context);
  return failed ? exit.findings : exit.ok;
}

/** What a project file asks for takes much to be loaded, so only where there is one. */
async function withProject(checked: readonly CheckedRules[], context: Context): Promise<readonly CheckedRules[]> {
  if (!checked.some(({ project }) => hasProject(project.world, project.file))) return checked;
  const { withProjectFindings } = await import('../project-findings.ts');
  return withProjectFindings(checked, context);
}

interface Report {
  readonly rules: CheckedRules;
  readonly findings: readonly PlacedDiagnostic[];
}

/** A file that several others use is checked with each of them, and its findings are told once. */
function withoutRepetition(checked: readonly CheckedRules[]): Report[] {
  const told = new Set<string>();
  return checked.map((rules) => ({
    rules,
    findings: rules.findings.filter(({ file, start, end, diagnostic }) => {
      const key = JSON.stringify([rules.root, file, start, end, diagnostic.code, diagnostic.data, diagnostic.target]);
      if (told.has(key)) return false;
      told.add(key);
      return true;
    }),
  }));
}

interface StaleLock {
  readonly path: string;
  readonly problem: LockProblem;
}

/** Files of rules whose locks `--frozen` would refuse. */
async function staleLocks(checked: readonly CheckedRules[]): Promise<StaleLock[]> {
  const found: StaleLock[] = [];
  for (const { path, model } of checked) {
    const problem = await lockProblem(path, () => model.program());
    if (problem) found.push({ path, problem });
  }
  return found;
}

function printText(
  reports: readonly Report[],
  counts: Counts,
  locks: readonly StaleLock[],
  { out, words, folder }: Context,
): void {
  const { screen } = out;
  const { colors } = screen;
  const blocks = reports.map(({ rules, findings }) => renderFindings(findings, rules.sources, screen));
  for (const block of blocks) if (block.length > 0) out.print(...block, '');
  for (const { rules } of reports)
    if (isEmpty(rules)) out.print(colors.yellow(words.check.empty(shownPath(rules.path, folder))));
  for (const { path, problem } of locks) {
    const said = visible(say(registry[problem.code].message, problem.data, screen.language));
    out.print(...wrap(colors.yellow(words.lock.unfit(shownPath(path, folder), said)), readingWidth(screen)));
  }
  const found = words.check.counts(counts);
  if (found === '') out.print(colors.green(words.check.clean(reports.length)));
  else {
    const paint = counts.errors > 0 ? colors.red : counts.warnings > 0 ? colors.yellow : colors.green;
    out.print(paint(words.check.found(found, reports.length)));
  }
}

/** Nothing but blanks and comments. */
function isEmpty({ project, sources }: CheckedRules): boolean {
  return /^(?:\s|\uFEFF|#.*)*$/.test(sources.text(project.file)?.text ?? '');
}

function printDocument(
  reports: readonly Report[],
  counts: Counts,
  failed: boolean,
  locks: readonly StaleLock[],
  context: Context,
): void {
  printJson(context, 'check', {
    ok: !failed,
    counts,
    files: reports.map(({ rules }) => shownPath(rules.path, context.folder)),
    findings: reports.flatMap(({ rules, findings }) => findingsToJson(findings, rules.sources, context.language)),
    locks: locks.map(({ path, problem }) => ({ file: shownPath(path, context.folder), code: problem.code })),
  });
}
