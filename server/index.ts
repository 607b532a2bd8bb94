/**
 * Patron as a library: check, format and compile rules anywhere, a browser included; decide over data where there is an engine.
 *
 * ```ts
 * import { check, compile, folderWorld, openEngine } from 'patron';
 *
 * const rules = { world: await folderWorld('/shop'), file: 'rules.patron' };
 * for (const finding of check(rules)) console.log(finding.line, finding.message);
 * const program = compile(rules);
 * ```
 *
 * Nothing here loads the data engine before `openEngine` is called.
 */
import { format as formatRules } from '../grammar/index.ts';
import type { PlacedDiagnostic } from './analysis/analysis.ts';
import { analyze } from './analysis/index.ts';
import type { World } from './analysis/look.ts';
import { messageOf, say } from './diagnostics/diagnostic.ts';
import type { DiagnosticKind, Severity } from './diagnostics/kind.ts';
import { registry } from './diagnostics/registry.ts';
import type { Engine, FilePaths, Fits, OpenOptions } from './evaluate/engine.ts';
import type { Program } from './ir/program.ts';
import { applyLock as applyLocked, lockedRulesOf } from './lock/apply-lock.ts';
import type { Lock, LockedRules } from './lock/lock.ts';
import { compileProgram } from './project/compile.ts';
import { findProject } from './project/find-project.ts';
import { projectFindings } from './project/findings.ts';
import { exportOf } from './project/project-file.ts';
import type { CompiledFile, CompileOptions } from './targets/target.ts';
import { targets } from './targets/targets.ts';
import type { Language } from './text/language.ts';

export type { DataLook, LookColumn, LookProblem, World } from './analysis/look.ts';
export type { Severity } from './diagnostics/kind.ts';
export type * from './evaluate/engine.ts';
export type { IrDocument, NamedFit } from './ir/document/document.ts';
export { IrError } from './ir/document/ir-error.ts';
export { type ReadIr, readIr } from './ir/document/read.ts';
export type * from './ir/index.ts';
export type { LockChange } from './lock/compare-locks.ts';
export { compareLocked } from './lock/compare-locks.ts';
export type * from './lock/lock.ts';
export { LockError } from './lock/lock-error.ts';
export { lockedWorld } from './lock/locked-world.ts';
export { withLockedRules } from './lock/make-lock.ts';
export { printLock } from './lock/print-lock.ts';
export { readLock } from './lock/read-lock.ts';
export type { CompiledFile, Place } from './targets/target.ts';
export type { Language } from './text/language.ts';
export { memoryWorld } from './workspace/memory-world.ts';
export { analyze };

/** A file of rules in a world of files and data. */
export interface Rules {
  readonly world: World;
  /** Relative to the root of the world, with `/`. */
  readonly file: string;
}

/** What the checker found, in the words of a language. */
export interface Finding {
  /** Stable: `PTN2003`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The way out, where there is one to be told. */
  readonly help?: string;
  readonly file: string;
  /** UTF-16 code units in the file, half open. */
  readonly start: number;
  readonly end: number;
}

/** Everything that the checker finds in a file and in those that it uses; never throws for what is wrong with rules. */
export function check({ world, file }: Rules, language: Language = 'en'): Finding[] {
  return analyze(world, file)
    .diagnostics()
    .map((finding) => inWords(finding, language));
}

function inWords({ diagnostic, file, start, end }: PlacedDiagnostic, language: Language): Finding {
  const { severity, help }: DiagnosticKind = registry[diagnostic.code];
  return {
    code: diagnostic.code,
    severity,
    message: messageOf(diagnostic, language),
    ...(help && { help: say(help, diagnostic.data, language) }),
    file,
    start,
    end,
  };
}

/** Thrown by `compile` for rules with errors, and by `compileTo` for what a target cannot hold. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.find(({ severity }) => severity === 'error')?.message ?? 'The rules have errors.');
    this.findings = findings;
  }
}

/** The program that rules mean: plain JSON, with every name and type resolved. Throws `RulesError` when they have errors. */
export function compile(rules: Rules): Program {
  const program = analyze(rules.world, rules.file).program();
  if (!program) throw new RulesError(check(rules));
  return program;
}

/** How rules are compiled to a target; see `patron compile --help`. */
export interface CompileToOptions extends Partial<Omit<CompileOptions, 'dialect'>> {
  readonly asOf?: string;
  /** The numbers of a lock: see `applyLock`. */
  readonly fits?: Fits;
  readonly language?: Language;
}

/**
 * Compiles rules to a form that runs elsewhere, `js` or `sql:postgres`: the texts of its files. Their data is where the project file of the world says. Throws
 * `RulesError` when the rules or the project file have errors, or hold what the target cannot, and `RangeError` for a target or a result that there is not.
 */
export function compileTo(rules: Rules, target: string, options: CompileToOptions = {}): readonly CompiledFile[] {
  const { language = 'en' } = options;
  const wanted = exportOf(target);
  if (!wanted || !targets[wanted.target]) throw new RangeError(target);
  const program = compile(rules);
  const found = findProject(rules.world, rules.file);
  const problems = found?.read.problems.length || found?.problem ? projectFindings(found, []) : [];
  if (problems.length > 0) throw new RulesError(problems.map((finding) => inWords(finding, language)));
  const request = { ...options, ...wanted, file: rules.file, language };
  const { files, findings } = compileProgram(program, found?.read.project, request);
  if (findings) throw new RulesError(findings.map((finding) => inWords(finding, language)));
  return files;
}

/** Rules in the one layout; undefined when their syntax is broken. */
export function format(text: string): string | undefined {
  const { text: formatted, left } = formatRules(text);
  return left.length > 0 ? undefined : formatted;
}

/** The files below a folder of this machine. For Node alone. */
export async function folderWorld(root: string): Promise<World> {
  const { nodeWorld } = await import('./workspace/world-node.ts');
  return nodeWorld(root);
}

/** The data engine of this machine, which is loaded now. For Node alone; needs the package `@duckdb/node-api`. */
export async function openEngine(): Promise<Engine> {
  const { duckDbEngine } = await import('./evaluate/duckdb-node.ts');
  return duckDbEngine;
}

/**
 * Fits the numbers of scores and classes: what a lock says of the rules (`withLockedRules` puts it into one, `printLock` makes its text). `files` are the
 * absolute paths of the data, by the name of the data. Throws `RulesError` when the rules have errors, and what the engine throws. For Node alone.
 */
export async function fit(
  rules: Rules,
  engine: Engine,
  files: FilePaths,
  options: OpenOptions = {},
): Promise<LockedRules> {
  const { fitRules } = await import('./workspace/fit-rules-node.ts');
  const locked = await fitRules(rules, analyze, engine, files, options);
  if (!locked) throw new RulesError(check(rules));
  return locked;
}

/**
 * The numbers that a lock holds for a file of rules (its name in the folder of the lock), for `OpenOptions.fits`: they are applied to whatever rows the
 * data has, and nothing is fitted. Throws a `LockError` when the lock says nothing of the file, or is of other definitions or other columns.
 */
export function applyLock(lock: Lock, file: string, program: Program): Fits {
  return applyLocked(lockedRulesOf(lock, file), program);
}
