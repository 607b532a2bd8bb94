import type * as Ast from '../../grammar/index.ts';
import * as Grammar from '../../grammar/index.ts';
import { builtInActions } from './actions.ts';
import type { LoadedFiles } from './files.ts';
import { libraryModule, libraryOf } from './library/index.ts';
import type { Environment } from './results.ts';
import type { Schema } from './schema.ts';
import { type ChunkFacts, collectSymbols, type Entry, factsOf, type SymbolTable } from './symbols.ts';

/** A module of the library, read once. */
export interface ReadModule {
  readonly module: string;
  readonly source: Ast.SourceFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface ProgramEnvironment extends Environment {
  readonly symbols: SymbolTable;
  /** Modules that a name was looked up in. */
  modules(): readonly ReadModule[];
  /** Definitions of the library that were looked up so far. */
  libraryEntries(): readonly Entry[];
}

/** Own names first, then columns of the subject and built-in actions, then the library's. */
export function createEnvironment({
  program,
  loaded,
  facts,
  schema,
  previous,
}: {
  readonly program: string;
  readonly loaded: LoadedFiles;
  readonly facts: readonly ChunkFacts[];
  readonly schema: Schema;
  readonly previous: Environment | undefined;
}): ProgramEnvironment {
  const symbols = collectSymbols(facts);
  const present = new Set<Ast.Chunk>();
  for (const { chunk } of facts) present.add(chunk);
  const used = new Map<string, ReadModule>();
  const wanted = new Set(loaded.modules.map(({ module }) => module));
  for (const module of wanted) moduleOf(module);
  const lookedUp = new Map<string, Entry | undefined>();
  const names = sameNames(previous, [...symbols.entries.values()]);

  return {
    program,
    schema,
    schemaVersion: `${versionOf(schema)} ${[...wanted].join(' ')} ${loaded.incomplete}`,
    incomplete: loaded.incomplete,
    symbols,
    own: (name) => symbols.entries.get(name),
    entry: (name) => symbols.entries.get(name) ?? fromLibrary(name),
    names,
    hasChunk: (chunk) =>
      present.has(chunk) || [...used.values()].some(({ source }) => source.chunks.some((each) => each.chunk === chunk)),
    modules: () => [...used.values()],
    libraryEntries: () => [...lookedUp.values()].flatMap((entry) => entry ?? []),
  };

  function moduleOf(module: string): ReadModule | undefined {
    const found = used.get(module) ?? readModule(module);
    if (found) used.set(module, found);
    return found;
  }

  function fromLibrary(name: string): Entry | undefined {
    const known = lookedUp.get(name);
    if (known || lookedUp.has(name)) return known;
    const found = libraryEntry(name);
    lookedUp.set(name, found);
    return found;
  }

  function libraryEntry(name: string): Entry | undefined {
    const module = [...wanted].find((each) => readModule(each)?.entries.has(name)) ?? libraryOf(name)?.module;
    if (module === undefined || isTaken(name, wanted.has(module))) return undefined;
    return moduleOf(module)?.entries.get(name);
  }

  /** A column of the file that nobody declared gives way to a module that is used by name. */
  function isTaken(name: string, isUsed: boolean): boolean {
    const column = schema.subject?.columns.get(name);
    if (column && (column.explicit || !isUsed)) return true;
    return builtInActions.some((action) => action.name === name);
  }
}

const read = new Map<string, ReadModule>();

function readModule(module: string): ReadModule | undefined {
  const known = read.get(module);
  const text = known ? undefined : libraryModule(module)?.text;
  if (text === undefined) return known;
  const source = Grammar.parse(text);
  const entries = source.chunks.flatMap(({ chunk }) => factsOf(chunk, module).entries);
  const found = { module, source, entries: new Map(entries.map((entry) => [entry.name, entry])) };
  read.set(module, found);
  return found;
}

/** The array of before while it holds the same names: results that listed them stay valid. */
function sameNames(previous: Environment | undefined, entries: readonly Entry[]): readonly Entry[] {
  const before = previous?.names;
  if (!before || before.length !== entries.length) return entries;
  const isSame = entries.every(
    (entry, index) => before[index]?.name === entry.name && before[index]?.kind === entry.kind,
  );
  return isSame ? before : entries;
}

function versionOf({ data, subject, amountData }: Schema): string {
  const plain = [...data.values()].map(({ columns, declared: _place, title: _title, doc: _doc, ...rest }) => [
    rest,
    [...columns.values()].map(({ declared: _at, typed: _typed, ...column }) => column),
  ]);
  return JSON.stringify([plain, subject?.name, amountData?.name]);
}
