import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { nameOf } from '../symbols.ts';
import { replacing, written } from './messages.ts';

type Choice = Extract<Ir.Type, { kind: 'choice' }>;

export function reportUnknownMember(c: Context, ast: Ast.Name, type: Choice): void {
  const meant = didYouMean(nameOf(ast), type.members);
  const fixes = meant === undefined ? [] : [replacing(c, ast.span, written(meant))];
  c.report('PTN3008', ast.span, { name: ast.text, choice: type.owner, members: listed(type.members) }, { fixes });
}

export function listed(names: readonly string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');
}
