import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { ReadModule } from './environment.ts';
import type { LoadedFiles } from './files.ts';
import { madeOf } from './originals.ts';

/** Moves the origins in a part, which are relative to their chunk, to their places in the file. */
export type Placer = <T>(part: T, chunk: Ast.Chunk) => T;

interface Place {
  readonly file: string;
  readonly start: number;
  /** 1-based line of the chunk's first character. */
  readonly line: number;
}

export function placeOrigins({ files }: LoadedFiles, modules: readonly ReadModule[]): Placer {
  const places = new Map<Ast.Chunk, Place>();
  for (const { path, source } of files) addPlaces(places, path, source);
  for (const { module, source } of modules) addPlaces(places, module, source);
  return (part, chunk) => {
    const place = places.get(chunk);
    return place ? moved(part, place) : part;
  };
}

function addPlaces(places: Map<Ast.Chunk, Place>, file: string, { chunks }: Ast.SourceFile): void {
  let line = 1;
  for (const { chunk, start } of chunks) {
    places.set(chunk, { file, start, line });
    line += linesIn(chunk.text);
  }
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Where a part was put last: as long as it stays there it is the same object. */
const known = new WeakMap<object, { readonly place: Place; readonly part: object }>();

/** Origins stand in a declared thing and, in a policy, in its rules: nowhere deeper. */
function moved<T>(part: T, place: Place): T {
  if (typeof part !== 'object' || part === null) return part;
  const before = known.get(part);
  if (before && isSame(before.place, place)) return before.part as T & object;
  const origin = 'origin' in part && part.origin ? { origin: originAt(part.origin as Ir.Origin, place) } : {};
  const rules =
    'rules' in part && Array.isArray(part.rules)
      ? { rules: part.rules.map((rule: unknown) => moved(rule, place)) }
      : {};
  const found = madeOf({ ...part, ...origin, ...rules }, part);
  known.set(part, { place, part: found });
  return found;
}

function isSame(a: Place, b: Place): boolean {
  return a.start === b.start && a.line === b.line && a.file === b.file;
}

export function originAt(origin: Ir.Origin, { file, start, line }: Place): Ir.Origin {
  return { ...origin, file, start, line: line + origin.line - 1 };
}
