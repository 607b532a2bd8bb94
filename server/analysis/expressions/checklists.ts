import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { symbolBound } from '../bindings/binding.ts';
import type { Context, Known } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { listed } from './members.ts';
import { replacing, written } from './messages.ts';
import { reference, spanOf } from './nodes.ts';

/** The segment that an item of a checklist is. */
export function itemName(checklist: string, item: string): string {
  return `${checklist}.${item}`;
}

/** Of how many of some conditions hold. */
export function countType(conditions: number): Ir.Type {
  return types.number(String(conditions).length, 0);
}

/** A segment, or an item of a checklist: true or false for everybody. */
export function isSegment(c: Context, name: string): boolean {
  if (c.declared(name)?.kind === 'segment') return true;
  const dot = name.indexOf('.');
  return dot > 0 && c.declared(name.slice(0, dot))?.items?.includes(name.slice(dot + 1)) === true;
}

/** The items of a checklist, as conditions. */
export function itemsOf({ name, items = [] }: Known, at: { readonly span: Ast.Span }): readonly Ir.Reference[] {
  return items.map((item) => ({ ...reference(itemName(name, item), types.yesNo), ...spanOf(at) }));
}

/** `aware.ability`; undefined where the name before the dot is no checklist. */
export function elaborateItem(
  c: Context,
  first: Ast.Name,
  last: Ast.Name,
  ast: Ast.Member,
): { readonly value: Ir.Expression | undefined } | undefined {
  const checklist = c.symbol(first, { quiet: true });
  if (checklist?.kind !== 'checklist') return undefined;
  c.bind?.(first.span, symbolBound(checklist, c.schema));
  if (checklist.broken) return { value: undefined };
  const item = nameOf(last);
  if (!checklist.items?.includes(item)) {
    reportUnknownItem(c, last, checklist);
    return { value: undefined };
  }
  c.bind?.(last.span, { kind: 'member', name: item, owner: checklist.name });
  return { value: { ...reference(itemName(checklist.name, item), types.yesNo), ...spanOf(ast) } };
}

function reportUnknownItem(c: Context, name: Ast.Name, { name: checklist, items = [] }: Known): void {
  const meant = didYouMean(nameOf(name), items);
  const fixes = meant === undefined ? [] : [replacing(c, name.span, written(meant))];
  c.report('PTN3100', name.span, { name: name.text, checklist, items: listed(items) }, { fixes });
}

/** A checklist by itself says neither how many items are meant nor that they are to be counted. */
export function reportBareChecklist(c: Context, ast: Ast.Name, { name }: Known, words = ['how many of']): void {
  const fixes = words.map((each) => replacing(c, ast.span, `${each} ${written(name)}`));
  c.report('PTN3105', ast.span, { name }, { fixes });
}

/** A checklist where a condition has to stand; true if it was one, which is reported. */
export function isBareChecklist(c: Context, ast: Ast.Expression): boolean {
  const symbol = ast.kind === 'name' ? c.own(nameOf(ast)) : undefined;
  if (ast.kind !== 'name' || symbol?.kind !== 'checklist' || symbol.broken) return false;
  c.bind?.(ast.span, symbolBound(symbol, c.schema));
  reportBareChecklist(c, ast, symbol, ['all of', 'any of']);
  return true;
}
