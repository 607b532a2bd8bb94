import { join, resolve } from 'node:path';
import { DecisionCounts } from '../../databases/count-decisions.ts';
import type { TableName } from '../../databases/database.ts';
import { brokenGuardsOn, type DatabaseResult, resultOn } from '../../databases/decide.ts';
import { reportOn } from '../../databases/load-report.ts';
import { relationOfTexts } from '../../evaluate/duckdb-texts.ts';
import type { GuardPreview, LoadReport, Preview, Relation } from '../../evaluate/engine.ts';
import { writtenValues } from '../../features/words/written-values.ts';
import { type NamedResult, type ResultName, statementResults } from '../../targets/result-names.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from '../context.ts';
import { type OnOptions, type RulesOn, withRulesOn } from '../databases/open-rules-on.ts';
import { isSavedThere, relationName, saveFolders } from '../databases/save-folders.ts';
import { type ExitCode, exit } from '../exit.ts';
import { usageFailure } from '../failure.ts';
import { printJson } from '../json.ts';
import { lockToJson } from '../json-session.ts';
import { keptTable } from '../kept-table.ts';
import { knownResult } from '../known-result.ts';
import type { LockState } from '../lock-state.ts';
import type { RunOptions } from '../options.ts';
import { printDecisions } from '../print-decisions.ts';
import { renderActions } from '../render/actions.ts';
import { hasLosses, renderLoadReport } from '../render/load-report.ts';
import { renderLock } from '../render/lock.ts';
import { renderGuards } from '../render/preview.ts';
import { readingWidth } from '../render/screen.ts';
import { wrap } from '../render/width.ts';
import { type PlannedFile, type Results, writeRelations } from '../write-results.ts';
import { wroteLines } from './run.ts';

/** `patron run FILE --on URL`: a database decides about the customers in its tables. */
export function runOn(context: Context, file: string, options: RunOptions & OnOptions): Promise<ExitCode> {
  const isKept = options.as === 'table';
  if (!isKept && options.name !== undefined) throw usageFailure((words) => words.databases.nameNeedsAs);
  if (!isKept && options.result !== undefined) throw usageFailure((words) => words.databases.resultNeedsAs);
  return withRulesOn(file, { ...options, ...(isKept && { writes: true }) }, context, async (open) => {
    const { result: wanted } = knownResult(options.result ?? 'decisions', open.program);
    const table = isKept ? tableOf(options, open) : undefined;
    open.progress({ phase: 'loading' });
    const report = await reportOn(open);
    const decisions = resultOn(open, 'decisions');
    const isSaved = isSavedThere(decisions, options);
    const counts = new DecisionCounts(open.program, decisions);
    const results = await decide(open, counts, table, options, context);
    // What is kept ends the transaction.
    const guards = await brokenGuardsOn(open);
    const kept = table && { name: table, rows: await resultOn(open, wanted).keep(table, options) };
    const broken = guards.filter(({ affected }) => affected.customers > 0).length;
    const isCounted = !isSaved && (!isKept || options.out !== undefined);
    const told = { open, report, counts, results, kept, guards, broken, isCounted };
    if (context.json) printDocument(told, options, context);
    else printText(told, file, options, context);
    return broken > 0 ? exit.findings : exit.ok;
  });
}

/** What came of a run. */
interface Told {
  readonly open: RulesOn;
  readonly report: LoadReport;
  readonly counts: DecisionCounts;
  readonly results: Results | undefined;
  readonly kept: { readonly name: TableName; readonly rows: number } | undefined;
  /** Those that must always hold. */
  readonly guards: readonly GuardPreview[];
  /** How many of them do not. */
  readonly broken: number;
  /** The decisions passed by here. */
  readonly isCounted: boolean;
}

function tableOf({ name, result }: RunOptions, { program, tables, database }: RulesOn): TableName {
  const data = new Map([...tables].map(([source, { binding }]) => [source, binding]));
  return keptTable(name, program, { data }, database.dialect, result);
}

/** Lets the decisions pass by, to where they are wanted. */
async function decide(
  open: RulesOn,
  counts: DecisionCounts,
  table: TableName | undefined,
  options: RunOptions,
  context: Context,
): Promise<Results | undefined> {
  open.progress({ phase: 'deciding' });
  const { out } = options;
  const result = resultOn(open, 'decisions');
  if (out !== undefined && isSavedThere(result, options)) {
    const saved = wantedResults(open, options).map((each) => ({ ...each, content: resultOn(open, each.result) }));
    return saveFolders(saved, out, options, context);
  }
  const decisions = relationOf(result, context, counts);
  if (out === '-') await printDecisions({ relation: async () => decisions }, options, context);
  else if (out !== undefined) return write(open, out, decisions, options, context);
  else if (table === undefined) for await (const _ of decisions.read());
  return undefined;
}

