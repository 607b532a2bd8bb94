import type * as Ast from '../../grammar/index.ts';
import { commentBlocks } from './folding/comments.ts';
import type { Snapshot } from './snapshot.ts';

/** What can be folded away. The first line stays, and the last line that is folded is the one that holds `end`. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | 'imports' | 'region';
}

/** Declarations, rules and tables of several lines, blocks of comments, and uses of other files that stand together; in the order of the text. */
export function folds({ source }: Snapshot): readonly Fold[] {
  const { text } = source;
  const parts = source.chunks.flatMap(({ chunk, start }) => partsOf(chunk).map((part) => moved(part, start)));
  const comments = commentBlocks(text).map((block): Fold => ({ ...block, kind: 'comment' }));
  const found = [...parts, ...comments, ...imports(source)].filter(({ start, end }) => isManyLines(text, start, end));
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

const known = new WeakMap<Ast.Chunk, readonly Fold[]>();

function partsOf(chunk: Ast.Chunk): readonly Fold[] {
  const before = known.get(chunk);
  if (before) return before;
  const nodes = chunk.declarations.flatMap((declaration) => [...own(declaration), ...insideOf(declaration)]);
  const parts = nodes.map(({ span }): Fold => ({ start: span.start, end: span.end, kind: 'region' }));
  known.set(chunk, parts);
  return parts;
}

/** Rules outside any policy have no line of their own above them. */
function own(declaration: Ast.Declaration): readonly Ast.Node[] {
  return declaration.kind === 'bare-rules' ? [] : [declaration];
}

function insideOf(declaration: Ast.Declaration): readonly Ast.Node[] {
  const hasClauses = declaration.kind === 'policy' || declaration.kind === 'bare-rules';
  return hasClauses ? declaration.clauses.filter(({ kind }) => kind === 'rule' || kind === 'table') : [];
}

function moved({ start, end, kind }: Fold, by: number): Fold {
  return { start: start + by, end: end + by, kind };
}

/** Uses in a row, with nothing but comments and blanks between them. */
function imports({ chunks }: Ast.SourceFile): readonly Fold[] {
  const found: { start: number; end: number; kind: 'imports' }[] = [];
  let open = false;
  for (const { chunk, start } of chunks) {
    for (const { kind, span } of chunk.declarations) {
      const last = found.at(-1);
      if (kind === 'use' && open && last) last.end = start + span.end;
      else if (kind === 'use') found.push({ start: start + span.start, end: start + span.end, kind: 'imports' });
      open = kind === 'use';
    }
  }
  return found;
}

function isManyLines(text: string, start: number, end: number): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}
