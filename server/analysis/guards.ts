import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { actionOf, decidedValue, deciding } from './decisions.ts';
import { oneLine } from './one-line.ts';

export function elaborateGuard(guard: Ast.GuardDeclaration, c: Context): Ir.Guard | undefined {
  const action = guard.action.kind === 'name' ? actionOf(guard.action, c) : undefined;
  const value = action && guard.value && elaborateValue(guard.value, action, c);
  const when = c.condition(guard.when, deciding);
  if (!action || !when || (guard.value && !value)) return undefined;
  return {
    kind: guard.kind,
    action: action.name,
    ...(value && { value }),
    when,
    ...(guard.doc !== undefined && { doc: guard.doc }),
    origin: c.origin(guard.span),
    text: oneLine(guard.span, c),
  };
}

function elaborateValue(value: Ast.Expression, action: Ir.Action, c: Context): Ir.Expression | undefined {
  if (action.takes) return decidedValue(value, action.takes, action.name, c);
  c.report('PTN4003', value.span, { action: action.name });
  return undefined;
}
