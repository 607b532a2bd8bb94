import { describe, expect, it } from 'vitest';
import { list, sql, verbatim } from '../../../server/targets/sql/index.ts';
import { spark } from '../../../server/targets/sql/spark.ts';
import { describeOn } from '../../support/engines/index.ts';
import { sparkEngine } from '../../support/engines/spark.ts';

describe('names and texts', () => {
  it('are quoted as Spark reads them', () => {
    expect(spark.text("it's a \\ and\na ${env:HOME}").text).toBe("'it\\'s a \\\\ and\\na \\u0024{env:HOME}'");
    expect(spark.identifier('a `b`').text).toBe('`a ``b```');
    expect(() => spark.text('a\0b')).toThrow();
  });

  it('of columns hold nothing that Spark puts a value in the place of', () => {
    expect([spark.isWholeName('客户 $ {a}'), spark.isWholeName('${env:HOME}')]).toEqual([true, false]);
  });
});

describeOn([sparkEngine], (engine) => {
  async function textsOf(doubles: readonly number[]): Promise<readonly (string | null)[]> {
    const rows = list(doubles.map((each) => sql`(${spark.text(String(each))})`));
    const from = sql`(SELECT CAST(v AS DOUBLE) AS x FROM VALUES ${rows} AS t(v))`;
    return (await engine().rows(sql`SELECT ${spark.textOfDouble(verbatim('x'))} FROM ${from}`.text)).map(
      ([text]) => text!,
    );
  }

  const powers = Array.from({ length: 180 }, (_, index) => 2 ** (index - 60));
  const edges = [0, -0, 0.1, -1e-5, 1e-6, 1e-7, 1e15, 1e16, 1e21, 1.5e22, 2e23, 4.35, 2e-3, 5e-324, Number.MAX_VALUE];

  it.each<[string, () => readonly number[]]>([
    [
      'edges and powers of two',
      () => [...edges, 2.2250738585072014e-308, ...powers, ...powers.map((each) => -3 * each)],
    ],
    ['quotients', () => random(4000, (next) => whole(next) / (1 + whole(next)))],
    ['what is far from one', () => random(2000, (next) => (1 + 9 * next()) * 10 ** Math.floor(next() * 52 - 15))],
  ])('doubles are written as JavaScript writes them: %s', { timeout: 120_000 }, async (_, doubles) => {
    const all = doubles();
    expect(await textsOf(all)).toEqual(all.map((each) => String(each + 0)));
  });

  it.each([
    ['of sums', "SELECT CAST(x AS STRING) FROM (SELECT %sum AS x FROM VALUES ('9') , ('1') AS t(v))"],
    ['of products of whole numbers', 'SELECT CAST(%product AS STRING) FROM (SELECT 4000000000 AS a) AS t'],
  ])('what no type holds fails, whatever the session says: %s', async (_, query) => {
    const widest = sql`CAST(rpad(v, 38, '9') AS DECIMAL(38, 0))`;
    const sum = spark.aggregate({ function: 'sum', of: widest, held: { digits: 38, scale: 0 } });
    const product = spark.multiplyWhole(verbatim('a'), verbatim('a'));
    const statement = query.replace('%sum', sum.text).replace('%product', product.text);
    await expect(engine().rows(statement)).rejects.toThrow('patron-check-');
  });
});

/** Whole numbers of one to fifteen digits, as often long as short. */
function whole(next: () => number): number {
  return Math.floor(next() * 10 ** (1 + 14 * next()));
}

/** The same on every run. */
function random(count: number, make: (next: () => number) => number): readonly number[] {
  let state = 20261031;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => make(next));
}
