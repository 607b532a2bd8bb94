import type * as Ast from '../../grammar/index.ts';
import type { ProgramEnvironment } from './environment.ts';
import type { LoadedFiles } from './files.ts';
import type { Result, Results } from './results.ts';

/** Declarations of the library that the files need, and all of a module that is used by name: in the order of their text. */
export function libraryNeeded({ modules }: LoadedFiles, environment: ProgramEnvironment, results: Results): readonly Result[] {
  for (const { module } of modules) {
    const read = environment.modules().find((each) => each.module === module);
    for (const name of read?.entries.keys() ?? []) {
      const entry = environment.entry(name);
      if (entry) results.bound(entry);
    }
  }
  const needed = new Set<Ast.Declaration>(environment.libraryEntries().map(({ declaration }) => declaration));
  const text = environment.modules().flatMap(({ source }) => source.chunks.flatMap(({ chunk }) => chunk.declarations));
  return text.flatMap((declaration) => {
    const result = needed.has(declaration) ? results.all.get(declaration) : undefined;
    return result ? [result] : [];
  });
}
