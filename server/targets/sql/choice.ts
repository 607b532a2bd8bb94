import type * as Ir from '../../ir/index.ts';
import type { CadenceRanks, Context } from './context.ts';
import type { Dialect } from './dialect.ts';
import { join, type Sql, sql } from './fragment.ts';

/** A whole number that grows with how good a member of a choice is, or how often a cadence comes; NULL for missing. */
export function rankOf({ dialect, cadences }: Context, held: Sql, type: Ir.Type): Sql {
  return ranked(dialect, held, ranksOf(cadences, type));
}

/** The rank of a literal, where it is one. */
export function rankOfLiteral({ cadences }: Context, { type, value }: Ir.Literal): number {
  return ranksOf(cadences, type).get(String(value)) ?? 0;
}

/** The way back: a member of that rank. */
export function memberOfRank({ dialect, cadences }: Context, rank: Sql, type: Ir.Type): Sql {
  const arms = [...ranksOf(cadences, type)].map(([member, each]) => sql`WHEN ${each} THEN ${dialect.text(member)} `);
  return arms.length === 0 ? dialect.cast(sql`NULL`, dialect.types.text) : sql`CASE ${rank} ${join(arms, sql``)}END`;
}

function ranksOf(cadences: CadenceRanks, type: Ir.Type): ReadonlyMap<string, number> {
  if (type.kind === 'cadence') return cadences;
  if (type.kind !== 'choice') throw new Error(`a ${type.kind} has no ranks`);
  return new Map(type.members.map((member, index) => [member, type.members.length - index]));
}

function ranked(dialect: Dialect, held: Sql, ranks: ReadonlyMap<string, number>): Sql {
  const arms = [...ranks].map(([member, rank]) => sql`WHEN ${dialect.text(member)} THEN ${rank} `);
  return arms.length === 0 ? dialect.cast(sql`NULL`, dialect.types.number) : sql`CASE ${held} ${join(arms, sql``)}END`;
}

/** Ranks of all cadences in a program, from the rarest. */
export function cadenceRanks(literals: Iterable<Ir.Literal>): CadenceRanks {
  const shares = new Map<string, readonly [number, number]>();
  for (const { value, perYear } of literals) if (perYear) shares.set(String(value), perYear);
  const order = (a: readonly [number, number], b: readonly [number, number]) => a[0] * b[1] - b[0] * a[1];
  const sorted = [...shares].sort(([, a], [, b]) => order(a, b));
  const ranks = new Map<string, number>();
  let rank = 0;
  sorted.forEach(([text, share], index) => {
    const before = sorted[index - 1];
    if (!before || order(before[1], share) !== 0) rank += 1;
    ranks.set(text, rank);
  });
  return ranks;
}
