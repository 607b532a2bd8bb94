import type * as Ir from '../../../ir/index.ts';
import { decidedType } from '../../../targets/sql/index.ts';
import { printValue } from '../../interpret/value.ts';
import type { Compiler } from './compiler.ts';
import type { Case, Truth } from './plan.ts';
import { planAs } from './values.ts';

/** Whether one of all values of an action, or of its label, is a text; undefined where only the engine can tell. */
export function listTest(compiler: Compiler, { of, text }: Ir.TextTest, owner: string): Truth | undefined {
  if (of.op !== 'decision' || of.type.kind !== 'list') return undefined;
  const type = decidedType(compiler.program, of) ?? of.type.of;
  const sought = planAs(compiler, text, type, owner);
  const said = compiler.action(of.action).said(of.label);
  if (!said || sought.kind !== 'constant' || sought.value === null) return undefined;
  const wanted = printValue(sought.value, type);
  const among = (cases: readonly Case[]) => compiler.sets.or(...cases.map(({ set }) => set));
  const holds = among(said.filter(({ value }) => printValue(value, type) === wanted));
  return { holds, sure: holds, unknown: compiler.sets.not(among(said)) };
}
