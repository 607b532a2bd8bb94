import type * as Ast from '../../../grammar/index.ts';
import type { Expression } from '../../ir/index.ts';
import { children } from '../../ir/walk.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { daysOf, type Window } from '../../words/windows.ts';
import { asOfOf } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';

/** The first and the last day of the window that stands at a place. */
export function windowText(node: { readonly span: Ast.Span }, chunk: Ast.Chunk, snapshot: Snapshot): RichText {
  const asOf = asOfOf(snapshot);
  const window = windowAt(node.span, chunk, snapshot);
  if (asOf === undefined || !window) return [];
  const words = wordsOf(snapshot.language).hover.window;
  const hasBoth = window.from !== undefined && window.to !== undefined;
  return [paragraph({ strong: daysOf(window, asOf, snapshot.language) }, ...(hasBoth ? [` · ${words.both}`] : []))];
}

/** That of the innermost expression around it. */
function windowAt(span: Ast.Span, chunk: Ast.Chunk, { model }: Snapshot): Window | undefined {
  const around = model.expressions(chunk).filter((each) => each.span.start <= span.start && span.end <= each.span.end);
  const inner = around.reduce<(typeof around)[number] | undefined>(
    (best, each) => (best && lengthOf(best.span) < lengthOf(each.span) ? best : each),
    undefined,
  );
  return inner && windowIn(inner.expression);
}

function lengthOf({ start, end }: Ast.Span): number {
  return end - start;
}

function windowIn(expression: Expression): Window | undefined {
  if (expression.op === 'aggregate') return expression.window;
  for (const child of children(expression)) {
    const found = windowIn(child);
    if (found) return found;
  }
  return undefined;
}
