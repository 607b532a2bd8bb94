import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { type Context, overCustomers } from '../context.ts';
import { reportUnlike } from '../expressions/units.ts';
import * as types from '../types.ts';
import { elaborateMembers } from './class-members.ts';
import { declaredAs } from './declared.ts';
import { checkOperand } from './score.ts';

/** `class abc by share of spend` and `by rank of`: an ordered choice, the best first. */
export function elaborateClass(
  declaration: Ast.ClassDeclaration,
  c: Context,
): Ir.ShareClass | Ir.RankClass | undefined {
  const declared = declaredAs(declaration, c);
  const of = c.expression(declaration.of, overCustomers);
  const where = declaration.where && c.condition(declaration.where, overCustomers);
  const isRanked = of && isSummed(c, declaration, of) && checkOperand(c, of, declaration.of);
  const members = elaborateMembers(c, declaration, declared?.name ?? '');
  if (!declared || !isRanked || !members || (declaration.where && !where)) return undefined;
  const type: Ir.Type = {
    kind: 'choice',
    owner: declared.name,
    members: members.map(({ name }) => name),
    ordered: true,
  };
  const parts = { ...declared, type, of, ...(where && { where }), members };
  if (declaration.by === 'share') return { kind: 'share-class', ...parts };
  return declaration.by === 'rank' ? { kind: 'rank-class', ...parts } : undefined;
}

/** A share is a part of a total: days can be added up, dates cannot. */
function isSummed(c: Context, { by, of: ast }: Ast.ClassDeclaration, of: Ir.Expression): boolean {
  if (by !== 'share' || types.isNumeric(of.type) || of.type.kind === 'duration') return true;
  reportUnlike(c, { expected: types.count, found: of, ast });
  return false;
}
