import type * as Ir from '../../ir/index.ts';
import {
  type Dialect,
  join,
  list,
  type Pair,
  parsePair,
  printDecimal,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import type { Fit } from '../engine.ts';
import type { PlannedColumn, PlannedRelation } from './planned-relation.ts';

/** The pairs of an affinity, the ones with the highest lift first; fractions are rounded to 6 places. No personal column is paired. */
export function affinityRelation(dialect: Dialect, fit: Fit): PlannedRelation {
  const pairs = fit.cuts.flatMap((cut) => (cut === null ? [] : (parsePair(cut) ?? [])));
  const rows = pairs.map((pair, index) => sql`(${index}, ${list(cellsOf(dialect, pair, fit.fitted))})`);
  const names = columns.map((_, index) => verbatim(`x${index}`));
  const empty = sql`SELECT 0 AS n, ${list(columns.map(({ type }, index) => sql`CAST(NULL AS ${typeOf(dialect, type)}) AS ${names[index]!}`))} WHERE FALSE`;
  const filled = sql`SELECT * FROM (VALUES ${join(rows, sql`, `)}) AS p(n, ${list(names)}) ORDER BY n`;
  return {
    rows: rows.length === 0 ? empty : filled,
    columns: columns.map(
      ({ name, type }, index): PlannedColumn => ({
        name,
        type,
        pii: false,
        value: names[index]!,
      }),
    ),
  };
}

const text: Ir.Type = { kind: 'text' };
const count: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 0 } };
const fraction: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 6 } };

const columns: readonly { readonly name: string; readonly type: Ir.Type }[] = [
  { name: 'first', type: text },
  { name: 'second', type: text },
  { name: 'baskets with both', type: count },
  { name: 'baskets with first', type: count },
  { name: 'baskets with second', type: count },
  { name: 'baskets', type: count },
  { name: 'support', type: fraction },
  { name: 'confidence of second', type: fraction },
  { name: 'confidence of first', type: fraction },
  { name: 'lift', type: fraction },
];

function typeOf({ types }: Dialect, type: Ir.Type): Sql {
  return type.kind === 'number' && type.held.kind === 'decimal' ? types.decimal(type.held) : types.text;
}

function cellsOf(dialect: Dialect, { texts, both, each: [a, b] }: Pair, baskets: number): readonly Sql[] {
  const number = (digits: string, scale: number) =>
    dialect.cast(dialect.text(digits), dialect.types.decimal({ digits: 18, scale }));
  const part = (above: bigint, below: bigint) =>
    number(printDecimal((2_000_000n * above + below) / (2n * below), 6), 6);
  const [together, one, other, all] = [both, a, b, baskets].map(BigInt) as [bigint, bigint, bigint, bigint];
  return [
    ...texts.map((each) => dialect.text(each)),
    ...[both, a, b, baskets].map((each) => number(String(each), 0)),
    part(together, all),
    part(together, one),
    part(together, other),
    part(together * all, one * other),
  ];
}
