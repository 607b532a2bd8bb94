import type * as Ast from '../../grammar/index.ts';
import type { Place, Project, Snapshot } from './snapshot.ts';
import { matchOf } from './symbols/fuzzy.ts';
import { symbolOf } from './symbols/outline.ts';
import type { SymbolPart } from './symbols/part.ts';

export type { SymbolIcon } from './symbols/part.ts';

/** A declaration in the outline of a file, or a part of one. */
export interface DocumentSymbol extends Omit<SymbolPart, 'span' | 'nameSpan' | 'parts'> {
  /** All of it. */
  readonly place: Place;
  /** Its name, or what stands for one. It lies within `place`. */
  readonly namePlace: Place;
  readonly children: readonly DocumentSymbol[];
}

export interface WorkspaceSymbol extends Pick<SymbolPart, 'name' | 'icon'> {
  readonly place: Place;
  /** The declaration that it is a part of. */
  readonly container?: string;
}

/** What a file declares, as a tree in the order of the text. */
export function documentSymbols({ source, file }: Snapshot): readonly DocumentSymbol[] {
  return source.chunks.flatMap(({ chunk, start }) => partsOf(chunk).map((part) => placed(part, file, start)));
}

const known = new WeakMap<Ast.Chunk, readonly SymbolPart[]>();

/** Found once, wherever the chunk moves to. */
function partsOf(chunk: Ast.Chunk): readonly SymbolPart[] {
  const before = known.get(chunk);
  if (before) return before;
  const parts = chunk.declarations.flatMap((declaration) => symbolOf(declaration, chunk));
  known.set(chunk, parts);
  return parts;
}

function placed({ span, nameSpan, parts, ...symbol }: SymbolPart, file: string, by: number): DocumentSymbol {
  return {
    ...symbol,
    place: { file, start: by + span.start, end: by + span.end },
    namePlace: { file, start: by + nameSpan.start, end: by + nameSpan.end },
    children: parts.map((part) => placed(part, file, by)),
  };
}

const most = 500;

/** What all files declare whose names hold the letters of the query in this order, the best first; all of it for an empty query. */
export function workspaceSymbols({ snapshots }: Project, query: string): readonly WorkspaceSymbol[] {
  const found: { readonly symbol: WorkspaceSymbol; readonly score: number }[] = [];
  for (const { source, file } of snapshots) {
    for (const { chunk, start } of source.chunks) for (const part of partsOf(chunk)) add(part, file, start);
  }
  found.sort((a, b) => b.score - a.score || a.symbol.name.length - b.symbol.name.length);
  return found.slice(0, most).map(({ symbol }) => symbol);

  function add({ name, icon, nameSpan, parts, title }: SymbolPart, file: string, by: number, container?: string): void {
    const score = Math.max(matchOf(query, name), title === undefined ? 0 : matchOf(query, title));
    const place = { file, start: by + nameSpan.start, end: by + nameSpan.end };
    if (score > 0) found.push({ symbol: { name, icon, place, ...(container !== undefined && { container }) }, score });
    for (const part of parts) add(part, file, by, name);
  }
}
