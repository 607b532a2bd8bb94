import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { rankingOf } from '../campaigns/ranking.ts';
import type { Context } from '../context.ts';
import { actionOf } from '../decisions.ts';
import { oneLine } from '../one-line.ts';
import { elaborateGroup } from './group.ts';
import { elaborateMost } from './most.ts';
import { elaborateUnit } from './unit.ts';

export function elaborateLimit(limit: Ast.LimitDeclaration, c: Context): Ir.Limit | undefined {
  const action = limit.action.kind === 'name' ? actionOf(limit.action, c) : undefined;
  const isLimitable = action !== undefined && keepsOne(action, limit, c);
  const unit = action && elaborateUnit(limit, action, c);
  const most = elaborateMost(limit, unit, c);
  const group = limit.per && elaborateGroup(limit.per, c);
  const rank = limit.by && rankingOf(limit.by, c);
  const isWhole = isLimitable && (!limit.per || group) && (!limit.by || rank);
  if (!isWhole || !unit || most === undefined) return undefined;
  return {
    action: action.name,
    most,
    unit,
    ...(group && { group }),
    ...(rank && { rank }),
    draw: { hash: 'md5-32', salt: action.name },
    ...(limit.doc !== undefined && { doc: limit.doc }),
    origin: c.origin(limit.span),
    text: oneLine(limit.span, c),
  };
}

/** Of several values that are all kept nobody could say which of them is withheld. */
function keepsOne({ name, keep }: Ir.Action, { action }: Ast.LimitDeclaration, c: Context): boolean {
  if (keep !== 'all') return true;
  c.report('PTN4122', action.span, { action: name });
  return false;
}
