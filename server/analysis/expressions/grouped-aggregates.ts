import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import type { DataInfo } from '../schema.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { plainAggregate, unwrapped } from './aggregates.ts';
import { rankedBy } from './build-aggregate.ts';
import { dataNamed } from './dotted.ts';
import { checked } from './literals.ts';
import { snippet } from './messages.ts';
import { column } from './names.ts';
import { wholeNumber } from './nodes.ts';
import { timeOf } from './paths.ts';
import type { PlainAggregate } from './plain-aggregate.ts';
import { literalFixes, reportNeedsRound, reportUnlike } from './units.ts';

/** The most values that `top` gives. */
export const mostValues = 20;

type Grouped = Pick<PlainAggregate, 'of' | 'limit' | 'by'>;

export function isGrouped({ function: name }: Ast.Aggregate): boolean {
  return name === 'top' || name === 'usual gap' || name === 'next due';
}

/** What an aggregate that looks at the rows in groups takes of them; undefined where something of it is broken. */
export function groupedBy(c: Context, ast: Ast.Aggregate, data: DataInfo, scope: Scope): Grouped | undefined {
  switch (ast.function) {
    case 'top':
      return topOf(c, ast, data, scope);
    case 'usual gap':
      return isTimedRows(c, ast, data) ? {} : undefined;
    default:
      return dueOf(c, ast, data, scope);
  }
}

function isRows(c: Context, ast: Ast.Aggregate, data: DataInfo): boolean {
  const what = unwrapped(ast.of);
  return what.kind === 'name' && dataNamed(c, nameOf(what)) === data;
}

function hasTime(c: Context, { of }: Ast.Aggregate, data: DataInfo): boolean {
  if (timeOf(c.schema, data)) return true;
  if (!data.open) c.report('PTN3016', of.span, { data: data.name });
  return false;
}

/** Gaps are between days on which something happened, whatever it was. */
function isTimedRows(c: Context, ast: Ast.Aggregate, data: DataInfo): boolean {
  if (isRows(c, ast, data)) return hasTime(c, ast, data);
  c.report('PTN3124', ast.of.span, { found: snippet(c, ast.of), data: data.name });
  return false;
}

// ---------------------------------------------------------------- top

function topOf(c: Context, ast: Ast.Aggregate, data: DataInfo, scope: Scope): Grouped | undefined {
  const of = textOf(c, ast, data, scope);
  const by = ast.by?.kind === 'aggregate' ? byOf(c, ast, ast.by, data) : undefined;
  const limit = limitOf(c, ast);
  return of && by && limit !== undefined ? { of, by, limit } : undefined;
}

function textOf(c: Context, ast: Ast.Aggregate, data: DataInfo, scope: Scope): Ir.Expression | undefined {
  if (isRows(c, ast, data)) {
    if (!data.open) c.report('PTN3033', ast.of.span, { function: 'top', data: data.name });
    return undefined;
  }
  const of = c.expression(ast.of, scope);
  if (!of || of.type.kind === 'text' || of.type.kind === 'choice') return of;
  c.report('PTN3120', ast.of.span, { found: snippet(c, ast.of), type: types.typeName(of.type) });
  return undefined;
}

function byOf(c: Context, ast: Ast.Aggregate, by: Ast.Aggregate, data: DataInfo): Ir.Aggregate | undefined {
  if (by.function === 'average' || by.function === 'share') {
    c.report('PTN3122', by.span, { found: snippet(c, by), function: by.function });
    return undefined;
  }
  const plain = plainAggregate(c, by);
  if (!plain) return undefined;
  if (plain.data === data.name) return rankedBy(plain);
  c.report('PTN3123', by.span, { found: snippet(c, by), of: snippet(c, ast.of), data: data.name });
  return undefined;
}

function limitOf(c: Context, { count }: Ast.Aggregate): number | undefined {
  const limit = Number(count?.digits);
  if (Number.isInteger(limit) && limit >= 1 && limit <= mostValues) return limit;
  if (count) c.report('PTN3121', count.span, { found: snippet(c, count), most: mostValues });
  return undefined;
}

// ---------------------------------------------------------------- next due

/** For how many days a row lasts: its pieces, times the days of each. */
function dueOf(c: Context, ast: Ast.Aggregate, data: DataInfo, scope: Scope): Grouped | undefined {
  if (!hasTime(c, ast, data)) return undefined;
  const pieces = piecesOf(c, ast, data, scope);
  const each = ast.each && daysOf(c, ast.each, scope);
  if (pieces === 'broken' || !each) return undefined;
  const of = pieces ? times(pieces, each) : each;
  const whole = checked(c, of, ast);
  return whole && { of: whole };
}

/** The column of the role `quantity`, unless something else is counted; undefined where a row is one piece. */
function piecesOf(c: Context, ast: Ast.Aggregate, data: DataInfo, scope: Scope): Ir.Expression | 'broken' | undefined {
  const quantity = [...data.columns.values()].find(({ role }) => role === 'quantity');
  if (isRows(c, ast, data) && !quantity) return undefined;
  const own = isRows(c, ast, data) && quantity;
  const of = own ? column({ from: data.name, path: [], data }, own, ast.of) : c.expression(ast.of, scope);
  if (!of) return 'broken';
  if (types.isDouble(of.type)) reportNeedsRound(c, of, ast.of);
  else if (of.type.kind === 'number') return of;
  else reportUnlike(c, { expected: types.count, found: of, ast: ast.of });
  return 'broken';
}

/** Days as they are written, or as a column or a metric tells them. */
function daysOf(c: Context, ast: Ast.Expression, scope: Scope): Ir.Expression | undefined {
  const each = c.expression(ast, scope);
  if (!each) return undefined;
  if (types.isDouble(each.type)) {
    reportNeedsRound(c, each, ast);
    return undefined;
  }
  const isDays = each.type.kind === 'duration' && each.type.dimension === 'days';
  if (isDays && each.op === 'literal')
    return { ...wholeNumber(Number(each.value)), ...(each.span && { span: each.span }) };
  if (isDays || (each.type.kind === 'number' && each.op !== 'literal')) return each;
  const fixes = literalFixes(c, ast, each.type, types.days);
  c.report('PTN3125', ast.span, { found: snippet(c, ast), type: types.typeName(each.type) }, { fixes });
  return undefined;
}

function times(pieces: Ir.Expression, each: Ir.Expression): Ir.Expression {
  const held = [pieces, each].map(({ type }) => (types.isNumeric(type) ? (type.held as types.Decimal) : wholeDays));
  const type: Ir.Type = { kind: 'number', held: types.productOf(held[0]!, held[1]!) };
  return { op: 'multiply', type, left: pieces, right: each };
}

const wholeDays = types.decimal(18, 0);
