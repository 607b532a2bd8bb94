import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { type Context, overCustomers } from '../context.ts';
import type { Elaborated } from '../elaborator.ts';
import { countType, itemName } from '../expressions/checklists.ts';
import { reference } from '../expressions/nodes.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { checkMembers, declaredAs } from './declared.ts';

type Item = Ir.Checklist['items'][number];

/** Each item is a segment of its own; the checklist counts those that hold. */
export function elaborateChecklist(declaration: Ast.ChecklistDeclaration, c: Context): Partial<Elaborated> {
  const declared = declaredAs(declaration, c);
  const conditions = declaration.items.map(({ when }) => c.condition(when, overCustomers));
  if (!declared) return {};
  const names = declaration.items.map(({ name }) => name);
  const distinct = checkMembers(c, declared.name, names);
  const apart = [declaration.name, ...names].map((name) => hasNoDot(name, c)).every(Boolean);
  const segments = declaration.items.map((item, index) => segmentOf(declared.name, item, conditions[index], c));
  const complete = segments.filter((segment) => segment !== undefined);
  if (!distinct || !apart || complete.length === 0 || complete.length < segments.length) return {};
  const items = complete.map((segment, index) => itemOf(segment, declaration.items[index]!));
  const checklist: Ir.Checklist = { kind: 'checklist', ...declared, type: countType(items.length), items };
  return {
    definitions: [...complete, checklist],
    visible: { items: items.map(({ name }) => name), definite: true },
  };
}

function segmentOf(
  checklist: string,
  item: Ast.ChecklistItem,
  when: Ir.Expression | undefined,
  c: Context,
): Ir.Segment | undefined {
  if (item.name.kind === 'missing' || !when) return undefined;
  return {
    kind: 'segment',
    name: itemName(checklist, nameOf(item.name)),
    ...(item.title && { title: item.title.value }),
    origin: c.origin(item.span),
    hash: '',
    type: types.yesNo,
    when,
  };
}

function itemOf(segment: Ir.Segment, { name, title }: Ast.ChecklistItem): Item {
  return {
    name: name.kind === 'name' ? nameOf(name) : '',
    ...(title && { title: title.value }),
    when: reference(segment.name, types.yesNo),
  };
}

/** The dot in `aware.ability` stands between the checklist and its item. */
function hasNoDot(name: Ast.Name | Ast.Missing, c: Context): boolean {
  if (name.kind === 'missing' || !nameOf(name).includes('.')) return true;
  c.report('PTN3106', name.span, { name: nameOf(name) });
  return false;
}