function relationOf(result: DatabaseResult, { signal }: Context, counts?: DecisionCounts): Relation {
  const rows = () => (counts ? counts.pass(result.rows()) : result.rows());
  return relationOfTexts(result.columns, rows, signal);
}

function write(
  open: RulesOn,
  out: string,
  decisions: Relation,
  options: RunOptions,
  context: Context,
): Promise<Results> {
  const { format, pii } = options;
  const files = wantedResults(open, options).map(
    ({ name, result }): PlannedFile => ({
      relation: relationName(result),
      name: `${name}.${format}`,
      content: result === 'decisions' ? decisions : relationOf(resultOn(open, result), context),
    }),
  );
  return writeRelations(files, context.files, {
    folder: resolve(context.folder, out),
    shown: out,
    format,
    pii,
    inputs: [open.rules.path],
    signal: context.signal,
    onFile: (source, share) => open.progress({ phase: 'deciding', source, share }),
  });
}

/** All but values, which have to be asked for. */
function wantedResults({ program }: RulesOn, { values }: RunOptions): readonly NamedResult<ResultName>[] {
  return statementResults(program).filter(({ result }) => result !== 'values' || values);
}

function printText(
  { open, report, counts, results, kept, guards, broken, isCounted }: Told,
  file: string,
  options: RunOptions,
  context: Context,
): void {
  const { words } = context;
  const { out } = options;
  // Decisions on standard output are for a program; everything else is for the person who started it.
  const to = out === '-' ? context.err : context.out;
  const { screen } = to;
  const head = [
    words.preview.asOf[open.day.from](open.day.date),
    ...(isCounted ? [words.preview.customers(counts.customers)] : []),
    words.databases.on(visible(open.place)),
  ];
  if (out !== '-') {
    to.print(...wrap(head.join(' · '), readingWidth(screen)).map((line) => screen.colors.bold(line)));
    if (isEmpty(open, report)) to.print(screen.colors.yellow(words.preview.empty));
    if (hasLosses(report)) to.print('', ...renderLoadReport(report, open.program, currencyOf(open), screen));
    if (isCounted) to.print(...actionLines(open, counts, context));
    if (guards.length > 0) to.print('', ...renderGuards({ guards }, screen));
  }
  to.print(...renderLock(lockState(open), file, screen));
  if (results) to.print('', ...wroteLines(results, out ?? '', context));
  if (kept) to.print('', words.databases.kept(kept.rows, visible(kept.name.join('.'))));
  else if (out === undefined)
    to.print('', screen.colors.dim(words.databases.notWritten(`patron run ${file} --on … --as table`)));
  if (broken > 0) context.err.print(context.err.screen.colors.red(words.run.alwaysBroken(broken)));
}

/** Nobody is there to be decided about. */
function isEmpty({ program: { subject } }: RulesOn, { sources }: LoadReport): boolean {
  return sources.every(({ source, loaded }) => source !== subject || loaded === 0);
}

/** That of the amounts that are told. */
function currencyOf({ program: { value } }: RulesOn): string | undefined {
  return value?.type.kind === 'money' ? value.type.currency : undefined;
}

function actionLines({ program, rules }: RulesOn, counts: DecisionCounts, { out: { screen } }: Context): string[] {
  const written = writtenValues(program, (path) => rules.sources.text(path));
  return renderActions(program, previewOf(counts), written, screen).flatMap((lines) => ['', ...lines]);
}

function previewOf(counts: DecisionCounts): Preview {
  const { customers } = counts;
  return { customers, actions: counts.actions(), policies: [], guards: [], definitions: [], campaigns: [] };
}

/** Whether the rows of tables changed since is not known. */
function lockState({ locked }: RulesOn): LockState | undefined {
  return locked && { kind: 'applied', asOf: locked.asOf, customers: locked.customers, changed: undefined };
}

function printDocument(
  { open, report, counts, results, kept, guards, broken, isCounted }: Told,
  { out }: RunOptions,
  context: Context,
): void {
  printJson(context, 'run', {
    ok: broken === 0,
    on: { place: open.place, dialect: open.database.dialect },
    asOf: open.day,
    sources: report.sources,
    ...lockToJson(lockState(open)),
    ...(isCounted && { customers: counts.customers, actions: counts.actions() }),
    guards,
    files: results?.files.map(({ relation, name, rows }) => ({ ...relation, path: join(out ?? '', name), rows })) ?? [],
    stale: results?.stale ?? [],
    leftOut: results?.leftOut ?? [],
    ...(kept && { table: { name: kept.name.join('.'), rows: kept.rows } }),
  });
}
