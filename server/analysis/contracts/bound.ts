import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { isGreater } from '../expressions/comparisons.ts';
import { constant } from '../expressions/literals.ts';
import { replacing, snippet } from '../expressions/messages.ts';

export type Ends = Pick<Ir.Contract, 'least' | 'most'>;

/** How much is expected, from `least` to `most`; `of` is what is added up or compared, where there is such a thing. */
export function elaborateBound(contract: Ast.Contract, of: Ir.Expression | undefined, c: Context): Ends | undefined {
  const { least: low, most: high, span } = contract.bound;
  const least = low && endOf(contract, low, of, c);
  const most = low === high ? least : high && endOf(contract, high, of, c);
  if ((low && !least) || (high && !most)) return undefined;
  if (!least || !most || !isGreater(least, most)) return { ...(least && { least }), ...(most && { most }) };
  const text = low && high ? `between ${snippet(c, high)} and ${snippet(c, low)}` : '';
  c.report('PTN4166', span, {}, { fixes: [replacing(c, span, text)] });
  return undefined;
}

function endOf(
  { measure }: Ast.Contract,
  end: Ast.Expression,
  of: Ir.Expression | undefined,
  c: Context,
): Ir.Literal | undefined {
  if (measure === 'share') return shareOf(end, c);
  return of && measure !== 'count' ? c.literal(end, of.type) : wholeOf(end, c);
}

/** `5` is 5% for whoever writes it, and 500% for whoever computes with it. */
function shareOf(end: Ast.Expression, c: Context): Ir.Literal | undefined {
  const found = end.kind === 'number' ? undefined : constant(c, end);
  if (found?.type.kind === 'number') return found;
  if (end.kind !== 'number' && !found) return undefined;
  const fixes = end.kind === 'number' ? [replacing(c, end.span, `${snippet(c, end)}%`)] : [];
  c.report('PTN4165', end.span, { found: snippet(c, end) }, { fixes });
  return undefined;
}

function wholeOf(end: Ast.Expression, c: Context): Ir.Literal | undefined {
  const found = constant(c, end);
  if (!found) return undefined;
  const isPlain = found.type.kind === 'number' && end.kind !== 'percent';
  if (isPlain && /^\d{1,15}$/.test(String(found.value))) return found;
  c.report('PTN4168', end.span, { found: snippet(c, end) });
  return undefined;
}
