import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type DeclaredData, readData } from './data.ts';
import { joinData } from './data-tree.ts';
import type { LoadedFiles } from './files.ts';
import { guessData } from './guessed-data.ts';
import type { World } from './look.ts';
import type { Schema } from './schema.ts';
import { declaredName } from './symbols.ts';

/** All data of the program: as declared, else as guessed from the files beside the rules. */
export function createSchema(
  world: World,
  root: string,
  loaded: LoadedFiles,
  report: (diagnostic: Diagnostic) => void,
): Schema {
  const { declared, any } = declaredData(loaded);
  if (any) return joinData(readData(world, root, declared, report), declared, report);
  const first = firstInNeed(loaded);
  // The data may stand in a file that could not be read.
  if (!first || loaded.incomplete) return { data: new Map() };
  return guessData(world, root, { chunk: loaded.home, span: { start: 0, end: 0 } }, report);
}

/** A declaration that the parser could not read may have been the data: then nothing is guessed. */
function declaredData({ files }: LoadedFiles): { readonly declared: readonly DeclaredData[]; readonly any: boolean } {
  const declared = new Map<string, DeclaredData>();
  let any = false;
  for (const { path, source } of files) {
    for (const { chunk } of source.chunks) {
      for (const declaration of chunk.declarations) {
        if (declaration.kind !== 'data') continue;
        any = true;
        const name = declaredName(declaration);
        if (name !== undefined && !declared.has(name)) declared.set(name, { name, declaration, chunk, file: path });
      }
    }
  }
  return { declared: [...declared.values()], any };
}

const withoutData: readonly Ast.Declaration['kind'][] = ['as-of', 'let', 'action', 'use', 'unknown', 'data'];

/** Constants and actions need no data: a file of nothing else may well be there to be used by others. */
function firstInNeed({ files }: LoadedFiles): Ast.Declaration | undefined {
  for (const { source } of files) {
    for (const { chunk } of source.chunks) {
      const found = chunk.declarations.find((declaration) => !withoutData.includes(declaration.kind));
      if (found) return found;
    }
  }
  return undefined;
}
