import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { replacing } from '../expressions/messages.ts';
import * as types from '../types.ts';
import { type Broken, broken } from './campaign.ts';

/** Both days belong to it. */
export function elaborateDates(dates: Ast.Dates | undefined, c: Context): Ir.Campaign['dates'] | Broken {
  if (!dates) return undefined;
  const from = c.literal(dates.from, types.date);
  const to = c.literal(dates.to, types.date);
  if (!from || !to) return broken;
  const found = { from: String(from.value), to: String(to.value) };
  if (found.from <= found.to) return found;
  const words = ({ start, end }: Ast.Span) => c.chunk.text.slice(start, end);
  const swapped = replacing(c, dates.from.span, words(dates.to.span));
  const other = replacing(c, dates.to.span, words(dates.from.span));
  const fix = { data: { from: found.to, to: found.from }, edits: [...swapped.edits, ...other.edits] };
  c.report('PTN4109', dates.span, found, { fixes: [fix] });
  return broken;
}
