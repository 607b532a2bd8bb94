import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context, Known } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { agoOf } from './ago.ts';
import { compareWith } from './comparisons.ts';
import { thenOf } from './earlier.ts';
import { replacing, written } from './messages.ts';
import { logic, not, spanOf } from './nodes.ts';

/** `entered loyal in last 30 days` is loyal now and not 30 days ago; `left` the other way round. */
export function elaborateMovement(c: Context, ast: Ast.Movement, scope: Scope): Ir.Expression | undefined {
  const isChecked = checkOf(c, ast);
  const ago = agoOf(c, ast.length);
  const value = isChecked && ago && c.expression(ast.of, scope);
  const before = value && thenOf(c, value, ago, ast.of.span, scope);
  const now = before && isInside(c, ast, value, scope);
  const then = now && isInside(c, ast, before, scope);
  if (!now || !then) return undefined;
  const [is, was] = ast.kind === 'entered' ? [now, then] : [then, now];
  return { ...logic('and', [is, not(was)]), ...spanOf(ast) };
}

/** Whether the customer is in the segment, or is that member of the choice. */
function isInside(c: Context, ast: Ast.Movement, left: Ir.Expression, scope: Scope): Ir.Expression | undefined {
  const { of, member } = ast;
  return member
    ? compareWith(c, { left, comparator: 'is', right: member, scope, at: ast.span, leftAst: of })
    : { ...left, ...spanOf(ast) };
}

/** A segment stands alone, a choice with one of its members. */
function checkOf(c: Context, ast: Ast.Movement): boolean {
  const { of, member, kind: word } = ast;
  const symbol = symbolOf(c, ast);
  if (!symbol || symbol.broken) return false;
  const { name, kind, type } = symbol;
  const isChoice = type?.kind === 'choice' && kind !== 'action';
  if (kind === 'segment' && member) c.report('PTN3151', member.span, { word, name });
  else if (isChoice && !member) c.report('PTN3149', of.span, { word, name, members: type.members.join(', ') });
  else if (kind === 'segment' || isChoice) return true;
  else c.report('PTN3148', of.span, { word, name, type: type ? types.typeName(type) : kind });
  return false;
}

/** A member does not stand alone: another choice may have one of the same name. */
function symbolOf(c: Context, { of, member, kind }: Ast.Movement): Known | undefined {
  const known = c.symbol(of, { quiet: true });
  const choice = known || member ? undefined : choiceWith(c, nameOf(of));
  if (choice === undefined) return c.symbol(of);
  const fixes = [replacing(c, of.span, `${written(choice)} ${written(nameOf(of))}`)];
  c.report('PTN3150', of.span, { word: kind, name: of.text, choice }, { fixes });
  return undefined;
}

function choiceWith(c: Context, member: string): string | undefined {
  return c.names('class', 'stages').find((name) => {
    const type = c.declared(name)?.type;
    return type?.kind === 'choice' && type.members.includes(member);
  });
}
