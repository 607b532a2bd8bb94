import type * as Ast from '../../../grammar/index.ts';
import { asOfEarlier, type Earlier } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import { walk } from '../../ir/walk.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import type { Schema } from '../schema.ts';
import * as types from '../types.ts';
import { agoOf } from './ago.ts';
import { snippet } from './messages.ts';
import { spanned } from './nodes.ts';

/** `loyal as of 60 days ago` */
export function elaborateEarlier(
  c: Context,
  ast: Ast.Earlier,
  scope: Scope,
  expected: Ir.Type | undefined,
): Ir.Expression | undefined {
  const then = elaborateThen(c, ast.of, ast.ago, scope, expected);
  return then && { ...then, span: [ast.span.start, ast.span.end] };
}

/** A value, or with `ago` what it was then. */
export function elaborateThen(
  c: Context,
  ast: Ast.Expression,
  agoAst: Ast.Expression | undefined,
  scope: Scope,
  expected?: Ir.Type,
): Ir.Expression | undefined {
  const now = c.expression(ast, scope, expected);
  const ago = agoAst && agoOf(c, agoAst);
  if (!now || (agoAst && !ago)) return undefined;
  return ago ? thenOf(c, now, ago, ast.span, scope) : now;
}

/** What a value was an earlier time ago; undefined where that cannot be told. */
export function thenOf(
  c: Context,
  now: Ir.Expression,
  ago: Ir.Ago,
  at: Ast.Span,
  scope: Scope,
): Ir.Expression | undefined {
  const parts = [...walk(now)];
  const decision = parts.find((part) => part.op === 'decision');
  if (decision?.op === 'decision') {
    c.report('PTN3142', at, { name: decision.action });
    return undefined;
  }
  if (scope.kind === 'row' && parts.some((part) => part.op === 'column' && part.from === scope.data)) {
    c.report('PTN3143', at, { found: snippet(c, { span: at }), data: scope.data });
    return undefined;
  }
  reportColumns(c, parts, at);
  const then = { ...asOfEarlier(now, earlierBy(c.schema, ago)), ...spanned(now) };
  if (then.op !== 'reference' || !c.own(then.name)) return then;
  c.report('PTN3144', at, { name: then.name });
  return undefined;
}

/** What stands here itself; a check of the whole follows definitions. */
function reportColumns(c: Context, parts: readonly Ir.Expression[], at: Ast.Span): void {
  const columns = parts.flatMap((part) => (part.op === 'column' && !hasHistory(c.schema, part) ? [part.column] : []));
  if (columns.length > 0) c.report('PTN3145', at, { columns: [...new Set(columns)].join(', ') });
}

/** Rows of events are as they were; keys never change, and since when a customer is there neither. */
export function hasHistory(schema: Schema, { from, path, column }: Ir.Column): boolean {
  const data = schema.data.get(path.at(-1)?.data ?? from);
  const role = data?.columns.get(column.normalize('NFC'))?.role;
  return data?.position === 'events' || role === 'key' || (role === 'time' && data === schema.subject);
}

/** Customers are there from the time of their data on, where it has one. */
export function earlierBy({ subject }: Schema, ago: Ir.Ago): Earlier {
  const time = subject?.time === undefined ? undefined : subject.columns.get(subject.time.normalize('NFC'));
  if (!subject || !time || !types.isTime(time.type)) return { ago };
  return { ago, since: { op: 'column', type: time.type, from: subject.name, path: [], column: time.name } };
}
