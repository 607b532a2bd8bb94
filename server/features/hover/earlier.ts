import type * as Ast from '../../../grammar/index.ts';
import type { AnyNode } from '../../../grammar/index.ts';
import { literalOf } from '../../analysis/expressions/literals.ts';
import type { Ago } from '../../ir/index.ts';
import { dayBack } from '../../targets/sql/index.ts';
import { agoInWords } from '../../words/earlier.ts';
import { asOfOf } from '../facts.ts';
import { paragraph, type RichText } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';

/** The day that an expression looks back to: `2026-09-01 · 60 days ago`. */
export function dayThen(around: readonly AnyNode[], snapshot: Snapshot): RichText {
  const asOf = asOfOf(snapshot);
  const steps = around.flatMap((node) => distanceOf(node) ?? []).map((distance) => stepOf(distance, snapshot));
  const ago = steps.filter((step) => step !== undefined);
  if (asOf === undefined || ago.length === 0 || ago.length < steps.length) return [];
  return [paragraph({ strong: dayBack(ago, asOf) }, ` · ${agoInWords(ago, snapshot.language)}`)];
}

function distanceOf(node: AnyNode & { readonly ago?: Ast.Expression; readonly length?: Ast.Expression }) {
  return node.kind === 'entered' || node.kind === 'left' ? node.length : node.ago;
}

function stepOf(distance: Ast.Expression, { model }: Snapshot): Ago[number] | undefined {
  const literal = distance.kind === 'name' ? model.meaning(distance.text)?.value : literalOf(distance);
  if (literal?.type.kind !== 'duration') return undefined;
  const count = Number(literal.value);
  if (literal.type.dimension === 'days') return { months: 0, days: count };
  return literal.type.dimension === 'months' ? { months: count, days: 0 } : undefined;
}
