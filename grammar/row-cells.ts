import { lex } from './lexer.ts';
import * as t from './tokens.ts';

export interface RowCells {
  /** As they are written, each with the bar before it. */
  readonly cells: readonly { readonly bar: string; readonly text: string }[];
  /** The bar behind the last cell, if there is one. */
  readonly end: string;
}

/** The cells of one row; nothing for a line with a comment or a text that does not end. */
export function cellsOfRow(row: string): RowCells | undefined {
  const { tokens, comments } = lex(row);
  if (comments.length > 0 || tokens.some(({ tokenType }) => tokenType === t.Broken)) return undefined;
  const bars = tokens.filter(
    ({ tokenType }) => tokenType === t.RowStart || tokenType === t.Bar || tokenType === t.DoubleBar,
  );
  const cells = bars.map((bar, index) => ({
    bar: bar.tokenType === t.DoubleBar ? '||' : '|',
    text: row.slice(t.spanOfToken(bar).end, bars[index + 1]?.startOffset).trim(),
  }));
  const isClosed = cells.length > 1 && cells.at(-1)?.text === '';
  return isClosed ? { cells: cells.slice(0, -1), end: cells.at(-1)!.bar } : { cells, end: '' };
}
