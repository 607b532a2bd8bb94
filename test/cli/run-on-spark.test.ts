import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { describeWhere } from '../support/engines/index.ts';
import { missingSpark, sparkPython } from '../support/engines/install-pyspark.mjs';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const rules = `as of 2026-10-31 in Asia/Shanghai

data customers from "customers.parquet"
  key id
  label name pii
  column born: date
data orders from "orders.parquet" of customers by customer
  time ordered_at
  amount total: money CNY
  column weight: number

metric spend is sum of orders.total in last 12 months
metric heavy is median of orders.weight
metric share is spend / count of orders
score F is 3 bands of spend
value is spend

policy tiers
  rule big: if spend >= 100 CNY then tier star
  rule early: if share > 1.5 CNY and F >= 2 then tier cow
  otherwise tier dog
policy messages
  if heavy > 0.25 then message "it's \\\\ \\"heavy\\"; 客户 -- /* \${env:HOME} */"

never message when born is missing
`;

const statements = [
  `COPY (SELECT 'C' || i AS id, CASE WHEN i % 7 = 0 THEN '' ELSE '客户' || i END AS name, CASE WHEN i % 5 > 0 THEN DATE '2000-02-29' + i::INTEGER END AS born
    FROM range(500) AS t(i)) TO 'customers.parquet'`,
  `COPY (SELECT 'C' || (i * 7 % 600) AS customer, TIMESTAMPTZ '2025-10-31 15:59:59+00' + i * INTERVAL 97 MINUTE AS ordered_at,
    CAST(i * 13 % 9973 / 100 AS DECIMAL(12, 2)) AS total, CAST(i % 89 AS DOUBLE) / 300 AS weight FROM range(5950) AS t(i)
    WHERE i * 7 % 600 < 500) TO 'orders.parquet'`,
];

async function inFolder(folder: string, queries: readonly string[]): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  let rows: unknown[][] = [];
  for (const query of queries) {
    const here = query.replace(/'([\w/.*-]+parquet)'/g, (_, path: string) => `'${join(folder, path)}'`);
    rows = (await connection.runAndReadAll(here)).getRows();
  }
  connection.closeSync();
  instance.closeSync();
  return rows;
}

const env = { PATH: dirname(sparkPython) + delimiter + (process.env['PATH'] ?? '') };

describeWhere(missingSpark(), 'patron run --on spark', () => {
  it('decides as a run over the same files does', { timeout: 600_000 }, async () => {
    const folder = temporaryFolder({ 'rules.patron': rules });
    await inFolder(folder, statements);
    const run = async (...args: readonly string[]) => {
      const { code, stderr, stdout } = await patron(['run', 'rules.patron', ...args], { folder, env });
      expect([code, stderr]).toEqual([0, '']);
      return stdout;
    };
    const csv = (out: string, name: string) => readFileSync(join(folder, out, `${name}.csv`), 'utf8');
    await run('--out', 'here', '--values', '--pii');
    await run('--on', 'spark:local[2]', '--out', 'there', '--values', '--pii');
    for (const name of ['decisions', 'values']) expect(csv('there', name)).toBe(csv('here', name));
    expect(csv('there', 'decisions')).toContain('\nC1,');

    const told = await run('--on', 'spark:local[2]', '--out', 'lake', '--format', 'parquet');
    expect(told).toContain('500 rows');
    expect(readdirSync(join(folder, 'lake'))).toEqual(['decisions.parquet']);
    const counted = 'SELECT tier, count(*)::INTEGER AS n FROM';
    const [spark, here] = await Promise.all(
      [`read_parquet('lake/decisions.parquet/*.parquet')`, `read_csv('${join(folder, 'here/decisions.csv')}')`].map(
        (from) => inFolder(folder, [`${counted} ${from} GROUP BY tier ORDER BY tier`]),
      ),
    );
    expect(spark).toEqual(here);
    expect(readdirSync(folder).sort()).toEqual([
      'customers.parquet',
      'here',
      'lake',
      'orders.parquet',
      'rules.patron',
      'there',
    ]);
  });
});
