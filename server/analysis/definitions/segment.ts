import type * as Ast from '../../../grammar/index.ts';
import { type Context, overCustomers } from '../context.ts';
import type { Elaborated } from '../elaborator.ts';
import * as types from '../types.ts';
import { declaredAs } from './declared.ts';

export function elaborateSegment(declaration: Ast.SegmentDeclaration, c: Context): Partial<Elaborated> {
  const declared = declaredAs(declaration, c);
  const when = c.condition(declaration.when, overCustomers);
  if (!declared || !when) return {};
  return { definitions: [{ kind: 'segment', ...declared, type: types.yesNo, when }], visible: { definite: true } };
}
