import type * as Ir from '../../ir/index.ts';
import {
  type Computation,
  Customers,
  compareBytes,
  compareLifts,
  type Pair,
  printPair,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import { DataError } from '../data-error.ts';
import type { Fit } from '../engine.ts';
import { count, oneRow, type Runner } from '../runner.ts';

/** More than that takes too long to compare, and nobody reads it. */
export const mostItems = 10_000;
export const mostPairs = 2000;

const entries = verbatim('basket_entries');
const items = verbatim('basket_items');

/** The pairs of an affinity, the ones with the highest lift first. */
export async function fitAffinity(runner: Runner, computation: Computation, definition: Ir.Affinity): Promise<Fit> {
  try {
    await runner.run(sql`CREATE TABLE ${entries} AS ${entriesOf(computation, definition)}`);
    const [baskets] = await oneRow(runner, sql`SELECT count(*) FROM (SELECT DISTINCT o, n FROM ${entries}) AS q`);
    const pairs = await pairsIn(runner, computation, definition, count(baskets));
    const [without] = await oneRow(runner, withoutBasket(computation, definition));
    return { kind: 'affinity', fitted: count(baskets), cuts: pairs.map(printPair), counts: [count(without)] };
  } finally {
    await runner.run(sql`DROP TABLE IF EXISTS ${items}`);
    await runner.run(sql`DROP TABLE IF EXISTS ${entries}`);
  }
}

/** One row for each text in a basket: whose `o`, which `n`, and the text `v`. */
function entriesOf(computation: Computation, { baskets, name }: Ir.Affinity): Sql {
  const { dialect } = computation;
  const customers = new Customers(computation);
  const x = dialect.unnest!(customers.bind(customers.value(baskets, name)));
  const entry = sql`SELECT k AS o, ${x} AS x FROM ${customers.relation()}`;
  return sql`SELECT o, split_part(x, ':', 1) AS n, substr(x, strpos(x, ':') + 1) AS v FROM (${entry}) AS q`;
}

/** A pair is in no more baskets than each of its texts, so that rare texts need not be compared. */
async function pairsIn(
  runner: Runner,
  computation: Computation,
  definition: Ir.Affinity,
  baskets: number,
): Promise<readonly Pair[]> {
  const { name, support: [part, whole] = [0, 1] } = definition;
  const least = Math.max(1, Number((BigInt(part) * BigInt(baskets) + BigInt(whole) - 1n) / BigInt(whole)));
  const frequent = sql`SELECT v, count(*) AS n FROM ${entries} GROUP BY v HAVING count(*) >= ${least}`;
  await runner.run(sql`CREATE TABLE ${items} AS ${frequent}`);
  const [found] = await oneRow(runner, sql`SELECT count(*) FROM ${items}`);
  if (count(found) > mostItems) throw new DataError('PTN5060', { name, items: count(found), most: mostItems });
  const rows = await runner.rows(sql`${pairsAbove(computation, definition, baskets, least)} LIMIT ${mostPairs + 1}`);
  if (rows.length > mostPairs) throw new DataError('PTN5061', { name, most: mostPairs });
  const pairs = rows.map(([a, b, both, ofA, ofB]): Pair => {
    return { texts: [a ?? '', b ?? ''], both: count(both), each: [count(ofA), count(ofB)] };
  });
  return pairs.sort(
    (one, other) =>
      compareLifts(other, one) ||
      compareBytes(one.texts[0], other.texts[0]) ||
      compareBytes(one.texts[1], other.texts[1]),
  );
}

/** Whole numbers of 128 bits: no product of three counts, nor of a count and two parts of a fraction, is wider. */
function pairsAbove(
  { dialect }: Computation,
  { confidence: [part, whole] = [0, 1], lift }: Ir.Affinity,
  baskets: number,
  least: number,
): Sql {
  const wide = (value: number) => dialect.wide(BigInt(value));
  const reaches = (of: Sql) => sql`c * ${wide(whole)} >= ${of} * ${wide(part)}`;
  const both = sql`SELECT a.v AS v, b.v AS w, count(*) AS c FROM ${entries} AS a JOIN ${entries} AS b ON a.o = b.o AND a.n = b.n AND a.v < b.v WHERE a.v IN (SELECT v FROM ${items}) AND b.v IN (SELECT v FROM ${items}) GROUP BY a.v, b.v HAVING count(*) >= ${least}`;
  const counted = sql`SELECT p.v AS v, p.w AS w, p.c AS c, i.n AS n, j.n AS m FROM (${both}) AS p JOIN ${items} AS i ON i.v = p.v JOIN ${items} AS j ON j.v = p.w`;
  const lifted = sql`c * ${wide(baskets)} * ${wide(lift[1])} >= ${wide(lift[0])} * n * m`;
  return sql`SELECT v, w, c, n, m FROM (${counted}) AS q WHERE ${lifted} AND (${reaches(sql`n`)} OR ${reaches(sql`m`)}) ORDER BY v, w`;
}

function withoutBasket(computation: Computation, { without, name }: Ir.Affinity): Sql {
  const customers = new Customers(computation);
  const rows = without ? customers.value(without, name) : sql`0`;
  return sql`SELECT coalesce(sum(${rows}), 0) FROM ${customers.relation()}`;
}
