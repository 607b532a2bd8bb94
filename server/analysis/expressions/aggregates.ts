import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import type { DataInfo } from '../schema.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { buildAggregate } from './build-aggregate.ts';
import { dataNamed } from './dotted.ts';
import { groupedBy, isGrouped } from './grouped-aggregates.ts';
import { snippet } from './messages.ts';
import { column } from './names.ts';
import { logic } from './nodes.ts';
import { timeOf } from './paths.ts';
import type { PlainAggregate } from './plain-aggregate.ts';
import { rowsOf } from './rows.ts';
import { reportNeedsRound, reportUnlike } from './units.ts';
import { elaborateWindow, type WindowSpec } from './windows.ts';

/** `AGGREGATE of WHAT [window] [per PERIOD] [where CONDITION]`, written out. */
export function elaborateAggregate(c: Context, ast: Ast.Aggregate, scope: Scope): Ir.Expression | undefined {
  if (!isOverCustomers(c, ast, scope)) return undefined;
  const plain = plainAggregate(c, ast);
  return plain && buildAggregate(c, plain, ast.span, ast.of);
}

/** An aggregate inside an aggregate would run over rows of rows: it has to be a metric first. */
function isOverCustomers(c: Context, ast: Ast.Aggregate | Ast.Windowed, scope: Scope): boolean {
  if (scope.kind === 'subject' || (scope.rules && ast.kind === 'aggregate')) return true;
  if (scope.rules) {
    c.report('PTN4143', ast.span, { found: snippet(c, ast), data: scope.data });
    return false;
  }
  c.report('PTN3031', ast.span, { found: snippet(c, ast) });
  return false;
}

export function plainAggregate(c: Context, ast: Ast.Aggregate): PlainAggregate | undefined {
  const data = rowsOf(c, ast);
  if (!data) return undefined;
  // What was decided for customers is known before any other data is decided about.
  const scope: Scope = { kind: 'row', data: data.name, decisions: c.about !== undefined };
  const of = isGrouped(ast) ? undefined : operandOf(c, ast, data, scope);
  const grouped = isGrouped(ast) ? groupedBy(c, ast, data, scope) : {};
  const window = ast.window && windowFor(c, ast.window, data, undefined);
  const where = ast.where && c.condition(ast.where, scope);
  const isComplete = of !== 'broken' && grouped && (!ast.window || window) && (!ast.where || where);
  if (!isComplete || !hasNeededWhere(c, ast)) return undefined;
  return {
    function: ast.function,
    data: data.name,
    ...(of && { of }),
    ...grouped,
    ...(where && { where }),
    ...(window && { window }),
    ...(ast.per && { per: ast.per.unit }),
  };
}

/** A metric that is a plain aggregate, with another window, a `per` or a further condition. */
export function elaborateWindowed(c: Context, ast: Ast.Windowed, scope: Scope): Ir.Expression | undefined {
  if (!isOverCustomers(c, ast, scope)) return undefined;
  const plain = plainOf(c, ast.of);
  const data = plain && plain !== 'broken' ? c.schema.data.get(plain.data) : undefined;
  if (!plain || plain === 'broken' || !data) {
    if (plain !== 'broken') c.report('PTN3015', ast.span, { found: snippet(c, ast.of) });
    return undefined;
  }
  const window = ast.window ? windowFor(c, ast.window, data, plain.window) : plain.window;
  const added = ast.where && c.condition(ast.where, { kind: 'row', data: plain.data, decisions: false });
  if ((ast.window && !window) || (ast.where && !added)) return undefined;
  const where = [plain.where, added].filter((condition) => condition !== undefined);
  const changed: PlainAggregate = {
    ...plain,
    ...(window && { window }),
    ...(where.length > 0 && { where: logic('and', where) }),
    ...(ast.per && { per: ast.per.unit }),
  };
  return buildAggregate(c, changed, ast.span, ast.of);
}

function plainOf(c: Context, ast: Ast.Expression): PlainAggregate | 'broken' | undefined {
  if (ast.kind === 'missing') return 'broken';
  if (ast.kind === 'parentheses') return plainOf(c, ast.inner);
  if (ast.kind === 'aggregate') return plainAggregate(c, ast) ?? 'broken';
  if (ast.kind !== 'name') return undefined;
  const symbol = c.symbol(ast);
  return symbol && !symbol.broken ? symbol.plain : 'broken';
}

function windowFor(c: Context, ast: Ast.Window, data: DataInfo, own: WindowSpec | undefined): WindowSpec | undefined {
  const isBounded = ast.range.kind !== 'ever';
  if (isBounded && !timeOf(c.schema, data)) {
    if (!data.open) c.report('PTN3016', ast.span, { data: data.name });
    return undefined;
  }
  return elaborateWindow(c, ast, own);
}

function hasNeededWhere(c: Context, ast: Ast.Aggregate): boolean {
  if (ast.function !== 'share' || ast.where) return true;
  c.report('PTN3032', ast.span, { found: snippet(c, ast) });
  return false;
}

/** What is added up or compared; undefined where the rows themselves are counted. */
function operandOf(c: Context, ast: Ast.Aggregate, data: DataInfo, scope: Scope): Ir.Expression | 'broken' | undefined {
  const what = unwrapped(ast.of);
  const isRows = what.kind === 'name' && dataNamed(c, nameOf(what)) === data;
  if (isRows) return rowsThemselves(c, ast, data);
  const of = c.expression(ast.of, scope);
  if (!of) return 'broken';
  return accepts(c, ast, of) ? of : 'broken';
}

/** `count of (orders)` is `count of orders`. */
export function unwrapped(ast: Ast.Expression): Ast.Expression {
  return ast.kind === 'parentheses' ? unwrapped(ast.inner) : ast;
}

function rowsThemselves(c: Context, ast: Ast.Aggregate, data: DataInfo): Ir.Expression | 'broken' | undefined {
  if (ast.function === 'count' || ast.function === 'share') return undefined;
  if (ast.function !== 'latest' && ast.function !== 'earliest') {
    if (!data.open) c.report('PTN3033', ast.of.span, { function: ast.function, data: data.name });
    return 'broken';
  }
  const time = timeOf(c.schema, data);
  const info = time?.position.data.columns.get(time.column.normalize('NFC'));
  if (time && info) return column(time.position, info, ast.of) ?? 'broken';
  if (!data.open) c.report('PTN3016', ast.of.span, { data: data.name });
  return 'broken';
}

function accepts(c: Context, ast: Ast.Aggregate, of: Ir.Expression): boolean {
  if (types.isDouble(of.type) && ast.function !== 'count' && ast.function !== 'share') {
    reportNeedsRound(c, of, ast.of);
    return false;
  }
  const wanted = wantedBy(ast.function, of.type);
  if (wanted) reportUnlike(c, { expected: wanted, found: of, ast: ast.of });
  return wanted === undefined;
}

/** The type that an aggregate wants, where it does not take the one that it got. */
function wantedBy(aggregate: Ast.AggregateFunction, type: Ir.Type): Ir.Type | undefined {
  const isSummable = types.isNumeric(type) || type.kind === 'duration';
  switch (aggregate) {
    case 'sum':
      return isSummable ? undefined : types.count;
    case 'average':
    case 'median':
      return types.isNumeric(type) ? undefined : types.count;
    case 'lowest':
    case 'highest':
      return isSummable || types.isTime(type) ? undefined : types.count;
    case 'latest':
    case 'earliest':
      return types.isTime(type) ? undefined : types.date;
    default:
      return undefined;
  }
}
