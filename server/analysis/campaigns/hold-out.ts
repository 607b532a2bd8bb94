import type * as Ast from '../../../grammar/index.ts';
import type { Context } from '../context.ts';
import { constant } from '../expressions/literals.ts';
import { replacing, snippet } from '../expressions/messages.ts';
import { reportUnlike } from '../expressions/units.ts';
import * as types from '../types.ts';
import { type Broken, broken } from './campaign.ts';

const buckets = 10_000;

/** How many of 10,000 buckets: a share above nothing and below everybody, in hundredths of a percent. */
export function elaborateHoldOut(holdOut: Ast.HoldOut | undefined, c: Context): number | Broken | undefined {
  const literal = holdOut && constant(c, holdOut.share);
  if (!holdOut) return undefined;
  if (!literal) return broken;
  if (literal.type.kind !== 'number') {
    reportUnlike(c, { expected: types.count, found: literal, ast: holdOut.share });
    return broken;
  }
  const held = bucketsOf(String(literal.value));
  if (held !== undefined) return held;
  const { share } = holdOut;
  const text = meant(share, Number(literal.value));
  c.report('PTN4104', share.span, { found: snippet(c, share) }, { fixes: [replacing(c, share.span, text)] });
  return broken;
}

/** The nearest share that can be held out; what holds out nobody or everybody says nothing of how many. */
function meant(share: Ast.Expression, value: number): string {
  if (share.kind === 'number' && value >= 1 && value < 100) return `${share.digits}%`;
  if (value <= 0 || value >= 1) return '10%';
  return `${Math.min(Math.max(Math.round(value * buckets), 1), buckets - 1) / 100}%`;
}

/** Undefined for what is no share that can be held out. */
function bucketsOf(value: string): number | undefined {
  const [whole = '', fraction = ''] = value.split('.');
  if (!/^0+$/.test(whole) || /[1-9]/.test(fraction.slice(4))) return undefined;
  const held = Number(fraction.slice(0, 4).padEnd(4, '0'));
  return held > 0 && held < buckets ? held : undefined;
}
