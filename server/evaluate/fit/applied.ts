import type * as Ir from '../../ir/index.ts';
import { parseDecimal, parsePair, power, printDecimal } from '../../targets/sql/index.ts';
import { DataError } from '../data-error.ts';
import type { Fit, Fits } from '../engine.ts';
import { type Fitted, isFitted } from './fit.ts';
import { mostPairs } from './pairs.ts';

/**
 * Numbers that were fitted before, ready to be applied to a program: each as its definition holds such values. Throws a `DataError` where a definition
 * has none, or none that it could have got.
 */
export function appliedFits({ definitions }: Ir.Program, given: Fits): Fits {
  return new Map(
    definitions.filter(isFitted).map((definition) => {
      const fit = given.get(definition.name);
      const applied = fit && fitFor(definition, fit);
      if (!applied) throw new DataError('PTN5043', { name: definition.name });
      return [definition.name, applied];
    }),
  );
}

type Ranked = Exclude<Fitted, Ir.Affinity>;

/** A fit as its definition holds it; undefined where it cannot be one of that definition. */
export function fitFor(definition: Fitted, fit: Fit): Fit | undefined {
  if (definition.kind === 'affinity') return areWholePairs(fit) ? fit : undefined;
  const groups = definition.kind === 'bands' ? definition.bands : definition.members.length;
  const isOfKind = fit.kind === (definition.kind === 'bands' ? 'bands' : 'class');
  const isCounted = fit.counts.length === groups && fit.counts.reduce((sum, each) => sum + each, 0) === fit.fitted;
  if (!isOfKind || !isCounted || fit.cuts.length !== groups - 1) return undefined;
  const cuts = fit.cuts.map((cut) => (cut === null ? null : cutOf(cut, definition.of.type)));
  if (cuts.includes(undefined) || !isInOrder(definition, cuts as readonly (Value | null)[])) return undefined;
  const texts = cuts.map((cut) => (cut ? heldAs(cut, definition) : null));
  return texts.includes(undefined) ? undefined : { ...fit, cuts: texts as readonly (string | null)[] };
}

/** As they are counted: no pair is in more baskets than one of its texts, and none of these in more than there are. */
function areWholePairs({ kind, fitted, cuts, counts }: Fit): boolean {
  if (kind !== 'affinity' || counts.length !== 1 || cuts.length > mostPairs) return false;
  return cuts.every((cut) => {
    const pair = cut === null ? undefined : parsePair(cut);
    return (
      pair !== undefined &&
      pair.texts[0] !== pair.texts[1] &&
      pair.each.every((each) => pair.both <= each && each <= fitted)
    );
  });
}

type Value = { readonly text: string; readonly unscaled?: bigint; readonly scale?: number };

/** Undefined: the text is no value of the type. */
function cutOf(text: string, type: Ir.Type): Value | undefined {
  switch (type.kind) {
    case 'number':
    case 'money':
      return /^-?\d{1,38}(\.\d{1,38})?$/.test(text) ? { text, ...parseDecimal(text) } : undefined;
    case 'duration':
      return /^-?\d{1,9}$/.test(text) ? { text, ...parseDecimal(text) } : undefined;
    case 'date':
      return isMoment(text, /^\d{4}-\d{2}-\d{2}$/) ? { text } : undefined;
    case 'timestamp':
      return isMoment(text, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?$/) ? { text } : undefined;
    default:
      return undefined;
  }
}

/** JavaScript takes 2026-02-30 for 2026-03-02. */
function isMoment(text: string, pattern: RegExp): boolean {
  const time = pattern.test(text) ? Date.parse(text.includes('T') ? `${text.slice(0, 19)}Z` : text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
}

/** Bands go from the worst cut to the best, and nobody is in those beyond one that nobody reached; classes begin with the best. */
function isInOrder(definition: Ranked, cuts: readonly (Value | null)[]): boolean {
  const known = cuts.filter((cut) => cut !== null);
  const steps = known.slice(1).map((cut, index) => compare(cut, known[index]!));
  if (definition.kind !== 'bands') return steps.every((step) => step < 0);
  const isUnbroken = cuts.slice(known.length).every((cut) => cut === null);
  return isUnbroken && steps.every((step) => (definition.best === 'lowest' ? step <= 0 : step >= 0));
}

function compare(one: Value, other: Value): number {
  if (one.unscaled === undefined || other.unscaled === undefined)
    return one.text < other.text ? -1 : Number(one.text !== other.text);
  const scale = Math.max(one.scale ?? 0, other.scale ?? 0);
  const difference = scaled(one, scale) - scaled(other, scale);
  return difference < 0n ? -1 : Number(difference > 0n);
}

function scaled({ unscaled = 0n, scale = 0 }: Value, wanted: number): bigint {
  return unscaled * power(wanted - scale);
}

/** Where values have fewer places now, the next that there is reaches the same cut. */
function heldAs(value: Value, definition: Ranked): string | undefined {
  const { type } = definition.of;
  if (value.unscaled === undefined) return value.text;
  if (type.kind !== 'number' && type.kind !== 'money') return printDecimal(value.unscaled, 0);
  if (type.held.kind !== 'decimal') return undefined;
  const { digits, scale } = type.held;
  const isLowestBest = definition.kind === 'bands' && definition.best === 'lowest';
  const unscaled = (value.scale ?? 0) <= scale ? scaled(value, scale) : narrowed(value, scale, isLowestBest);
  const text = printDecimal(unscaled, scale);
  return text.replace(/^-|\./g, '').length > Math.max(digits, scale + 1) ? undefined : text;
}

function narrowed({ unscaled = 0n, scale = 0 }: Value, wanted: number, down: boolean): bigint {
  const unit = power(scale - wanted);
  const cut = unscaled / unit;
  const rest = unscaled % unit;
  if (rest === 0n) return cut;
  return down ? cut - BigInt(rest < 0n) : cut + BigInt(rest > 0n);
}
