import type * as Ast from '../../grammar/index.ts';

const known = new WeakMap<Ast.Chunk, readonly number[]>();

/** The line of an offset in a chunk, the first of which is 1. */
export function lineAt(chunk: Ast.Chunk, offset: number): number {
  const ends = known.get(chunk) ?? lineEnds(chunk.text);
  known.set(chunk, ends);
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}
