import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import type { PlacedDiagnostic } from './analysis.ts';
import type { ReadModule } from './environment.ts';
import type { LoadedFiles } from './files.ts';

interface Place {
  readonly file: string;
  /** Files in the order in which findings are told. */
  readonly rank: number;
  readonly start: number;
}

type Places = ReadonlyMap<Ast.Chunk, Place>;

/** Where the chunks stand that findings point to. The file that was asked for comes first. */
function placesOf(
  wanted: ReadonlySet<Ast.Chunk>,
  { files, home }: LoadedFiles,
  modules: readonly ReadModule[],
): Places {
  const places = new Map<Ast.Chunk, Place>();
  const root = files.at(-1);
  places.set(home, { file: root?.path ?? '', rank: 0, start: 0 });
  for (const [index, { path, source }] of files.entries()) add(path, source === root?.source ? 0 : index + 1, source);
  for (const { module, source } of modules) add(module, files.length + 1, source);
  return places;

  function add(file: string, rank: number, { chunks }: Ast.SourceFile): void {
    for (const { chunk, start } of chunks) if (wanted.has(chunk)) places.set(chunk, { file, rank, start });
  }
}

function chunksIn(diagnostics: readonly Diagnostic[]): ReadonlySet<Ast.Chunk> {
  const chunks = new Set<Ast.Chunk>();
  for (const { at, related, fixes } of diagnostics) {
    chunks.add(at.chunk);
    for (const other of related ?? none) chunks.add(other.at.chunk);
    for (const { edits } of fixes ?? none) for (const edit of edits) chunks.add(edit.at.chunk);
  }
  return chunks;
}

/** Findings with absolute offsets, in the order of file, place and code. */
export function place(
  diagnostics: readonly Diagnostic[],
  loaded: LoadedFiles,
  modules: readonly ReadModule[],
): readonly PlacedDiagnostic[] {
  const places = placesOf(chunksIn(diagnostics), loaded, modules);
  const placed = diagnostics.flatMap((diagnostic) => {
    const rank = places.get(diagnostic.at.chunk)?.rank;
    return rank === undefined ? [] : [{ rank, diagnostic: placeOne(diagnostic, places) }];
  });
  placed.sort(
    ({ rank: a, diagnostic: x }, { rank: b, diagnostic: y }) =>
      a - b || x.start - y.start || x.end - y.end || compareText(x.diagnostic.code, y.diagnostic.code),
  );
  return placed.map(({ diagnostic }) => diagnostic);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeOne(diagnostic: Diagnostic, places: Places): PlacedDiagnostic {
  const { file, start, end } = absolute(diagnostic.at, places);
  const fixes = diagnostic.fixes?.map(({ edits }) => ({
    edits: edits.map(({ at, text }) => ({ ...absolute(at, places), text })),
  }));
  const related = diagnostic.related?.map(({ at }) => absolute(at, places));
  return { file, start, end, diagnostic, fixes: fixes ?? none, related: related ?? none };
}

const none: readonly never[] = [];

function absolute(
  { chunk, span }: Location,
  places: Places,
): { readonly file: string; readonly start: number; readonly end: number } {
  const { file, start } = places.get(chunk) ?? { file: '', start: 0 };
  return { file, start: start + span.start, end: start + span.end };
}
