import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ProgramEnvironment } from './environment.ts';
import type { LoadedFiles } from './files.ts';
import type { Result, Results } from './results.ts';

/** A program whose declarations are all elaborated: what the checks of the whole look at. */
export interface Checked {
  readonly loaded: LoadedFiles;
  readonly environment: ProgramEnvironment;
  readonly results: Results;
  /** Declarations of the files, in the order of the text. */
  readonly own: readonly Result[];
  /** Does a chunk stand in the file that was asked for, and not in one that it uses? */
  isHome(chunk: Ast.Chunk): boolean;
  /** Those of them that are actions, policies, guards and tests, and those with errors: enough to check decisions. */
  readonly deciding: readonly Result[];
  /** Declarations of the library that the files need or use by name. */
  readonly library: readonly Result[];
}

export type ModelCheck = (model: Checked) => readonly Diagnostic[];

/** What a declaration looked up, as far as it is declared. */
export function dependenciesOf(model: Checked, result: Result): readonly Result[] {
  const found: Result[] = [];
  for (const name of result.names) {
    const entry = model.environment.entry(name);
    const other = entry && model.results.all.get(entry.declaration);
    if (other) found.push(other);
  }
  return found;
}

/** One look at every declaration, so that no check has to look at them all once more. */
export function survey(
  loaded: LoadedFiles,
  environment: ProgramEnvironment,
  results: Results,
  own: readonly Result[],
  library: readonly Result[],
): Checked {
  const deciding = own.filter((result) => result.deciding);
  let home: ReadonlySet<Ast.Chunk> | undefined;
  const isHome = (chunk: Ast.Chunk) => {
    home ??= new Set(loaded.files.at(-1)?.source.chunks.map((placed) => placed.chunk));
    return home.has(chunk);
  };
  return { loaded, environment, results, own, deciding, library, isHome };
}
