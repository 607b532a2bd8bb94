import { type Export, exportNames, exportOf, hasDialects } from '../../project/project-file.ts';
import type { Project } from '../../project/read-project.ts';
import { type DialectName, dialectNames, dialects } from '../../targets/sql/dialects.ts';
import { type TargetName, targetNames } from '../../targets/target.ts';
import { targets } from '../../targets/targets.ts';
import { usageFailure } from '../failure.ts';
import type { CompileOptions } from '../options.ts';
import { similar } from '../usage.ts';

export interface Asked extends Export {
  /** As it is told: `js`, `sql:postgres`. */
  readonly name: string;
}

/** What the options ask for; what they leave open, the project file says. Throws for what there is not. */
export function askedExport(options: CompileOptions, project: Project | undefined): Asked {
  const asked = exportFor(options, project);
  refuseUseless(options, asked.target);
  const { target, dialect } = asked;
  return { ...asked, name: dialect ? `${target}:${dialect}` : target };
}

function exportFor({ target, dialect }: CompileOptions, project: Project | undefined): Export {
  const [only, ...more] = project?.exports ?? [];
  if (target === undefined && only && more.length === 0 && dialect === undefined) return only;
  if (target === undefined) throw needsTarget(project);
  const whole = dialect === undefined ? exportOf(target) : undefined;
  if (whole && isThere(whole)) return whole;
  const [name = '', inName] = target.split(/:(.*)/s);
  const known = targetNames.find((each) => each === name && targets[each]);
  if (!known) throw unknown((words) => words.compile.unknownTarget(target), target, possibleTargets());
  return withDialect(known, dialect ?? inName, project);
}

function withDialect(target: TargetName, wanted: string | undefined, project: Project | undefined): Export {
  if (!hasDialects(target)) {
    if (wanted === undefined) return { target };
    throw usageFailure((words) => words.compile.noDialects(target));
  }
  if (wanted === undefined) return { target, dialect: usualDialect(target, project) };
  const dialect = dialectNames.find((each) => each === wanted && dialects[each]);
  if (dialect) return { target, dialect };
  throw unknown((words) => words.compile.unknownDialect(wanted, target), wanted, possibleDialects());
}

/** The only one that the project file names for the target. */
function usualDialect(target: TargetName, project: Project | undefined): DialectName {
  const named = (project?.exports ?? []).flatMap((each) => (each.target === target ? (each.dialect ?? []) : []));
  return named.length === 1 ? named[0]! : 'duckdb';
}

function isThere({ target, dialect }: Export): boolean {
  return targets[target] !== undefined && (dialect === undefined || dialects[dialect] !== undefined);
}

function possibleTargets(): readonly string[] {
  return targetNames.filter((name) => targets[name]);
}

function possibleDialects(): readonly string[] {
  return dialectNames.filter((name) => dialects[name]);
}

function needsTarget(project: Project | undefined) {
  const named = project?.exports.map(({ name }) => name) ?? [];
  return usageFailure(
    (words) => words.compile.needsTarget,
    (words) => words.compile.oneOf(named.length > 0 ? named : possibleTargets()),
  );
}

function unknown(say: Parameters<typeof usageFailure>[0], word: string, possible: readonly string[]) {
  const near = similar(word, [...possible, ...exportNames.filter((name) => name.includes(':') && word.includes(':'))]);
  return usageFailure(say, ({ usage, compile }) =>
    near === undefined ? compile.possible(possible) : usage.didYouMean(near),
  );
}

const optionsOf: Readonly<Record<string, readonly TargetName[]>> = {
  as: ['sql'],
  name: ['sql'],
  result: ['sql'],
  module: ['js'],
  part: ['csv'],
  pii: ['sql', 'dbt'],
};

/** An option that does nothing would be taken for one that does. */
function refuseUseless(options: CompileOptions, target: TargetName): void {
  for (const [option, possible] of Object.entries(optionsOf)) {
    if (!(option in options) || possible.includes(target)) continue;
    throw usageFailure(
      (words) => words.compile.notForTarget(`--${option}`, target),
      (words) => words.compile.forTargets(possible),
    );
  }
}
