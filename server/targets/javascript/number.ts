import type * as Ir from '../../ir/index.ts';
import { type Exact, exactOf, isDouble, mustBeExact, power } from '../sql/exact.ts';
import { formOf, isNarrow, narrowDigits, unscaledAt, wholeText } from './represent.ts';
import type { Scope } from './scope.ts';
import { value } from './value.ts';

const signs = { add: '+', subtract: '-', multiply: '*' };

export function arithmetic(scope: Scope, expression: Ir.Arithmetic): string {
  const { op, left, right, type } = expression;
  if (isDouble(type)) return `${scope.kernel('finite')}(${value(scope, left)} ${signs[op]} ${value(scope, right)})`;
  if (op === 'multiply') return product(scope, expression);
  const [a, b] = [atScale(scope, left, type), atScale(scope, right, type)];
  return combined(scope, op, a, b, [left, right].every((each) => isNarrow(each.type)) && isNarrow(type));
}

function combined(scope: Scope, op: Ir.Arithmetic['op'], a: string, b: string, areNarrow: boolean): string {
  return areNarrow ? `(${a} ${signs[op]} ${b})` : `${scope.kernel(op)}(${a}, ${b})`;
}

function product(scope: Scope, { left, right, type }: Ir.Arithmetic): string {
  const [a, b] = [mustBeExact(left.type), mustBeExact(right.type)];
  const held = { digits: a.digits + b.digits, scale: a.scale + b.scale };
  const code = combined(scope, 'multiply', value(scope, left), value(scope, right), held.digits <= narrowDigits);
  return rescaled(scope, code, held, mustBeExact(type));
}

/** An exact value at the scale of a type. */
export function atScale(scope: Scope, expression: Ir.Expression, type: Ir.Type): string {
  const to = mustBeExact(type);
  if (expression.op === 'literal') return wholeText(unscaledAt(String(expression.value), to.scale));
  return rescaled(scope, value(scope, expression), mustBeExact(expression.type), to);
}

/** A number of smallest units at another scale. */
export function rescaled(scope: Scope, code: string, from: Exact, { scale }: Pick<Exact, 'scale'>): string {
  const more = scale - from.scale;
  if (more === 0) return code;
  if (more < 0) return `${scope.kernel('rounded')}(${code}, ${wholeText(power(-more))})`;
  return combined(scope, 'multiply', code, wholeText(power(more)), from.digits + more <= narrowDigits);
}

/** Both sides at the greater of their scales. */
export function alike(scope: Scope, left: Ir.Expression, right: Ir.Expression): readonly [string, string] {
  const [a, b] = [shortest(left), shortest(right)];
  const scale = Math.max(a, b);
  const type = (side: Ir.Expression): Ir.Type => ({
    kind: 'number',
    held: { kind: 'decimal', digits: mustBeExact(side.type).digits, scale },
  });
  return [atScale(scope, left, type(left)), atScale(scope, right, type(right))];
}

/** The scale of a value; of a literal without the zeros at its end. */
function shortest(side: Ir.Expression): number {
  if (side.op !== 'literal') return mustBeExact(side.type).scale;
  const fraction = String(side.value).split('.')[1] ?? '';
  return fraction.replace(/0+$/, '').length;
}

export function quotient(scope: Scope, { numerator, denominator }: Ir.Quotient): string {
  if (isDouble(numerator.type))
    return `${scope.kernel('quotientOfDoubles')}(${value(scope, numerator)}, ${value(scope, denominator)})`;
  return `${scope.kernel('quotient')}(${sidesAtScale(scope, numerator, denominator)})`;
}

/** Two exact values at the greater scale of their types. */
function sidesAtScale(scope: Scope, left: Ir.Expression, right: Ir.Expression): string {
  const scale = Math.max(mustBeExact(left.type).scale, mustBeExact(right.type).scale);
  const type: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 38, scale } };
  return `${atScale(scope, left, type)}, ${atScale(scope, right, type)}`;
}

export function toDouble(scope: Scope, { of }: Ir.ToDouble): string {
  if (isDouble(of.type)) return value(scope, of);
  const { scale } = mustBeExact(of.type);
  const whole = isNarrow(of.type) ? value(scope, of) : `${scope.kernel('asDouble')}(${value(scope, of)})`;
  return scale === 0 ? whole : `(${whole} / ${10 ** scale})`;
}

