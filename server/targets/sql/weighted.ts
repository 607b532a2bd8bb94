import type * as Ir from '../../ir/index.ts';
import type { Context } from './context.ts';
import { mustBeExact, parseDecimal, power, wholeDigits } from './exact.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';
import { withHeld } from './held.ts';
import { balanced, roundQuotient } from './number.ts';

/** The sum of parts by their weights; with `least` over the known ones, divided by the sum of their weights. */
export function weighted(context: Context, expression: Ir.Weighted): Sql {
  return expression.least === undefined
    ? value(context, sumOf(expression.parts, expression.type))
    : overKnown(context, expression, expression.least);
}

type Part = Ir.Weighted['parts'][number];

function sumOf(parts: readonly Part[], type: Ir.Type): Ir.Expression {
  const products = parts.map(({ weight, of }) => product(weight, of));
  return products.reduce((left, right) => ({ op: 'add', type, left, right }));
}

/** A weight is at most 1: the product has no more digits before the point than the part. */
function product(weight: Ir.Literal, of: Ir.Expression): Ir.Expression {
  const held = mustBeExact(of.type);
  const scale = held.scale + mustBeExact(weight.type).scale;
  return { op: 'multiply', type: numberOf(wholeDigits(held) + scale, scale), left: weight, right: of };
}

function overKnown(context: Context, { parts, type }: Ir.Weighted, least: number): Sql {
  const { scale: places } = mustBeExact(type);
  const held = parts.map(({ of }) => context.bind(value(context, of)));
  const references = parts.map(({ of }): Ir.Reference => ({ op: 'reference', name: '', type: of.type }));
  const weights = wholeWeights(parts);
  const terms = parts.map((_, index) => orNothing(weights[index]!, references[index]!));
  const numerator = sumOfTerms(terms);
  const within = withHeld(context, new Map(references.map((reference, index) => [reference, held[index]!])));
  const known = (counted: (index: number) => Sql) =>
    balanced(held.map((each, index) => sql`CASE WHEN ${each} IS NOT NULL THEN ${counted(index)} ELSE 0 END`));
  const share: Ir.Reference = { op: 'reference', name: '', type: numberOf(18, 0) };
  const total: Ir.Reference = { op: 'reference', name: '', type: numerator.type };
  const { dialect } = context;
  const divided = withHeld(
    context,
    new Map([
      [total, context.bind(value(within, numerator))],
      [
        share,
        context.bind(
          dialect.cast(
            known((index) => sql`${weights[index]!}`),
            dialect.types.decimal({ digits: 18, scale: 0 }),
          ),
        ),
      ],
    ]),
  );
  const quotient = roundQuotient(divided, {
    op: 'round-quotient',
    type,
    numerator: total,
    denominator: share,
    places,
  });
  const enough = sql`${known(() => sql`1`)} >= ${least}`;
  return sql`CASE WHEN ${enough} THEN ${quotient} END`;
}

/** The weights as whole numbers in the same proportion. */
function wholeWeights(parts: readonly Part[]): readonly number[] {
  const scale = Math.max(...parts.map(({ weight }) => mustBeExact(weight.type).scale));
  return parts.map(({ weight }) => {
    const { unscaled, scale: own } = parseDecimal(String(weight.value));
    return Number(unscaled * power(scale - own));
  });
}

/** Weight × value, and 0 for whoever has no value. */
function orNothing(weight: number, of: Ir.Reference): Ir.Expression {
  const held = mustBeExact(of.type);
  const digits = String(weight);
  const type = numberOf(held.digits + digits.length, held.scale);
  const literal: Ir.Literal = { op: 'literal', type: numberOf(digits.length, 0), value: digits };
  const nothing: Ir.Literal = { op: 'literal', type: numberOf(1, 0), value: '0' };
  return { op: 'or-else', type, of: { op: 'multiply', type, left: literal, right: of }, otherwise: nothing };
}

/** Of weights that add up to a power of ten: one more digit than the widest term is enough. */
function sumOfTerms(terms: readonly Ir.Expression[]): Ir.Expression {
  const held = terms.map(({ type }) => mustBeExact(type));
  const scale = Math.max(...held.map((each) => each.scale));
  const type = numberOf(Math.max(...held.map(wholeDigits)) + 1 + scale, scale);
  return terms.reduce((left, right) => ({ op: 'add', type, left, right }));
}

function numberOf(digits: number, scale: number): Ir.Type {
  return { kind: 'number', held: { kind: 'decimal', digits: Math.min(38, digits), scale } };
}
