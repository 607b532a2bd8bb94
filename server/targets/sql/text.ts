import type * as Ir from '../../ir/index.ts';
import type { Context } from './context.ts';
import type { Dialect } from './dialect.ts';
import { isDouble, mustBeExact } from './exact.ts';
import { type Sql, sql } from './fragment.ts';
import { valueAs } from './number.ts';

/** The canonical text of an expression, its value held as `type` holds it. */
export function textOf(context: Context, expression: Ir.Expression, type: Ir.Type): Sql {
  if (type.kind === 'duration' && type.dimension === 'any') return durationText(context, expression);
  return canonical(context.dialect, valueAs(context, expression, type), type);
}

/** Durations of any dimension are shown as they are written. */
function durationText(context: Context, expression: Ir.Expression): Sql {
  const { dialect } = context;
  if (expression.op === 'literal') return dialect.text(expression.written ?? String(expression.value));
  const { type } = expression;
  const held = valueAs(context, expression, type);
  if (type.kind !== 'duration' || type.dimension === 'any') return held;
  return dialect.concat([dialect.textOfWhole(held), dialect.text(` ${type.dimension}`)]);
}

/** A value as the canonical text of its type, NULL for missing. */
export function canonical(dialect: Dialect, held: Sql, type: Ir.Type): Sql {
  switch (type.kind) {
    case 'number':
    case 'money':
      return isDouble(type) ? dialect.textOfDouble(held) : dialect.textOfDecimal(held, mustBeExact(type));
    case 'duration':
      if (type.held) return dialect.textOfDecimal(held, type.held);
      return type.dimension === 'any' ? held : dialect.textOfWhole(held);
    case 'date':
      return dialect.textOfDate(held);
    case 'timestamp':
      return dialect.textOfTimestamp(held);
    case 'yes-no':
      return sql`CASE WHEN ${held} THEN 'yes' WHEN NOT ${held} THEN 'no' END`;
    case 'list':
      return sql`CASE WHEN ${dialect.listLength(held)} > 0 THEN ${dialect.listText(held, '; ')} END`;
    default:
      return held;
  }
}
