import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { constant } from '../expressions/literals.ts';
import { snippet } from '../expressions/messages.ts';
import { compareFractions, fractionOf } from '../fractions.ts';

type Limits = Pick<Ir.Affinity, 'support' | 'confidence' | 'lift'>;

/** What pairs must reach. Without a lift, as often as chance would have it: below that they keep apart. */
export function elaborateLimits(limits: readonly Ast.AffinityLimit[], c: Context): Limits | undefined {
  const found = new Map<Ast.AffinityLimit['of'], readonly [number, number]>();
  let isWhole = true;
  for (const limit of limits) {
    const least = limitOf(limit, c);
    if (found.has(limit.of)) c.report('PTN4173', limit.span, { limit: limit.of });
    isWhole = isWhole && least !== undefined && !found.has(limit.of);
    if (least) found.set(limit.of, least);
  }
  if (!isWhole) return undefined;
  const [support, confidence] = [found.get('support'), found.get('confidence')];
  return { ...(support && { support }), ...(confidence && { confidence }), lift: found.get('lift') ?? [1, 1] };
}

/** More digits than that tell nothing of baskets. */
const mostParts = 1_000_000_000n;

function limitOf({ of, least: ast }: Ast.AffinityLimit, c: Context): readonly [number, number] | undefined {
  const least = constant(c, ast);
  if (!least) return undefined;
  const value = String(least.value);
  const isShare = of !== 'lift';
  const isKind =
    least.type.kind === 'number' && !(isShare && ast.kind === 'number') && !(!isShare && ast.kind === 'percent');
  const [part, whole] = isKind ? fractionOf(value) : [0n, 1n];
  const isInRange =
    part > 0n && part < mostParts && whole <= mostParts && !(isShare && compareFractions(value, '1') > 0);
  if (isInRange) return [Number(part), Number(whole)];
  c.report('PTN4172', ast.span, { found: snippet(c, ast), limit: of });
  return undefined;
}
