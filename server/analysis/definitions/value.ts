import type * as Ast from '../../../grammar/index.ts';
import { type Context, overCustomers } from '../context.ts';
import type { Elaborated } from '../elaborator.ts';
import { snippet } from '../expressions/messages.ts';
import { reportNeedsRound } from '../expressions/units.ts';
import * as types from '../types.ts';

/** `value is spend`: it is added up over customers, so it has to be exact. */
export function elaborateValue(declaration: Ast.ValueDeclaration, c: Context): Partial<Elaborated> {
  const value = c.expression(declaration.value, overCustomers);
  if (!value) return {};
  if (types.isDouble(value.type)) {
    reportNeedsRound(c, value, declaration.value);
    return {};
  }
  if (types.isNumeric(value.type)) return { value };
  const data = { found: snippet(c, declaration.value), type: types.typeName(value.type), wanted: 'money' };
  c.report('PTN3006', declaration.value.span, data);
  return {};
}
