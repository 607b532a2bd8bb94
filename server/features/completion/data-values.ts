import type { Expression } from '../../../grammar/index.ts';
import { quote } from '../../../grammar/text-value.ts';
import type { DataInfo } from '../../analysis/schema.ts';
import type { Distribution } from '../../evaluate/live/live.ts';
import type * as Ir from '../../ir/index.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from './context.ts';
import { ranks } from './item.ts';

/** What a column of texts holds, the most frequent first; nothing that is personal. */
export function dataValueItems(beside: Expression, rows: DataInfo | undefined, context: Context): void {
  const { names, snapshot, items, words } = context;
  const found = names.columnOf(listedIn(beside, context) ?? beside, rows);
  if (!found || found.column.pii || found.column.type.kind !== 'text') return;
  const facts = snapshot.data?.columns.get(found.data.name)?.get(found.column.name);
  for (const { value, rows: count } of facts?.values ?? []) {
    const literal = quote(value);
    items.add(ranks.exact, {
      label: visible(value),
      kind: 'value',
      detail: words.rows(count),
      insert: literal,
      filter: literal,
    });
  }
}

/** The column whose values a list holds: `orders.category` of `top 3 of orders.category by …`, or of a metric that is one. */
function listedIn(beside: Expression, { names }: Context): Expression | undefined {
  const value = beside.kind === 'name' ? names.metric(beside.text) : beside;
  return value?.kind === 'aggregate' && value.function === 'top' ? value.of : undefined;
}

/** Where a metric is compared: how its values lie. */
export function thresholdItems(beside: Expression, type: Ir.Type, context: Context): void {
  // With another window a metric has other values.
  const distribution = beside.kind === 'name' ? context.snapshot.data?.distributions.get(beside.text) : undefined;
  if (!distribution) return;
  for (const quartile of ['median', 'upperQuartile', 'lowerQuartile'] as const) {
    const literal = literalOf(distribution[quartile], type);
    if (literal !== undefined)
      context.items.add(ranks.exact, { label: literal, kind: 'value', detail: context.words.quartiles[quartile] });
  }
}

/** A canonical value as rules write it; what is not exact is cut to two digits behind the point. */
function literalOf(value: Distribution['median'], type: Ir.Type): string | undefined {
  switch (type.kind) {
    case 'number':
    case 'money': {
      const digits = type.held.kind === 'double' ? String(Math.round(Number(value) * 100) / 100) : withoutZeros(value);
      if (!/^-?\d+(\.\d+)?$/.test(digits)) return undefined;
      return type.kind === 'money' ? `${digits} ${type.currency}` : digits;
    }
    case 'duration':
      return type.dimension === 'any' || !/^[1-9]\d*$/.test(value) ? undefined : `${value} ${type.dimension}`;
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
    default:
      return undefined;
  }
}

function withoutZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
