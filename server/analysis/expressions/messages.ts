import type * as Ast from '../../../grammar/index.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { MessageData } from '../../diagnostics/kind.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';

/** What is written there, on one line and not too long, for messages. */
export function snippet(c: Context, at: { readonly span: Ast.Span } | Ir.Expression): string {
  const span = at.span ?? [0, 0];
  const [start, end] = 'start' in span ? [span.start, span.end] : span;
  const words = c.chunk.text.slice(start, end).replace(/\s+/g, ' ').trim();
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}

/** A fix that puts other text in the place of a span of this declaration's chunk. */
export function replacing(c: Context, span: Ast.Span, text: string, data: MessageData = { text }): Fix {
  return { data, edits: [{ at: c.at(span), text }] };
}

export function inserting(c: Context, at: number, text: string, data: MessageData = { text: text.trim() }): Fix {
  return replacing(c, { start: at, end: at }, text, data);
}

export function wrapping(c: Context, span: Ast.Span, before: string, after: string, data: MessageData): Fix {
  const edits = [
    { at: c.at({ start: span.start, end: span.start }), text: before },
    { at: c.at({ start: span.end, end: span.end }), text: after },
  ];
  return { data, edits };
}

/** A name as it has to be written: in backticks unless it is a plain word. */
export function written(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_·]*$/u.test(name) ? name : `\`${name}\``;
}

export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
