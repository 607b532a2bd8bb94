import type * as Ir from '../../ir/index.ts';
import type { Context } from './context.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';

/** A pair of an affinity as it was fitted: in how many baskets both texts are, and each of them. */
export interface Pair {
  readonly texts: readonly [string, string];
  readonly both: number;
  readonly each: readonly [number, number];
}

/** How a pair stands among the numbers that were fitted. */
export function printPair({ texts, both, each }: Pair): string {
  return JSON.stringify([...texts, both, ...each]);
}

/** Undefined: it is none. */
export function parsePair(text: string): Pair | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 5) return undefined;
  const [a, b, both, ofA, ofB] = parts as readonly unknown[];
  const counts = [both, ofA, ofB].filter((each) => typeof each === 'number' && Number.isSafeInteger(each) && each > 0);
  if (typeof a !== 'string' || typeof b !== 'string' || counts.length < 3) return undefined;
  const [together, one, other] = counts as [number, number, number];
  return { texts: [a, b], both: together, each: [one, other] };
}

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
