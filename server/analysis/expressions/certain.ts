import type * as Ast from '../../../grammar/index.ts';
import { originalName } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { snippet } from './messages.ts';

/** Bounds of what a number has to be; both belong to it. */
interface Bounds {
  readonly from: Ir.Expression;
  readonly to: Ir.Expression;
}

/** A score is one of its bands: `R >= 6` of five bands never holds, and `R >= 1` always does where R is known. */
export function reportCertain(
  c: Context,
  left: Ir.Expression,
  comparator: Ast.Comparator,
  right: Ir.Expression,
  at: Ast.Span,
): void {
  if (right.op === 'literal') report(c, left, (band) => holds(band, comparator, Number(right.value)), at);
}

/** The same of `R 1 to 5`. */
export function reportCertainRange(c: Context, left: Ir.Expression, { from, to }: Bounds, at: Ast.Span): void {
  const low = boundOf(from);
  const high = boundOf(to);
  if (low !== undefined && high !== undefined) report(c, left, (band) => low <= band && band <= high, at);
}

function boundOf(test: Ir.Expression): number | undefined {
  const isBound = test.op === '>=' || test.op === '<=';
  return isBound && test.right.op === 'literal' ? Number(test.right.value) : undefined;
}

function report(c: Context, left: Ir.Expression, test: (band: number) => boolean, at: Ast.Span): void {
  const name = left.op === 'reference' ? originalName(left) : undefined;
  const bands = name === undefined ? undefined : c.declared(name)?.bands;
  if (name === undefined || bands === undefined) return;
  const holding = Array.from({ length: bands }, (_, index) => index + 1).filter(test).length;
  if (holding > 0 && holding < bands) return;
  c.report(holding === 0 ? 'PTN3044' : 'PTN3045', at, { found: snippet(c, { span: at }), name, bands });
}

function holds(band: number, comparator: Ast.Comparator, value: number): boolean {
  switch (comparator) {
    case '<':
      return band < value;
    case '<=':
      return band <= value;
    case '>':
      return band > value;
    case '>=':
      return band >= value;
    case 'is':
      return band === value;
    case 'is not':
      return band !== value;
  }
}
