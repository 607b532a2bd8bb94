import type * as Ast from '../../grammar/index.ts';
import type { Context } from './context.ts';

/** A text, a quoted name, or a comment: what looks like a comment inside quotes is none. */
const quotedOrComment = /("(?:\\.|[^"\\])*"|“[^”]*”|`[^`]*`)|#[^\n]*/gu;

/** A declaration as it was written, on one line: reports call it so. */
export function oneLine({ start, end }: Ast.Span, c: Context): string {
  return c.chunk.text
    .slice(start, end)
    .replace(quotedOrComment, (_, quoted?: string) => quoted ?? ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
