import type * as Ir from '../../ir/index.ts';
import { type Pair, parsePair } from '../../ir/pair.ts';
import { suggestions } from './affinity.ts';
import { condition } from './condition.ts';
import type { Context } from './context.ts';
import { mustBeExact } from './exact.ts';
import { wholeAs } from './exact-number.ts';
import { value } from './expression.ts';
import { fittedBands, fittedClasses } from './fitting.ts';
import { join, type Sql, sql } from './fragment.ts';
import { withHeld } from './held.ts';
import { howMany } from './quantified.ts';

/**
 * The fitted numbers of bands and classes, by definition, as canonical text of the operand's type: the least good value that still reaches a band
 * (from the second) or member (all but the last); null where nothing does. Of affinities the pairs, see `printPair`.
 */
export type Cuts = ReadonlyMap<string, readonly (string | null)[]>;

export interface Definitions {
  readonly definitions: readonly Ir.Definition[];
  readonly cuts: Cuts;
  /** Bands and classes are fitted by the statement itself. */
  readonly fitsItself?: boolean | undefined;
}

/** The value of a definition; what it refers to comes from the leaves of the context. */
export function definitionOf(
  context: Context,
  definition: Ir.Definition,
  { definitions, cuts, fitsItself }: Definitions,
): Sql {
  switch (definition.kind) {
    case 'metric':
      return value(context, definition.value);
    case 'segment':
      return context.dialect.isTrue(condition(context, definition.when, 'holds'));
    case 'stages':
      return stages(context, definition);
    case 'checklist':
      return howMany(context, {
        op: 'how-many',
        type: definition.type,
        operands: definition.items.map(({ when }) => when),
      });
    case 'cell':
      return cell(context, definition, definitions);
    case 'affinity':
      return suggestions(context, definition, pairsOf(definition, cuts));
    case 'bands':
      if (fitsItself && !definition.cuts) return fittedBands(context, definition);
      return bands(context, definition, definition.cuts ?? fitted(definition, cuts));
    case 'share-class':
    case 'rank-class':
      if (fitsItself) return fittedClasses(context, definition);
      return classes(context, definition, fitted(definition, cuts));
  }
}

function fitted(definition: Ir.Bands | Ir.ShareClass | Ir.RankClass, cuts: Cuts): readonly (Ir.Literal | undefined)[] {
  const found = cuts.get(definition.name);
  if (!found) throw new Error(`${definition.name} is used before it is fitted`);
  return found.map((cut) => (cut === null ? undefined : literalOf(cut, definition.of.type)));
}

/** The pairs of an affinity stand among the cuts as texts. */
function pairsOf({ name }: Ir.Affinity, cuts: Cuts): readonly Pair[] {
  const found = cuts.get(name);
  if (!found) throw new Error(`${name} is used before it is fitted`);
  return found.flatMap((text) => (text === null ? [] : (parsePair(text) ?? [])));
}

/** Canonical text as a literal of its type. */
export function literalOf(text: string, type: Ir.Type): Ir.Literal {
  return { op: 'literal', type, value: type.kind === 'yes-no' ? text === 'yes' : text };
}

/** From the best band down, since a value at equal cuts belongs to the better one. */
export function bands(
  context: Context,
  { of, best, type }: Ir.Bands,
  cuts: readonly (Ir.Expression | undefined)[],
): Sql {
  const operand = once(context, of);
  const arms = cuts.flatMap((cut, index) =>
    cut ? [sql`WHEN ${operand.compare(best === 'lowest' ? '<=' : '>=', cut)} THEN ${index + 2} `] : [],
  );
  return wholeAs(
    context.dialect,
    sql`CASE ${join(arms.reverse(), sql``)}WHEN ${operand.value} IS NOT NULL THEN 1 END`,
    type,
  );
}

export function classes(
  context: Context,
  { of, members }: Ir.ShareClass | Ir.RankClass,
  cuts: readonly (Ir.Expression | undefined)[],
): Sql {
  const operand = once(context, of);
  const { dialect } = context;
  const arms = cuts.flatMap((cut, index) =>
    cut ? [sql`WHEN ${operand.compare('>=', cut)} THEN ${dialect.text(members[index]?.name ?? '')} `] : [],
  );
  const last = dialect.text(members.at(-1)?.name ?? '');
  return sql`CASE ${join(arms, sql``)}WHEN ${operand.value} IS NOT NULL THEN ${last} END`;
}

/** An operand that is computed once and compared often. */
export function once(context: Context, of: Ir.Expression, computed: Sql = value(context, of)) {
  const held = context.bind(computed);
  const name: Ir.Reference = { op: 'reference', name: '', type: of.type };
  const inner = withHeld(context, new Map([[name, held]]));
  return {
    value: held,
    compare: (op: Ir.Compare['op'], right: Ir.Expression): Sql =>
      condition(inner, { op, type: { kind: 'yes-no' }, left: name, right }, 'holds'),
  };
}

/** Bands are below 10, so that each is one digit. */
function cell(context: Context, { parts }: Ir.Cell, definitions: readonly Ir.Definition[]): Sql {
  const { dialect, leaves } = context;
  const digits = parts.map((name) => {
    const part = definitions.find((each) => each.name === name);
    if (!part) throw new Error(`there is no score ${name}`);
    return dialect.textOfDecimal(leaves.reference({ op: 'reference', name, type: part.type }), mustBeExact(part.type));
  });
  return dialect.concat(digits);
}

function stages(context: Context, { members }: Ir.Stages): Sql {
  const { dialect } = context;
  const last = members.length - 1;
  const arms = members.map(({ name, when }, index) => {
    if (!when && index === last && last > 0) return sql`ELSE ${dialect.text(name)} `;
    const holds = when ? condition(context, when, 'holds') : dialect.truth(true);
    return sql`WHEN ${holds} THEN ${dialect.text(name)} `;
  });
  return arms.length === 0 ? dialect.cast(sql`NULL`, dialect.types.text) : sql`CASE ${join(arms, sql``)}END`;
}
