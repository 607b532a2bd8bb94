import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { type Context, overCustomers } from '../context.ts';
import { nameOf } from '../symbols.ts';
import { checkMembers, declaredAs } from './declared.ts';

/** The first stage that holds. The stages are a choice without an order. */
export function elaborateStages(declaration: Ast.StagesDeclaration, c: Context): Ir.Stages | undefined {
  const declared = declaredAs(declaration, c);
  const members = declaration.members.map((member) => elaborateMember(member, c));
  if (!declared) return undefined;
  const distinct = checkMembers(
    c,
    declared.name,
    declaration.members.map((member) => member.name),
  );
  checkLast(declaration, c);
  const complete = members.filter((member) => member !== undefined);
  if (!distinct || complete.length === 0 || complete.length < members.length) return undefined;
  const type: Ir.Type = {
    kind: 'choice',
    owner: declared.name,
    members: complete.map(({ name }) => name),
    ordered: false,
  };
  return { kind: 'stages', ...declared, type, members: complete };
}

function elaborateMember(member: Ast.StageMember, c: Context): Ir.Stages['members'][number] | undefined {
  const when = member.when && c.condition(member.when, overCustomers);
  if (member.name.kind === 'missing' || (member.when && !when)) return undefined;
  return { name: nameOf(member.name), ...(member.title && { title: member.title.value }), ...(when && { when }) };
}

/** Nothing comes after `otherwise`. */
function checkLast({ members }: Ast.StagesDeclaration, c: Context): void {
  const last = members.findIndex((member) => !member.when);
  const after = last < 0 ? undefined : members[last + 1];
  if (after) c.report('PTN2021', after.span, { name: after.name.kind === 'name' ? nameOf(after.name) : '' });
}
