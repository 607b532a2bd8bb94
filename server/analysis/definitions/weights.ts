import type * as Ast from '../../../grammar/index.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Context } from '../context.ts';
import { replacing } from '../expressions/messages.ts';

/** Weights are positive and add up to exactly 100%. */
export function checkWeights({ parts }: Ast.Weighted, c: Context): boolean {
  const weights = parts.map(({ weight }) => weight);
  const nothing = weights.filter(({ digits }) => Number(digits) === 0);
  for (const weight of nothing) c.report('PTN3111', weight.span, {});
  const places = Math.max(...weights.map(({ digits }) => digits.split('.')[1]?.length ?? 0));
  const units = weights.map(({ digits }) => inUnits(digits, places));
  const whole = 100n * 10n ** BigInt(places);
  const sum = units.reduce((a, b) => a + b, 0n);
  if (nothing.length > 0) return false;
  if (sum === whole) return true;
  const first = weights[0]?.span.start ?? 0;
  const at = { start: first, end: weights.at(-1)?.span.end ?? first };
  c.report(
    'PTN3110',
    at,
    { sum: inPercent(sum, places) },
    { fixes: fixesFor(weights, { units, places, sum, whole }, c) },
  );
  return false;
}

interface Sum {
  /** In the smallest unit that any weight is written in. */
  readonly units: readonly bigint[];
  readonly places: number;
  readonly sum: bigint;
  readonly whole: bigint;
}

/** The last weight as what is left; and all of them in the same proportion, where that needs no more digits. */
function fixesFor(weights: readonly Ast.PercentLiteral[], sum: Sum, c: Context): readonly Fix[] {
  return [lastFix(weights, sum, c), scaledFix(weights, sum, c)].filter((fix) => fix !== undefined);
}

function lastFix(weights: readonly Ast.PercentLiteral[], { units, places, sum, whole }: Sum, c: Context) {
  const [last, weight] = [units.at(-1) ?? 0n, weights.at(-1)];
  const left = whole - (sum - last);
  return weight && left > 0n ? replacing(c, weight.span, inPercent(left, places)) : undefined;
}

function scaledFix(
  weights: readonly Ast.PercentLiteral[],
  { units, places, sum, whole }: Sum,
  c: Context,
): Fix | undefined {
  if (units.length < 2 || units.some((unit) => (unit * whole) % sum !== 0n)) return undefined;
  const texts = units.map((unit) => inPercent((unit * whole) / sum, places));
  const edits = weights.map(({ span }, index) => ({ at: c.at(span), text: texts[index] ?? '' }));
  return { data: { text: texts.join(', ') }, edits };
}

function inUnits(digits: string, places: number): bigint {
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function inPercent(units: bigint, places: number): string {
  const text = String(units).padStart(places + 1, '0');
  if (places === 0) return `${text}%`;
  const fraction = text.slice(-places).replace(/0+$/, '');
  return `${text.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}%`;
}