export function roundExact(scope: Scope, { of, places, type }: Ir.RoundExact): string {
  const from = mustBeExact(of.type);
  const to = mustBeExact(type);
  const kept = Math.min(places, from.scale);
  const unit = wholeText(power(from.scale - kept));
  const code = kept === from.scale ? value(scope, of) : `${scope.kernel('rounded')}(${value(scope, of)}, ${unit})`;
  const held = { digits: from.digits - from.scale + kept + 1, scale: kept };
  return within(scope, rescaled(scope, code, held, to), { digits: held.digits + to.scale - kept, scale: to.scale }, to);
}

export function roundQuotient(scope: Scope, { numerator, denominator, places, type }: Ir.RoundQuotient): string {
  const unit = wholeText(power(places));
  const code = `${scope.kernel('roundedQuotient')}(${sidesAtScale(scope, numerator, denominator)}, ${unit})`;
  const held = { digits: 39, scale: places };
  return within(scope, rescaled(scope, code, held, mustBeExact(type)), held, mustBeExact(type));
}

export function roundDouble(scope: Scope, { of, places, type }: Ir.RoundDouble): string {
  const code = `${scope.kernel('roundedDouble')}(${value(scope, of)}, ${10 ** places})`;
  return rescaled(scope, code, { digits: 16, scale: places }, mustBeExact(type));
}

export function floor(scope: Scope, { of, type }: Ir.Floor): string {
  const to = mustBeExact(type);
  if (isDouble(of.type))
    return rescaled(scope, `${scope.kernel('flooredDouble')}(${value(scope, of)})`, { digits: 16, scale: 0 }, to);
  const from = mustBeExact(of.type);
  const whole = { digits: from.digits - from.scale + 1, scale: 0 };
  if (from.scale === 0) return rescaled(scope, value(scope, of), from, to);
  return rescaled(scope, `${scope.kernel('floored')}(${value(scope, of)}, ${wholeText(power(from.scale))})`, whole, to);
}

/** A data error where there are more digits than the type has, if there can be. */
export function within(scope: Scope, code: string, held: Exact, type: Exact): string {
  if (held.digits - held.scale <= type.digits - type.scale) return code;
  return `${scope.kernel('within')}(${code}, ${wholeText(power(type.digits) - 1n)})`;
}

/** The best member of a choice has the smallest number. */
export function extreme(scope: Scope, { op, operands, type }: Ir.Extreme): string {
  const isExact = exactOf(type) !== undefined;
  const all = operands.map((each) => (isExact ? atScale(scope, each, type) : value(scope, each)));
  const isLargest = (op === 'max') !== (type.kind === 'choice');
  if (formOf(type) !== 'number') return `${scope.kernel(op === 'max' ? 'latest' : 'earliest')}(${all.join(', ')})`;
  return `${scope.kernel(isLargest ? 'largest' : 'smallest')}(${all.join(', ')})`;
}

export function weighted(scope: Scope, { parts, least, type }: Ir.Weighted): string {
  const to = mustBeExact(type);
  const scales = parts.map(({ weight, of }) => [mustBeExact(weight.type).scale, mustBeExact(of.type).scale] as const);
  const [w, v] = [Math.max(...scales.map(([each]) => each)), Math.max(...scales.map(([, each]) => each))];
  const at = (scale: number): Ir.Type => ({ kind: 'number', held: { kind: 'decimal', digits: 38, scale } });
  const weights = parts.map(({ weight }) => atScale(scope, weight, at(w)));
  const values = parts.map(({ of }) => atScale(scope, of, at(v)));
  if (least !== undefined) {
    const units = `[${wholeText(power(v))}, ${wholeText(power(to.scale))}]`;
    const mean = `${scope.kernel('weightedMean')}([${weights.join(', ')}], [${values.join(', ')}], ${least}, ${units})`;
    return within(scope, mean, { digits: 39, scale: to.scale }, to);
  }
  const products = values.map((each, index) => `${scope.kernel('multiply')}(${each}, ${weights[index]})`);
  const total = products.reduce((a, b) => `${scope.kernel('add')}(${a}, ${b})`);
  return rescaled(scope, total, { digits: 38, scale: w + v }, to);
}
