import type * as Ir from '../../ir/index.ts';
import type { Pair } from '../../ir/pair.ts';
import type { Context } from './context.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';

/** From what a customer has to what is suggested for it. */
export interface Lead {
  readonly from: string;
  readonly to: string;
  readonly pair: Pair;
}

/** The directions of the pairs that reach the confidence, in the order in which they suggest: by lift, then by the bytes of the text. */
export function leadsOf(
  { confidence: [part, whole] = [0, 1] }: Pick<Ir.Affinity, 'confidence'>,
  pairs: readonly Pair[],
): readonly Lead[] {
  const leads = pairs.flatMap((pair) => {
    const [a, b] = pair.texts;
    return [
      { from: a, to: b, pair, of: pair.each[0] },
      { from: b, to: a, pair, of: pair.each[1] },
    ].filter(({ of }) => BigInt(pair.both) * BigInt(whole) >= BigInt(part) * BigInt(of));
  });
  return leads.sort((one, other) => compareLifts(other.pair, one.pair) || compareBytes(one.to, other.to));
}

/** By lift: the number of baskets is the same for all. */
export function compareLifts(one: Pair, other: Pair): number {
  const difference = BigInt(one.both) * product(other) - BigInt(other.both) * product(one);
  return difference < 0n ? -1 : Number(difference > 0n);
}

function product({ each: [a, b] }: Pair): bigint {
  return BigInt(a) * BigInt(b);
}

const encoder = new TextEncoder();

/** In UTF-8. */
export function compareBytes(a: string, b: string): number {
  const [one, other] = [encoder.encode(a), encoder.encode(b)];
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? one.length - other.length : (one[at] ?? -1) - (other[at] ?? -1);
}

/** The most that is suggested to a customer. */
export const mostSuggestions = 20;

/** What an affinity suggests to a customer; `pairs` as they were fitted. */
export function suggestions(context: Context, definition: Ir.Affinity, pairs: readonly Pair[]): Sql {
  const { dialect } = context;
  const leads = leadsOf(definition, pairs).map(({ from, to }) => [dialect.text(from), dialect.text(to)] as const);
  if (leads.length === 0) return dialect.cast(sql`NULL`, dialect.types.list);
  const bought = context.bind(dialect.listBehindColon(value(context, definition.baskets)));
  const led = context.bind(dialect.listLedTo(bought, leads));
  const all = context.bind(dialect.listFirst(led, mostSuggestions));
  return sql`CASE WHEN ${dialect.listLength(all)} > 0 THEN ${all} END`;
}
