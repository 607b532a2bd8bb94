import type * as Ast from '../../../grammar/index.ts';
import type { Context } from '../context.ts';
import type { Elaborated } from '../elaborator.ts';
import { constant } from '../expressions/literals.ts';
import { declaredName } from '../symbols.ts';

/** `let high = 300 CNY`: wherever the name stands, the constant is meant. */
export function elaborateLet(declaration: Ast.LetDeclaration, c: Context): Partial<Elaborated> {
  const name = declaredName(declaration);
  const value = constant(c, declaration.value);
  return name !== undefined && value ? { lets: [{ name, value }] } : {};
}
