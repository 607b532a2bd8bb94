import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { deciding } from '../decisions.ts';
import { snippet } from '../expressions/messages.ts';
import * as types from '../types.ts';

/** Who does the work, or where: each value has a limit of its own. */
export function elaborateGroup(per: Ast.Name | Ast.Member, c: Context): Ir.Limit['group'] {
  const of = c.expression(per, deciding);
  if (!of) return undefined;
  const text = snippet(c, per);
  if (isGroup(of.type)) return { text, of };
  c.report('PTN4126', per.span, { found: text, type: types.typeName(of.type) });
  return undefined;
}

const groupKinds: ReadonlySet<Ir.TypeKind> = new Set(['text', 'choice', 'cell', 'yes-no', 'date']);

/** What tells customers apart by a few values, never by how much; whole numbers may stand for something. */
function isGroup(type: Ir.Type): boolean {
  if (groupKinds.has(type.kind)) return true;
  return type.kind === 'number' && type.held.kind === 'decimal' && type.held.scale === 0;
}
