import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import { plainAggregate } from '../expressions/aggregates.ts';
import { snippet } from '../expressions/messages.ts';
import { column } from '../expressions/names.ts';
import { logic } from '../expressions/nodes.ts';
import { reachable } from '../expressions/paths.ts';
import type { PlainAggregate } from '../expressions/plain-aggregate.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { elaborateLimits } from './affinity-limits.ts';
import { declaredAs } from './declared.ts';

/** `affinity pairs from orders by category, support at least 1%`: its value for a customer is the list of what it suggests. */
export function elaborateAffinity(declaration: Ast.AffinityDeclaration, c: Context): Ir.Affinity | undefined {
  const declared = declaredAs(declaration, c);
  const items = itemsOf(declaration, c);
  const basket = items && basketOf(declaration, items, c);
  const limits = elaborateLimits(declaration.limits, c);
  if (!declared || !items || basket === undefined || !limits) return undefined;
  const together = basket === 'customer' ? {} : { basket };
  const counted = rowsOf(items);
  const baskets: Ir.Aggregate = { ...counted, type: texts, function: 'baskets', of: items.of, ...together };
  const without = basket === 'customer' ? undefined : rowsWithout(counted, basket);
  return { kind: 'affinity', ...declared, type: texts, baskets, ...(without && { without }), ...limits };
}

const texts: Ir.Type = { kind: 'list', of: types.text };

type Items = PlainAggregate & { readonly of: Ir.Expression };

/** What is bought, and in which rows: as if it were counted, `distinct orders.category in last 12 months where …`. */
function itemsOf(declaration: Ast.AffinityDeclaration, c: Context): Items | undefined {
  const { rows, by, window, where, span } = declaration;
  if (rows.kind === 'missing' || by.kind === 'missing') return undefined;
  const counted: Ast.Aggregate = {
    kind: 'aggregate',
    function: 'distinct',
    functionSpan: rows.span,
    of: below(rows, by),
    ...(window && { window }),
    ...(where && { where }),
    span,
  };
  const plain = plainAggregate(c, counted);
  if (!plain?.of) return undefined;
  const { of } = plain;
  if (isPersonal(of, c)) {
    c.report('PTN4176', by.span, { found: snippet(c, by) });
    return undefined;
  }
  if (of.type.kind === 'text' || of.type.kind === 'choice') return { ...plain, of };
  c.report('PTN4170', by.span, { found: snippet(c, by), type: types.typeName(of.type) });
  return undefined;
}

/** Pairs stand in the lock and in every preview. */
function isPersonal(of: Ir.Expression, { schema }: Context): boolean {
  if (of.op !== 'column') return false;
  const data = schema.data.get(of.path.at(-1)?.data ?? of.from);
  return data?.columns.get(of.column.normalize('NFC'))?.pii === true;
}

/** `category` is `orders.category`, and so is `orders.category` itself. */
function below(rows: Ast.Name, path: Ast.Expression): Ast.Expression {
  if (path.kind === 'name') return { kind: 'member', of: rows, name: path, span: path.span };
  if (path.kind !== 'member') return path;
  const first = rootOf(path);
  return nameOf(first) === nameOf(rows) ? path : withRoot(path, rows);
}

function rootOf({ of }: Ast.Member): Ast.Name {
  return of.kind === 'name' ? of : rootOf(of);
}

function withRoot(path: Ast.Member, rows: Ast.Name): Ast.Member {
  const of: Ast.Member =
    path.of.kind === 'name' ? { kind: 'member', of: rows, name: path.of, span: path.of.span } : withRoot(path.of, rows);
  return { ...path, of };
}

/** What tells the baskets of a customer apart: a column that is named, else what the rows belong to. */
function basketOf(
  { rows, within }: Ast.AffinityDeclaration,
  { data }: Items,
  c: Context,
): Ir.Expression | 'customer' | undefined {
  const scope: Scope = { kind: 'row', data, decisions: false };
  if (within) return rows.kind === 'name' ? namedBasket(within, below(rows, within), scope, c) : undefined;
  const info = c.schema.data.get(data);
  if (!info?.parent || info.parent.data === c.schema.subject?.name) return 'customer';
  const position = reachable(c.schema, info).get(data);
  const key = info.columns.get(info.parent.by.normalize('NFC'));
  return position && key && column(position, key, rows);
}

function namedBasket(
  within: Ast.Expression,
  path: Ast.Expression,
  scope: Scope,
  c: Context,
): Ir.Expression | undefined {
  const basket = c.expression(path, scope);
  if (!basket || isTelling(basket.type)) return basket;
  c.report('PTN4171', within.span, { found: snippet(c, within), type: types.typeName(basket.type) });
  return undefined;
}

/** A number of an order, a day: what is counted or estimated puts nothing together. */
function isTelling(type: Ir.Type): boolean {
  return (
    type.kind === 'text' ||
    type.kind === 'choice' ||
    types.isTime(type) ||
    (types.isNumeric(type) && !types.isDouble(type))
  );
}

type Counted = Pick<Ir.Aggregate, 'op' | 'data' | 'where' | 'window'>;

function rowsOf({ data, where, window }: Items): Counted {
  const { from, to } = window ?? {};
  const bounds = { ...(from && { from }), ...(to && { to }) };
  return { op: 'aggregate', data, ...(where && { where }), ...((from || to) && { window: bounds }) };
}

function rowsWithout(counted: Counted, basket: Ir.Expression): Ir.Aggregate {
  const nowhere: Ir.Expression = { op: 'is-missing', type: types.yesNo, of: basket };
  const where = counted.where ? logic('and', [counted.where, nowhere]) : nowhere;
  return { ...counted, type: types.count, function: 'count', where };
}
