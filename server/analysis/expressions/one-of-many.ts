import type * as Ast from '../../../grammar/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import type { DataInfo, Schema } from '../schema.ts';
import { written } from './messages.ts';

/** The data above the subject that rules are about: each of its rows may have many customers. */
export function aboveOf(c: Context): DataInfo | undefined {
  const data = c.about === undefined ? undefined : c.schema.data.get(c.about);
  return data?.position === 'above' ? data : undefined;
}

/** Whether rules about data above the subject name a value of one customer outside of an aggregate. */
export function isOneOfMany(c: Context, scope: Scope): boolean {
  return scope.kind === 'row' && scope.rules === true && aboveOf(c) !== undefined;
}

/** Which of the many is not said. */
export function reportOneOfMany(c: Context, at: Ast.Span, name: string, of: DataInfo | undefined): undefined {
  const many = (of ?? c.schema.subject)?.name ?? '';
  const path = `${written(many)}.${name.split('.').at(-1)}`;
  c.report('PTN4142', at, { name, data: c.about ?? '', of: many, path });
}

/** Data whose rows an aggregate may run over: below the row at hand, wherever rules are about one. */
export function isCounted({ schema, about }: Context, data: DataInfo): boolean {
  const isBelowSubject = data.position === 'events' || data.position === 'subject';
  return about === undefined ? data.position === 'events' : isBelowSubject && isBelow(schema, data, about);
}

function isBelow({ data: all }: Schema, data: DataInfo, top: string): boolean {
  let above = data.parent?.data;
  for (let steps = 0; above !== undefined && above !== top && steps <= all.size; steps++)
    above = all.get(above)?.parent?.data;
  return above === top;
}
