import type * as Ir from '../../ir/index.ts';
import { condition, type Reading } from './condition.ts';
import type { Context } from './context.ts';
import { wholeAs } from './exact-number.ts';
import { join, type Sql, sql } from './fragment.ts';
import { balanced } from './number.ts';

/** How many of some conditions hold. */
export function howMany(context: Context, { operands, type }: Ir.HowMany): Sql {
  return wholeAs(context.dialect, total(operands.map((operand) => held(context, operand))), type);
}

/** From `least` to `most` of some conditions hold. */
export function holding(context: Context, expression: Ir.Holding, reading: Reading): Sql {
  const joined = logicOf(expression);
  if (joined) return condition(context, joined, reading);
  if (reading === 'truth') return knownHolding(context, expression);
  const { operands, least, most } = expression;
  const count = total(operands.map((operand) => held(context, operand)));
  const counted = least !== undefined && most !== undefined ? context.bind(count) : count;
  return within(counted, counted, expression);
}

/** What engines have words for. */
function logicOf({ operands, least, most, type }: Ir.Holding): Ir.Logic | undefined {
  if (most !== undefined) return undefined;
  if (least === operands.length) return { op: 'and', type, operands };
  return least === 1 ? { op: 'or', type, operands } : undefined;
}

/** Between those that surely hold and those that may, the count lies: NULL where that leaves open whether it is within the bounds. */
function knownHolding(context: Context, expression: Ir.Holding): Sql {
  const { dialect } = context;
  const truths = expression.operands.map((operand) => context.bind(condition(context, operand, 'truth')));
  const sure = context.bind(total(truths.map((truth) => sql`CASE WHEN ${truth} THEN 1 ELSE 0 END`)));
  const possible = context.bind(total(truths.map((truth) => sql`CASE WHEN NOT ${truth} THEN 0 ELSE 1 END`)));
  const holds = within(sure, possible, expression);
  const fails = sql`NOT ${within(possible, sure, expression)}`;
  return sql`(CASE WHEN ${holds} THEN ${dialect.truth(true)} WHEN ${fails} THEN ${dialect.truth(false)} END)`;
}

function within(low: Sql, high: Sql, { least, most }: Ir.Holding): Sql {
  const bounds = [
    ...(least === undefined ? [] : [sql`${low} >= ${least}`]),
    ...(most === undefined ? [] : [sql`${high} <= ${most}`]),
  ];
  return sql`(${join(bounds, sql` AND `)})`;
}

function held(context: Context, operand: Ir.Expression): Sql {
  return sql`CASE WHEN ${condition(context, operand, 'holds')} THEN 1 ELSE 0 END`;
}

function total(terms: readonly Sql[]): Sql {
  return sql`(${balanced(terms)})`;
}
