import type * as Ir from '../../../server/ir/index.ts';
import { holds } from './condition.ts';
import { compareDecimals, type Decimal } from './decimal.ts';
import type { Customer, Evaluation } from './evaluate.ts';
import { evaluate } from './expression.ts';
import { literalValue } from './value.ts';

/** What a contract finds: a fraction of whole numbers, or nothing. */
export interface FoundContract {
  readonly passed: boolean;
  readonly measure: Ir.Contract['measure'];
  readonly found: readonly [part: bigint, whole: bigint] | undefined;
}

/** Every contract of a program, in the order of the text. */
export function contractsOf(evaluation: Evaluation): readonly FoundContract[] {
  const contracts = evaluation.program.tests.flatMap(({ expect }) => expect.filter((each) => each.kind === 'contract'));
  return contracts.map((contract) => {
    const found = measured(contract, evaluation);
    const isAbove = (end: Ir.Literal | undefined) => !end || (found !== undefined && sign(found, end) >= 0);
    const isBelow = (end: Ir.Literal | undefined) => !end || (found !== undefined && sign(found, end) <= 0);
    return {
      measure: contract.measure,
      found,
      passed: found !== undefined && isAbove(contract.least) && isBelow(contract.most),
    };
  });
}

type Fraction = readonly [part: bigint, whole: bigint];

function measured({ measure, who, of }: Ir.Contract, evaluation: Evaluation): Fraction | undefined {
  const all = evaluation.customers.map((customer) => inTheEnd(customer, evaluation));
  const some = all.filter((scope) => holds(who, scope));
  if (!of) return measure === 'count' ? [BigInt(some.length), 1n] : part(BigInt(some.length), BigInt(all.length));
  const values = (scopes: typeof all) => scopes.flatMap((scope) => decimalOf(evaluate(of, scope)));
  const known = values(some);
  switch (measure) {
    case 'sum':
      return total(known);
    case 'average':
      return known.length === 0 ? undefined : [total(known)[0], total(known)[1] * BigInt(known.length)];
    case 'share': {
      const [one, whole] = [total(known), total(values(all))];
      return part(one[0] * whole[1], whole[0] * one[1]);
    }
    default: {
      const sorted = known.sort(compareDecimals);
      const middle = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
      const picked = measure === 'median' ? middle : measure === 'lowest' ? [sorted[0]] : [sorted.at(-1)];
      const there = picked.filter((each) => each !== undefined);
      return there.length < picked.length ? undefined : [total(there)[0], total(there)[1] * BigInt(there.length)];
    }
  }
}

/** What was decided in the end, campaigns and limits included. */
function inTheEnd({ key, scope }: Customer, { standing, program }: Evaluation): Customer['scope'] {
  return {
    ...scope,
    decided: (name, label) => {
      const wishes = standing.get(key)?.get(name) ?? [];
      const values = wishes.flatMap((wish) => (label === undefined ? wish.value : (wish.labels.get(label) ?? [])));
      if (values.length === 0) return undefined;
      return program.actions.find((action) => action.name === name)?.keep === 'all'
        ? { kind: 'list', items: values }
        : values[0];
    },
  };
}

function decimalOf(value: ReturnType<typeof evaluate>): Decimal[] {
  return value?.kind === 'decimal' ? [value] : [];
}

function total(values: readonly Decimal[]): Fraction {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  const unit = (value: Decimal) => value.unscaled * 10n ** BigInt(scale - value.scale);
  return [values.reduce((sum, value) => sum + unit(value), 0n), 10n ** BigInt(scale)];
}

function part(one: bigint, whole: bigint): Fraction | undefined {
  return whole > 0n ? [one, whole] : undefined;
}

function sign([one, whole]: Fraction, end: Ir.Literal): number {
  const [other] = decimalOf(literalValue(end));
  const difference = one * 10n ** BigInt(other!.scale) - other!.unscaled * whole;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
