import type { PlacedDiagnostic } from '../analysis/analysis.ts';
import type { Fits } from '../ir/fits.ts';
import type { Program } from '../ir/program.ts';
import type { Bindings } from '../targets/bindings.ts';
import { obstaclesOfAll } from '../targets/sql/export/target.ts';
import type { CompiledFile, CompileInput, CompileOptions, Obstacle } from '../targets/target.ts';
import { targets } from '../targets/targets.ts';
import type { Language } from '../text/language.ts';
import { askingPlace } from './asking-place.ts';
import { bindingsOf } from './bindings.ts';
import { fitsItself } from './locked-fits.ts';
import type { Export } from './project-file.ts';
import type { Project } from './read-project.ts';

/** What rules are compiled to, and how. */
export interface CompileRequest extends Export, Partial<Omit<CompileOptions, 'dialect'>> {
  /** The file of the rules, from the root of the project. */
  readonly file: string;
  readonly asOf?: string;
  readonly fits?: Fits;
  /** Where the data is, in place of what the project says. */
  readonly bindings?: Bindings;
  readonly language: Language;
}

export type Compiled =
  | { readonly files: readonly CompiledFile[]; readonly findings?: undefined }
  /** What the target cannot hold, at the words that ask for it. */
  | { readonly findings: readonly PlacedDiagnostic[]; readonly files?: undefined };

/** Compiles a program, or tells why the target cannot hold it. The target has to be one that there is. */
export function compileProgram(program: Program, project: Project | undefined, request: CompileRequest): Compiled {
  const target = targets[request.target];
  if (!target) throw new TypeError(request.target);
  const input = inputOf(program, project, request);
  const obstacles = target.obstacles(input);
  if (obstacles.length > 0) return { findings: obstacles.map((obstacle) => findingOf(obstacle, program, request)) };
  return { files: target.compile(input) };
}

/** What of a program cannot be compiled to the targets that its project names. `fits` are those of the lock, for targets that fit nothing themselves. */
export function exportFindings(
  program: Program,
  project: Project,
  { fits, ...about }: Pick<CompileRequest, 'file' | 'language' | 'fits'>,
): readonly PlacedDiagnostic[] {
  // That rules name no day is as it should be where they are compiled anew for each.
  const asOf = program.asOf.date ?? '2000-01-01';
  return project.exports.flatMap((wanted) => {
    const request = { ...wanted, ...about, asOf, ...(fits && !fitsItself(wanted.target) && { fits }) };
    const input = inputOf(program, project, request);
    const obstacles = wanted.target === 'sql' ? obstaclesOfAll(input) : targets[wanted.target]?.obstacles(input);
    return (obstacles ?? []).map((obstacle) => findingOf(obstacle, program, request));
  });
}

function inputOf(
  program: Program,
  project: Project | undefined,
  {
    file,
    dialect = 'duckdb',
    as = 'query',
    module = 'esm',
    name,
    result,
    part,
    pii,
    asOf,
    fits,
    bindings,
    language,
  }: CompileRequest,
): CompileInput {
  const named = {
    ...(name !== undefined && { name }),
    ...(result !== undefined && { result }),
    ...(part !== undefined && { part }),
    ...(pii && { pii }),
  };
  return {
    program,
    file,
    bindings: bindings ?? bindingsOf(project),
    language,
    options: { dialect, as, module, ...named },
    ...(asOf !== undefined && { asOf }),
    ...(fits && { fits }),
  };
}

/** What is asked for nowhere in particular is on account of the rules as a whole. */
function findingOf(
  { code, data, origin }: Obstacle,
  program: Program,
  { file, target, dialect }: CompileRequest,
): PlacedDiagnostic {
  const asking = askingPlace(program, origin);
  const at = { chunk: { text: '', declarations: [], issues: [] }, span: { start: 0, end: 0 } };
  const diagnostic = { code, at, data, target: dialect ? `${target}:${dialect}` : target };
  const [start, end] = asking ? [asking.start + asking.span[0], asking.start + asking.span[1]] : [0, 0];
  return { file: asking?.file ?? file, start, end, diagnostic, fixes: [], related: [] };
}
