import { resolve } from 'node:path';
import { type BoundData, bindTables, type Problem } from '../../databases/bind-tables.ts';
import { cellsOf } from '../../databases/cells.ts';
import { typeProblems } from '../../databases/check-types.ts';
import type { Database } from '../../databases/database.ts';
import { databaseWorld } from '../../databases/database-world.ts';
import type { Deciding } from '../../databases/decide.ts';
import { openDatabase } from '../../databases/open-database.ts';
import { placeOf } from '../../databases/place.ts';
import { placeProblems } from '../../databases/place-problems.ts';
import { readingOf } from '../../databases/reading.ts';
import type { Fits } from '../../ir/fits.ts';
import type { Program } from '../../ir/program.ts';
import { applyLock } from '../../lock/apply-lock.ts';
import type { LockedRules } from '../../lock/lock.ts';
import { bindingsOf } from '../../project/bindings.ts';
import { type CompileRequest, compileProgram } from '../../project/compile.ts';
import { findProject } from '../../project/find-project.ts';
import type { Project } from '../../project/read-project.ts';
import type { Bindings } from '../../targets/bindings.ts';
import { rowStatements } from '../../targets/result-names.ts';
import { dialects } from '../../targets/sql/dialects.ts';
import { rulesFailure, tellFindings } from '../checked-program.ts';
import type { Context } from '../context.ts';
import { usageFailure } from '../failure.ts';
import { shownPath } from '../find-rules.ts';
import { lockedRulesBeside } from '../lock-beside.ts';
import type { DataOptions } from '../options.ts';
import { type ProgressLine, progressLine } from '../progress.ts';
import { checkedProject } from '../project-findings.ts';
import { type CheckedRules, checkRules } from '../rules.ts';

/** Rules over the tables of a database, checked by what its catalogue says of them. */
export interface RulesOn extends Deciding {
  readonly rules: CheckedRules;
  readonly tables: ReadonlyMap<string, BoundData>;
  /** The database as people read it. */
  readonly place: string;
  readonly day: { readonly date: string; readonly from: 'program' | 'option' };
  /** The lock that was applied. */
  readonly locked: LockedRules | undefined;
  readonly progress: ProgressLine['report'];
}

export interface OnOptions extends DataOptions {
  readonly on: string;
  readonly writes?: true;
  /** What no statement can hold is no reason to stop. */
  readonly hasObstacles?: true;
}

/** Checks rules against a database and hands both to `use`; afterwards the connection is closed. */
export async function withRulesOn<T>(
  file: string,
  options: OnOptions,
  context: Context,
  use: (open: RulesOn) => Promise<T>,
): Promise<T> {
  if (options.data.size > 0) throw usageFailure((words) => words.databases.noFiles);
  const path = resolve(context.folder, file);
  const locked = options.frozen ? await lockedRulesBeside(path, shownPath(path, context.folder)) : undefined;
  const unseen = await checkRules(path, context, { locked: true });
  const progress = progressLine(context);
  const database = await open(options, context, progress.report);
  try {
    const checked = await checkOn(unseen, database, placeOf(options.on), context);
    const ready = await readyOn({ ...checked, database, locked, place: placeOf(options.on) }, options, context);
    return await use({ ...ready, progress: progress.report });
  } finally {
    progress.done();
    await database.close();
  }
}

function open(
  { on, writes }: OnOptions,
  { folder, signal }: Context,
  report: ProgressLine['report'],
): Promise<Database> {
  return openDatabase(on, {
    folder,
    signal,
    environment: process.env,
    onProgress: (share) => report({ phase: 'deciding', share }),
    ...(writes && { writes }),
  });
}

interface CheckedOn {
  readonly rules: CheckedRules;
  readonly project: Project | undefined;
  readonly program: Program;
  readonly tables: ReadonlyMap<string, BoundData>;
}

/** Checks the rules anew, now that the tables are known. */
async function checkOn(unseen: CheckedRules, database: Database, place: string, context: Context): Promise<CheckedOn> {
  const found = findProject(unseen.project.world, unseen.project.file);
  // What is wrong with the project file is told before anything is asked of the database.
  const project = found && !found.read.project ? await checkedProject(unseen, context) : found?.read.project;
  const { tables, problems } = await bindTables(database, unseen.model, bindingsOf(project), place, unseen.root);
  refuse(problems, unseen, context);
  const world = databaseWorld(unseen.project.world, tables);
  const model = unseen.analyze(world, unseen.project.file, unseen.model);
  const rules = { ...unseen, model, project: { ...unseen.project, world }, findings: model.diagnostics() };
  const program = model.program();
  if (!program) throw rulesFailure(rules, context);
  refuse(typeProblems(program, tables), rules, context);
  await checkedProject(rules, context);
  return { rules, project, program, tables };
}

/** Ends with findings about the rules or the tables, where there are any. */
export function refuse(problems: readonly Problem[], rules: CheckedRules, context: Context): void {
  if (problems.length > 0) throw rulesFailure({ ...rules, findings: placeProblems(problems, rules.model) }, context);
}

async function readyOn(
  {
    rules,
    project,
    program,
    tables,
    database,
    locked,
    place,
  }: CheckedOn & Pick<RulesOn, 'database' | 'locked' | 'place'>,
  { asOf, hasObstacles }: OnOptions,
  context: Context,
): Promise<Omit<RulesOn, 'progress'>> {
  const fits = locked && applyLock(locked, program);
  const date = asOf ?? program.asOf.date;
  const bound = program.sources.flatMap((source) => {
    const table = tables.get(source.name);
    return table ? [{ source, ...table }] : [];
  });
  const reading = readingOf(bound, dialects[database.dialect]!, cellsOf[database.dialect]!, program);
  const { bindings } = reading;
  if (!hasObstacles) refuseObstacles({ rules, project, program, fits, asOf: date, bindings }, database, context);
  tellFindings(rules, context);
  await database.useZone(program.asOf.zone);
  const day = { date: date ?? '', from: asOf === undefined ? ('program' as const) : ('option' as const) };
  return { rules, program, tables, database, place, locked, reading, day, asOf: day.date, ...(fits && { fits }) };
}

interface Wanted extends Pick<CheckedOn, 'rules' | 'project' | 'program'> {
  readonly fits: Fits | undefined;
  readonly asOf: string | undefined;
  readonly bindings: Bindings;
}

/** What no statement can hold is told as it is for “patron compile”. */
function refuseObstacles(
  { rules, project, program, fits, asOf, bindings }: Wanted,
  { dialect }: Database,
  context: Context,
): void {
  const request: CompileRequest = {
    file: rules.project.file,
    target: 'sql',
    dialect,
    bindings,
    language: context.language,
    ...(fits && { fits }),
    ...(asOf !== undefined && { asOf }),
  };
  for (const { name } of [{ name: 'decisions' }, ...rowStatements(program)]) {
    const { findings } = compileProgram(program, project, { ...request, result: name });
    if (findings) throw rulesFailure({ ...rules, findings }, context);
  }
}
