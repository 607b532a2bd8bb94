import type { ProgramEnvironment } from './environment.ts';
import type { LoadedFiles } from './files.ts';
import type { Result, Results } from './results.ts';

/** Declarations of the library that the files need, and all of a module that is used by name: in the order of their text. */
export function libraryNeeded(
  { modules }: LoadedFiles,
  environment: ProgramEnvironment,
  results: Results,
  own: readonly Result[],
): readonly Result[] {
  const needed = new Set<Result>();
  for (const { module } of modules) {
    const read = environment.modules().find((each) => each.module === module);
    for (const name of read?.entries.keys() ?? []) add(name);
  }
  if (environment.libraryEntries().length === 0) return [];
  for (const { names } of own) for (const name of names) add(name);
  for (const { names } of needed) for (const name of names) add(name);
  const text = environment.modules().flatMap(({ source }) => source.chunks.flatMap(({ chunk }) => chunk.declarations));
  return text.flatMap((declaration) => {
    const result = results.all.get(declaration);
    return result && needed.has(result) ? [result] : [];
  });

  function add(name: string): void {
    const entry = environment.entry(name);
    const result = entry?.library === undefined ? undefined : results.of(entry.unit);
    if (result) needed.add(result);
  }
}
