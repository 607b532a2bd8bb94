import type * as Ir from '../../../server/ir/index.ts';
import type { Standing } from './campaign.ts';
import { drawn } from './campaign.ts';
import type { Wish } from './decide.ts';
import { evaluate } from './expression.ts';
import type { Scope } from './scope.ts';
import { compareValues, type Maybe, printValue } from './value.ts';

interface Customer {
  readonly key: string;
  readonly scope: Scope;
}

/** Times a year, or customers: never rounded. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Who had an action when a limit came, in the order of the ranks. */
export interface LimitOutcome {
  readonly limit: Ir.Limit;
  readonly groups: ReadonlyMap<string | null, readonly Ranked[]>;
}

export interface Ranked {
  readonly key: string;
  /** In the unit of the limit. */
  readonly work: Fraction;
  readonly kept: boolean;
}

const perYear = { day: 365n, week: 52n, month: 12n, quarter: 4n, year: 1n };

/** The limits one after the other, over what campaigns have left. */
export function withhold(
  program: Ir.Program,
  customers: readonly Customer[],
  demanded: Standing,
): { readonly limits: readonly LimitOutcome[]; readonly standing: Standing } {
  const standing = new Map([...demanded].map(([key, actions]) => [key, new Map(actions)]));
  const limits = (program.limits ?? []).map((limit): LimitOutcome => {
    const groups = new Map<string | null, readonly Ranked[]>();
    const having = customers.filter(({ key }) => standing.get(key)!.get(limit.action)!.length > 0);
    for (const [name, members] of grouped(limit, having)) {
      const ranked = [...members].sort((one, other) => order(limit, one, other));
      groups.set(
        name,
        walkDown(limit, ranked, ({ key }) => standing.get(key)!.get(limit.action)![0]!),
      );
    }
    for (const { key, kept } of [...groups.values()].flat()) if (!kept) standing.get(key)!.set(limit.action, []);
    return { limit, groups };
  });
  return { limits, standing };
}

function grouped({ group }: Ir.Limit, customers: readonly Customer[]): ReadonlyMap<string | null, readonly Customer[]> {
  const groups = new Map<string | null, Customer[]>();
  for (const customer of customers) {
    const name = group ? printValue(evaluate(group.of, customer.scope), group.of.type) : null;
    groups.set(name, [...(groups.get(name) ?? []), customer]);
  }
  return groups;
}

function walkDown(
  limit: Ir.Limit,
  ranked: readonly Customer[],
  decided: (customer: Customer) => Wish,
): readonly Ranked[] {
  const [whole = '', fraction = ''] = limit.most.split('.');
  const most = { top: BigInt(whole + fraction), bottom: 10n ** BigInt(fraction.length) };
  let used: Fraction = { top: 0n, bottom: 1n };
  let ended = false;
  return ranked.map((customer) => {
    const work = workOf(limit, decided(customer).value);
    const next = plus(used, work);
    if (isMore(next, most)) ended = true;
    if (!ended) used = next;
    return { key: customer.key, work, kept: !ended };
  });
}

function workOf({ unit }: Ir.Limit, value: Maybe): Fraction {
  if (unit === 'customers') return { top: 1n, bottom: 1n };
  const [times, years] = cadenceOf(value);
  return { top: BigInt(times), bottom: BigInt(years) * perYear[unit] };
}

export function cadenceOf(value: Maybe): readonly [number, number] {
  if (value?.kind !== 'cadence') throw new Error('what has no cadence makes no work');
  return value.perYear;
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

function isMore(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom > b.top * a.bottom;
}

/** In lowest terms. */
export function printFraction({ top, bottom }: Fraction): string {
  let [a, b] = [top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  const [dividend, divisor] = [top / a, bottom / a];
  return divisor === 1n ? String(dividend) : `${dividend}/${divisor}`;
}

function order({ rank, draw }: Ir.Limit, one: Customer, other: Customer): number {
  const byDraw =
    drawn(draw.salt, one.key) - drawn(draw.salt, other.key) ||
    Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
  if (!rank) return byDraw;
  const [a, b] = [evaluate(rank.of, one.scope), evaluate(rank.of, other.scope)];
  if (!a || !b) return Number(!a) - Number(!b) || byDraw;
  const difference = compareValues(rank.of.type, a, b);
  return (rank.best === 'highest' ? -difference : difference) || byDraw;
}
