import type { IToken } from 'chevrotain';
import type { Expression } from './ast.ts';
import { attempt } from './attempt.ts';
import { findLastIndex } from './find-last.ts';
import type { Lexed } from './lexer.ts';
import type { Frame, Taken } from './prober.ts';
import type { Rows } from './slots.ts';
import type { TableHeader } from './table-parser.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** A token that was taken, with what stands around it. */
export interface SlotReading {
  readonly tokens: readonly IToken[];
  readonly probe: IToken;
  readonly frames: readonly Frame[];
  /** The rows that names are columns of, inside the `where` of an aggregate. */
  readonly rows?: Rows;
  /** An expression of some of the tokens, if they are one. */
  readonly read: (tokens: readonly IToken[]) => Expression | undefined;
  /** In a row: the header of its table, and the place of the cell on its side of the `||`. */
  readonly header: () => TableHeader | undefined;
  readonly cell: () => number | undefined;
}

export function readingOf(lexed: Lexed, tokens: readonly IToken[], probe: IToken, { frames }: Taken): SlotReading {
  const read = (some: readonly IToken[]) => {
    const found = some.length > 0 ? attempt(lexed, some, (parser) => parser.expression) : undefined;
    return found?.ok ? found.value : undefined;
  };
  const rows = rowsOf(tokens, frames, read);
  return {
    tokens,
    probe,
    frames,
    ...(rows && { rows }),
    read,
    header: () => headerOf(lexed, tokens, frames),
    cell: () => cellOf(tokens, probe, frames),
  };
}

/** The aggregate, or the contacts of a campaign, whose `where` is being read. */
function rowsOf(tokens: readonly IToken[], frames: readonly Frame[], read: SlotReading['read']): Rows | undefined {
  const contacts = findLastIndex(frames, ({ rule }) => rule === 'frequency');
  if (frames[contacts + 1]?.rule === 'expression') return contactsOf(tokens, frames[contacts + 1]!, read);
  const where = findLastIndex(frames, ({ rule }) => rule === 'where');
  const owner = frames[where - 1];
  if (owner?.rule !== 'operand') return undefined;
  const of = read(tokens.slice(tokens.indexOf(owner.start), tokens.indexOf(frames[where]!.start)));
  return of && { of };
}

/** `contacts where …` */
function contactsOf(tokens: readonly IToken[], { start }: Frame, read: SlotReading['read']): Rows | undefined {
  const where = tokens.indexOf(start) - 1;
  const of = read(tokens.slice(where - 1, where));
  return of && { of };
}

function headerOf(lexed: Lexed, tokens: readonly IToken[], frames: readonly Frame[]): TableHeader | undefined {
  const row = frames.find(({ rule }) => rule === 'tableRow');
  if (!row) return undefined;
  const end = tokens.indexOf(row.start);
  const start = findLastIndex(tokens, ({ tokenType }, index) => index < end && tokenType === kw.table) + 1;
  const next = tokens.findIndex(({ tokenType }, index) => index > start && tokenType === t.RowStart);
  const found = attempt(lexed, tokens.slice(start, next), (parser) => parser.tableHeader);
  return found.ok ? found.value : undefined;
}

function cellOf(tokens: readonly IToken[], probe: IToken, frames: readonly Frame[]): number | undefined {
  const row = frames.find(({ rule }) => rule === 'tableRow' || rule === 'tableHeader');
  if (!row) return undefined;
  const types = tokens.slice(tokens.indexOf(row.start) + 1, tokens.indexOf(probe)).map(({ tokenType }) => tokenType);
  const side = types.slice(types.indexOf(t.DoubleBar) + 1);
  return side.filter((type) => type === t.Bar).length;
}
