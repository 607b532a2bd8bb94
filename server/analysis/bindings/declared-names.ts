import type * as Ast from '../../../grammar/index.ts';
import type { Context } from '../context.ts';
import { isNamed, nameOf } from '../symbols.ts';
import { type Bound, columnBound, labelBound, labelWord, ownBound } from './binding.ts';

type Bind = (at: Ast.Span, bound: Bound) => void;

/** The names that a declaration gives to things: its own, and those of its columns, members, labels and rules. */
export function bindDeclared(declaration: Ast.Declaration, c: Context, bind: Bind): void {
  const name = isNamed(declaration) && declaration.name?.kind === 'name' ? declaration.name : undefined;
  if (name) bind(name.span, boundAs(declaration, nameOf(name)));
  bindParts(declaration, name ? nameOf(name) : c.program, c, bind);
}

function boundAs({ kind }: Ast.Declaration, name: string): Bound {
  return kind === 'policy' ? { kind, name } : ownBound(name);
}

function bindParts(declaration: Ast.Declaration, owner: string, c: Context, bind: Bind): void {
  switch (declaration.kind) {
    case 'data':
      bindColumns(declaration, owner, c, bind);
      break;
    case 'class':
    case 'stages':
      for (const { name } of declaration.members) bindMember(name, owner, bind);
      break;
    case 'checklist':
      for (const { name } of declaration.items) bindMember(name, owner, bind);
      break;
    case 'action':
      bindValues(declaration, owner, c, bind);
      break;
    case 'policy':
    case 'bare-rules':
      for (const clause of declaration.clauses) bindRules(clause, owner, bind);
      break;
    case 'test':
      if (declaration.title.kind === 'text')
        bind(declaration.title.span, { kind: 'test', name: declaration.title.value });
      break;
    default:
  }
}

function bindColumns({ columns }: Ast.DataDeclaration, owner: string, { schema }: Context, bind: Bind): void {
  const data = schema.data.get(owner);
  for (const { name } of columns) if (data && name.kind === 'name') bind(name.span, columnBound(data, nameOf(name)));
}

function bindMember(name: Ast.Name | Ast.Missing, owner: string, bind: Bind): void {
  if (name.kind === 'name') bind(name.span, { kind: 'member', name: nameOf(name), owner });
}

function bindValues({ takes, labels }: Ast.ActionDeclaration, owner: string, { chunk }: Context, bind: Bind): void {
  if (takes?.kind === 'members') for (const member of takes.members) bindMember(member, owner, bind);
  for (const { label, takes: values, span } of labels) {
    bind(labelWord(chunk.text, span.start), labelBound(owner, label));
    if (values.kind !== 'members') continue;
    for (const member of values.members) bindMember(member, `${owner}.${label}`, bind);
  }
}

function bindRules(clause: Ast.PolicyClause, owner: string, bind: Bind): void {
  if (clause.kind === 'rule' && clause.name) bindRule(clause.name, owner, bind);
  if (clause.kind !== 'table') return;
  const column = clause.columns.findIndex(({ kind }) => kind === 'rule');
  for (const row of clause.rows) {
    const cell = row.kind === 'row' ? row.values[column] : undefined;
    if (cell) bindRule(cell, owner, bind);
  }
}

function bindRule(cell: NonNullable<Ast.TableRow['values'][number]>, owner: string, bind: Bind): void {
  if (cell.kind === 'name') bind(cell.span, { kind: 'rule', name: nameOf(cell), owner });
  if (cell.kind === 'text' && cell.value !== '') bind(cell.span, { kind: 'rule', name: cell.value, owner });
}
