import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { constant } from '../expressions/literals.ts';
import { snippet } from '../expressions/messages.ts';
import { reportUnlike } from '../expressions/units.ts';
import * as types from '../types.ts';

/** A number above zero; of customers a whole one. */
export function elaborateMost(
  { to }: Ast.LimitDeclaration,
  unit: Ir.LimitUnit | undefined,
  c: Context,
): string | undefined {
  const found = constant(c, to);
  if (!found) return undefined;
  if (found.type.kind !== 'number') {
    reportUnlike(c, { expected: types.count, found, ast: to });
    return undefined;
  }
  const digits = String(found.value);
  if (digits.startsWith('-') || !/[1-9]/.test(digits)) c.report('PTN4121', to.span, { found: snippet(c, to) });
  else if (unit === 'customers' && /\.\d*[1-9]/.test(digits)) c.report('PTN4125', to.span, { found: snippet(c, to) });
  else return digits;
  return undefined;
}
