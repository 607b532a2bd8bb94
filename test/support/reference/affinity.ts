import type * as Ir from '../../../server/ir/index.ts';
import { type Maybe, printValue, text, type Value } from './value.ts';

/** The rows of a customer that count, with what is in them and what puts them together. */
export interface BasketRow {
  readonly value: Maybe;
  /** Absent where all rows of a customer are one basket. */
  readonly basket?: { readonly is: Maybe };
}

/** Entries `number:text` of the rows that have both. */
export function baskets(rows: readonly BasketRow[]): Maybe {
  const places: string[] = [];
  const entries = new Set<string>();
  for (const { value, basket } of rows) {
    if (value?.kind !== 'text' || (basket && !basket.is)) continue;
    const place = basket ? JSON.stringify(printValue(basket.is)) : '';
    if (!places.includes(place)) places.push(place);
    entries.add(`${places.indexOf(place) + 1}:${value.text}`);
  }
  return entries.size === 0 ? undefined : { kind: 'list', items: [...entries].map(text) };
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly both: number;
  readonly ofA: number;
  readonly ofB: number;
}

/** A basket is the set of its texts. */
function setsOf(entries: Maybe): Set<string>[] {
  const sets = new Map<string, Set<string>>();
  for (const item of entries?.kind === 'list' ? entries.items : []) {
    const [, number = '', name = ''] = /^(\d+):(.*)$/su.exec(item.kind === 'text' ? item.text : '') ?? [];
    sets.set(number, (sets.get(number) ?? new Set()).add(name));
  }
  return [...sets.values()];
}

const bytes = (one: string, other: string) => Buffer.compare(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'));

/** Pairs that are given, or found over the baskets of all customers, and for each customer what they suggest. */
export function affinity<Customer>(
  definition: Ir.Affinity,
  entriesOf: ReadonlyMap<Customer, Maybe>,
  given?: { readonly fitted: number; readonly cuts: readonly Maybe[] },
) {
  const all = [...entriesOf.values()].flatMap(setsOf);
  const pairs = given ? given.cuts.map(pairOf) : pairsIn(definition, all);
  const column = new Map(
    [...entriesOf].map(([customer, entries]) => [customer, suggested(definition, pairs, entries)]),
  );
  const cuts = pairs.map(({ a, b, both, ofA, ofB }): Value => text(JSON.stringify([a, b, both, ofA, ofB])));
  return { column, fit: given ?? { fitted: all.length, cuts } };
}

function pairOf(cut: Maybe): Pair {
  if (cut?.kind !== 'text') throw new Error('a pair is a text');
  const [a, b, both, ofA, ofB] = JSON.parse(cut.text) as [string, string, number, number, number];
  return { a, b, both, ofA, ofB };
}

function pairsIn(definition: Ir.Affinity, all: readonly ReadonlySet<string>[]): Pair[] {
  const names = [...new Set(all.flatMap((set) => [...set]))].sort(bytes);
  const count = (...wanted: string[]) => all.filter((set) => wanted.every((name) => set.has(name))).length;
  const pairs: Pair[] = [];
  for (const [index, a] of names.entries()) {
    for (const b of names.slice(index + 1)) {
      const pair = { a, b, both: count(a, b), ofA: count(a), ofB: count(b) };
      if (isKept(definition, pair, all.length)) pairs.push(pair);
    }
  }
  return pairs.sort((one, other) => lift(other, one) || bytes(one.a, other.a) || bytes(one.b, other.b));
}

/** part / whole >= share, in whole numbers. */
function reaches(part: number, whole: number, [numerator, denominator]: readonly [number, number]): boolean {
  return BigInt(part) * BigInt(denominator) >= BigInt(whole) * BigInt(numerator);
}

function isKept({ support, confidence, lift: least }: Ir.Affinity, { both, ofA, ofB }: Pair, baskets: number): boolean {
  if (both === 0 || (support && !reaches(both, baskets, support))) return false;
  const isLifted = BigInt(both) * BigInt(baskets) * BigInt(least[1]) >= BigInt(ofA) * BigInt(ofB) * BigInt(least[0]);
  return isLifted && (!confidence || reaches(both, ofA, confidence) || reaches(both, ofB, confidence));
}

function lift(one: Pair, other: Pair): number {
  const left = BigInt(one.both) * BigInt(other.ofA) * BigInt(other.ofB);
  const right = BigInt(other.both) * BigInt(one.ofA) * BigInt(one.ofB);
  return left < right ? -1 : left > right ? 1 : 0;
}

function suggested({ confidence }: Ir.Affinity, pairs: readonly Pair[], entries: Maybe): Maybe {
  const has = new Set(setsOf(entries).flatMap((set) => [...set]));
  const best = new Map<string, Pair>();
  for (const pair of pairs) {
    for (const [from, to, of] of [
      [pair.a, pair.b, pair.ofA],
      [pair.b, pair.a, pair.ofB],
    ] as const) {
      if (!has.has(from) || has.has(to) || (confidence && !reaches(pair.both, of, confidence))) continue;
      const before = best.get(to);
      if (!before || lift(pair, before) > 0) best.set(to, pair);
    }
  }
  const sorted = [...best].sort(([one, a], [other, b]) => lift(b, a) || bytes(one, other)).map(([name]) => text(name));
  return sorted.length === 0 ? undefined : { kind: 'list', items: sorted.slice(0, 20) };
}
