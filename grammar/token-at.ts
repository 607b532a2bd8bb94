import type { SourceFile } from './ast.ts';
import { lex } from './lexer.ts';
import * as t from './tokens.ts';

/** What the character at an offset is part of. In texts, names in backticks and comments nothing is rewritten. */
export function tokenKindAt({ text, chunks }: SourceFile, offset: number): 'comment' | 'quoted' | 'code' {
  const start = chunks.filter((placed) => placed.start <= offset).at(-1)?.start ?? 0;
  const end = text.slice(offset).search(/[\n\r]/);
  const { tokens, comments } = lex(text.slice(start, end < 0 ? text.length : offset + end));
  const isAt = (token: (typeof tokens)[number]) =>
    token.startOffset <= offset - start && offset - start < t.spanOfToken(token).end;
  if (comments.some(isAt)) return 'comment';
  const quoted = tokens.some((token) => token.payload !== undefined && isAt(token));
  return quoted ? 'quoted' : 'code';
}
