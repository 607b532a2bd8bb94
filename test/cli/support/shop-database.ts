import type { TestDatabase } from '../../databases/support/test-database.ts';

/** Rules about the tables that `makeShop` makes. */
export const shopRules = `as of 2026-10-31 in Asia/Shanghai

data customers from "customers.csv"
  key customer_id
  label name pii
  column phone: text pii
  column born: date
  column ok: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
  column weight: number
  column shop of shops
data shops from "shops.csv"
  key shop
  column city: text

metric spend is sum of orders.total in last 12 months
metric heavy is sum of orders.weight
metric cities is count of orders where shop.city is "上海"
metric visits is count of orders
score F is 3 bands of visits
value is spend

policy tiers
  rule big: if spend >= 100 CNY then tier star
  rule local: if cities >= 1 then tier cow
  rule often: if F = 3 then tier volcano
  otherwise tier dog
policy calls, all matches
  if ok then call monthly
  if heavy > 0.25 then message "it's \\"heavy\\"; 客户 -- /* */"

never call when born is missing
`;

/** Where the data stands: names that need quotes, and that are another's. */
export const shopBindings = JSON.stringify({
  data: {
    customers: { table: ['crm', 'Kunden "x"'], columns: { customer_id: 'id', name: 'NAME; DROP' } },
    orders: { table: 'crm.source 1', columns: { total: 'Σ', ordered_at: 'select' } },
    shops: { table: 'crm.shops' },
  },
});

/** Tables with all that is easily read in another way: floats, zones, blanks, empty texts, values that are none, keys that are numbers. */
export async function makeShop({ run, url }: TestDatabase): Promise<void> {
  const isDuckDb = url.startsWith('duckdb:');
  const text = isDuckDb ? 'VARCHAR' : 'char(6)';
  const float = isDuckDb ? 'DOUBLE' : 'double precision';
  const nan = isDuckDb ? "CAST('nan' AS DOUBLE)" : "CAST('NaN' AS double precision)";
  await run(
    'DROP SCHEMA IF EXISTS crm CASCADE',
    'CREATE SCHEMA crm',
    `CREATE TABLE crm."Kunden ""x""" (id ${text}, "NAME; DROP" VARCHAR, phone VARCHAR, born DATE, ok BOOLEAN, "__proto__" INTEGER)`,
    `CREATE TABLE crm."source 1" (order_id BIGINT, customer_id VARCHAR, "select" TIMESTAMP WITH TIME ZONE, "Σ" ${isDuckDb ? 'DOUBLE' : 'numeric'}, weight ${float}, shop INTEGER)`,
    'CREATE TABLE crm.shops (shop INTEGER, city VARCHAR)',
    `INSERT INTO crm."Kunden ""x""" VALUES ('C1', '张三', '13800138000', '2004-02-29', TRUE, 1), ('C2', '', '', NULL, TRUE, 2),
      ('C3', NULL, NULL, '1990-01-01', NULL, 3), ('C4', '𠮷', 'x', '1990-01-01', FALSE, 4), ('ｚ', '李四', 'y', '1990-01-01', TRUE, 5),
      ('D', 'twice', NULL, NULL, TRUE, 6), ('D', 'twice', NULL, NULL, TRUE, 7), (NULL, 'nobody', NULL, NULL, TRUE, 8), ('', 'empty', NULL, NULL, TRUE, 9)`,
    `INSERT INTO crm."source 1" VALUES
      (1, 'C1', '2026-10-31 15:59:59+00', 100.005, 0.1, 1), (2, 'C1', '2026-10-31 16:00:01+00', 1000, 9, 1), (3, 'C1', '2025-11-01 00:00:00+08', 0.1, 0.2, 2),
      (4, 'C2', '2025-10-31 15:59:59+00', 0.2, ${nan}, 3), (5, 'C2', '2026-01-01 00:00:00+00', 99.99, 1.5000005, 1), (6, 'C2', '2026-01-02 00:00:00+00', NULL, -2.5, NULL),
      (7, 'C4', NULL, 7, 7, 2), (8, 'nobody', '2026-01-01 00:00:00+00', 5, 5, 1), (9, 'D', '2026-01-01 00:00:00+00', 5, 5, 1), (10, NULL, '2026-01-01 00:00:00+00', 5, 5, 1),
      (11, 'ｚ', '2026-03-29 02:30:00+08', 12345678901.25, 1e300, 2), (12, 'ｚ', '2026-03-30 00:00:00+00', 3, 1.5, 9)`,
    // Few rows may belong to nobody.
    `INSERT INTO crm."source 1" SELECT 100 + i, 'C3', '2026-05-01 00:00:00+00', 0.01, 0.001, 2 FROM generate_series(1, 400) AS t(i)`,
    "INSERT INTO crm.shops VALUES (1, '上海'), (2, ''), (3, '上海'), (3, '北京'), (NULL, '上海')",
  );
}
