import type * as Ast from '../../../grammar/index.ts';

/** Names of the Language Server Protocol's kinds. */
export type SymbolIcon =
  | 'struct'
  | 'field'
  | 'key'
  | 'constant'
  | 'variable'
  | 'number'
  | 'enum'
  | 'enumMember'
  | 'class'
  | 'function'
  | 'namespace'
  | 'package'
  | 'method'
  | 'event'
  | 'module'
  | 'property';

/** A thing in the outline, relative to its chunk. */
export interface SymbolPart {
  /** What it is called, without backticks; for what has no name the words that stand for it. Never empty. */
  readonly name: string;
  /** The title that a strategist gave it. */
  readonly title?: string;
  readonly icon: SymbolIcon;
  readonly span: Ast.Span;
  readonly nameSpan: Ast.Span;
  readonly parts: readonly SymbolPart[];
}

export function part(
  name: string,
  icon: SymbolIcon,
  span: Ast.Span,
  nameSpan: Ast.Span,
  parts: readonly SymbolPart[] = [],
): SymbolPart {
  return { name, icon, span, nameSpan, parts };
}

const longest = 60;

/** What is written, on one line and not too long. */
export function oneLine({ text }: Ast.Chunk, { start, end }: Ast.Span): string {
  const words = text
    .slice(start, end)
    .replace(/#[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words || '…';
}
