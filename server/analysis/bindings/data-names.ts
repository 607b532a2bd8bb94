import type * as Ast from '../../../grammar/index.ts';
import type { Context } from '../context.ts';
import { libraryModule } from '../library/index.ts';
import { declaredName, nameOf } from '../symbols.ts';
import { type Bound, columnBound, dataBound } from './binding.ts';

type Bind = (at: Ast.Span, bound: Bound) => void;

/** The names that data declarations use: data, and the columns that link them. */
export function bindData(declaration: Ast.DataDeclaration, c: Context, bind: Bind): void {
  const own = declaredName(declaration);
  for (const link of [declaration.of, declaration.for]) {
    if (!link) continue;
    bindName(link.data, c, bind);
    if (own !== undefined) bindColumn(link.by, own, c, bind);
  }
  for (const { of } of declaration.columns) if (of) bindName(of, c, bind);
  if (declaration.from.kind !== 'derived') return;
  bindName(declaration.from.data, c, bind);
  bindColumn(declaration.from.by, nameOf(declaration.from.data), c, bind);
}

function bindName(name: Ast.Name | Ast.Missing, { schema }: Context, bind: Bind): void {
  if (name.kind === 'name' && schema.data.has(nameOf(name))) bind(name.span, dataBound(nameOf(name)));
}

/** Where the file cannot be looked at, the column may well be there. */
function bindColumn(name: Ast.Name | Ast.Missing, of: string, { schema }: Context, bind: Bind): void {
  const data = schema.data.get(of);
  if (name.kind !== 'name' || !data) return;
  if (data.open || data.columns.has(nameOf(name))) bind(name.span, columnBound(data, nameOf(name)));
}

/** `use patron/rfm` */
export function bindModule({ target }: Ast.UseDeclaration, bind: Bind): void {
  if (target.kind !== 'library') return;
  const name = target.name.toLowerCase();
  if (libraryModule(name)) bind(target.span, { kind: 'module', name });
}
