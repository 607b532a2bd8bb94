import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { declaredName, type NamedDeclaration } from '../symbols.ts';

/** Name, title, doc and place of a definition. The hash is filled in when the program is put together. */
export function declaredAs(
  declaration: NamedDeclaration,
  c: Context,
): { name: string; title?: string; doc?: string; origin: Ir.Origin; hash: string } | undefined {
  const name = declaredName(declaration);
  if (name === undefined) return undefined;
  return {
    name,
    ...(declaration.title && { title: declaration.title.value }),
    ...(declaration.doc !== undefined && { doc: declaration.doc }),
    origin: c.origin(declaration.span),
    hash: '',
  };
}

/** Names of members that occur twice are reported; nothing is taken from the second. */
export function checkMembers(c: Context, owner: string, names: readonly (Ast.Name | Ast.Missing)[]): boolean {
  const seen = new Map<string, Ast.Name>();
  let distinct = true;
  for (const name of names) {
    if (name.kind === 'missing') continue;
    const text = name.text.normalize('NFC');
    const first = seen.get(text);
    if (!first) {
      seen.set(text, name);
      continue;
    }
    distinct = false;
    const related = [{ at: c.at(first.span), words: { en: 'first here', 'zh-CN': '第一次在此' }, data: {} }];
    c.report('PTN2020', name.span, { name: text, owner }, { related });
  }
  return distinct;
}
