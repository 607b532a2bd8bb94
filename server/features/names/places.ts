import type * as Ast from '../../../grammar/index.ts';
import type { Model } from '../../analysis/index.ts';
import type { Location } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../snapshot.ts';

/** The chunk around an offset, the later one where two meet. */
export function chunkAt({ chunks }: Ast.SourceFile, offset: number): Ast.PlacedChunk | undefined {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return chunks[low - 1];
}

/** A place in a chunk as a place in its file: one of the files that the model read, or a module of the library by its name. */
export function placeOf(model: Model, { chunk, span }: Location): Place | undefined {
  const start = startOf(model, chunk);
  return start && { file: start.file, start: start.offset + span.start, end: start.offset + span.end };
}

interface Start {
  readonly file: string;
  readonly offset: number;
}

const starts = new WeakMap<Model, Map<Ast.Chunk, Start>>();

function startOf(model: Model, chunk: Ast.Chunk): Start | undefined {
  const known = starts.get(model)?.get(chunk);
  if (known) return known;
  // Modules are read when a name is looked up in them, which may be later.
  const found = startsIn(model);
  starts.set(model, found);
  return found.get(chunk);
}

function startsIn(model: Model): Map<Ast.Chunk, Start> {
  const found = new Map<Ast.Chunk, Start>();
  for (const { path, source } of [...model.files, ...model.modules()]) {
    for (const { chunk, start } of source.chunks) found.set(chunk, { file: path, offset: start });
  }
  return found;
}
