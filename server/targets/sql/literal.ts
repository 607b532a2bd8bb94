import type * as Ir from '../../ir/index.ts';
import type { Dialect } from './dialect.ts';
import { type Exact, exactOf, isDouble, parseDecimal, power } from './exact.ts';
import type { Sql } from './fragment.ts';

export function literal(dialect: Dialect, { type, value, written }: Ir.Literal): Sql {
  switch (type.kind) {
    case 'number':
    case 'money':
      return isDouble(type) ? dialect.double(String(value)) : exactLiteral(dialect, String(value), exactOf(type)!);
    case 'duration':
      return type.dimension === 'any' ? dialect.text(written ?? String(value)) : dialect.whole(BigInt(value));
    case 'date':
      return dialect.date(String(value));
    case 'timestamp':
      return dialect.timestamp(String(value));
    case 'yes-no':
      return dialect.truth(value === true);
    default:
      return dialect.text(String(value));
  }
}

/** The digits of a literal, held as another type holds them; its value has no more places than that. */
export function exactLiteral(dialect: Dialect, digits: string, held: Exact, use: 'value' | 'compared' = 'value'): Sql {
  const { unscaled, scale } = parseDecimal(digits);
  const whole = scale <= held.scale ? unscaled * power(held.scale - scale) : unscaled / power(scale - held.scale);
  return use === 'compared' && dialect.compared ? dialect.compared(whole, held) : dialect.decimal(whole, held);
}

/** The name of the type that values of a type of the language have on an engine. */
export function typeName({ types }: Dialect, type: Ir.Type): Sql {
  switch (type.kind) {
    case 'number':
    case 'money':
      return type.held.kind === 'double' ? types.double : types.decimal(type.held);
    case 'duration':
      if (type.held) return types.decimal(type.held);
      return type.dimension === 'any' ? types.text : types.whole;
    case 'date':
      return types.date;
    case 'timestamp':
      return types.timestamp;
    case 'yes-no':
      return types.truth;
    case 'list':
      return types.list;
    default:
      return types.text;
  }
}
