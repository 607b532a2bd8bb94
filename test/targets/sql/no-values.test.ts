import { expect, it } from 'vitest';
import { statementOf } from '../../support/differential/statement-side.ts';
import { describeOn, engines, type TestEngine } from '../../support/engines/index.ts';
import { programOf } from '../csv/round-trip.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
  column rating: number
  column valid_until: date
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at: timestamp
  amount total: money CNY
  column weight: number
action sign takes text, keep all
policy all, all matches
  if valid_until >= 2026-11-01 then sign "valid"
  if rating >= 1 then sign "rated"
  if sum of orders.total >= 1000 CNY then sign "rich"
  if highest of orders.weight >= 1 then sign "heavy"
  if count of orders >= 1 then sign "buyer"
`;

const { program } = programOf(rules, {
  'customers.csv': 'customer_id,rating,valid_until\nC1,1.5,2026-12-01\n',
  'orders.csv': 'order_id,customer_id,ordered_at,total,weight\nO1,C1,2026-10-01T10:00,10.00,1.5\n',
});

interface Customer {
  readonly rating?: string;
  readonly validUntil?: string;
  readonly order?: { readonly at?: string; readonly total?: string; readonly weight?: string };
}

const literal = (value: string | undefined) => (value === undefined ? 'NULL' : `'${value}'`);

/** What is decided about a customer whose row and order are so in the tables of an engine. */
async function decided(engine: TestEngine, { rating, validUntil, order }: Customer): Promise<unknown> {
  const { at = '2026-10-01', total = '10', weight } = order ?? {};
  const number = engine.name === 'DuckDB' ? 'DECIMAL(12, 2)' : 'NUMERIC';
  for (const statement of [
    'DROP TABLE IF EXISTS customers',
    'DROP TABLE IF EXISTS orders',
    `CREATE TABLE customers (customer_id TEXT, rating ${number}, valid_until DATE)`,
    `CREATE TABLE orders (order_id TEXT, customer_id TEXT, ordered_at TIMESTAMP, total ${number}, weight ${number})`,
    `INSERT INTO customers VALUES ('C1', ${literal(rating)}, ${literal(validUntil)})`,
    ...(order ? [`INSERT INTO orders VALUES ('O1', 'C1', '${at}', '${total}', ${literal(weight)})`] : []),
  ])
    await engine.rows(statement);
  const { text } = statementOf(program!, engine.dialect, 'decisions', { asOf: '2026-10-31' });
  const [row] = await engine.rows(text);
  return row?.[1];
}

type Example = readonly [title: string, customer: Customer, decided: string | null];

const days: readonly Example[] = [
  ['a day', { validUntil: '2026-12-01' }, 'valid'],
  ['a day that never comes', { validUntil: 'infinity' }, null],
  ['a day before all others', { validUntil: '-infinity' }, null],
  ['a time', { order: {} }, 'buyer'],
  ['a time before all others', { order: { at: '-infinity' } }, null],
  ['a time that never comes', { order: { at: 'infinity' } }, null],
];

const numbers: readonly Example[] = [
  ['a number', { rating: '1' }, 'rated'],
  ['NaN', { rating: 'NaN' }, null],
  ['a number of an event', { order: { weight: '1' } }, 'heavy; buyer'],
  ['NaN of an event', { order: { weight: 'NaN' } }, 'buyer'],
  ['an amount', { order: { total: '1000' } }, 'rich; buyer'],
  ['NaN as an amount, of which the row is no use', { order: { total: 'NaN' } }, null],
];

describeOn(
  engines.filter(({ name }) => ['DuckDB', 'PGlite', 'PostgreSQL'].includes(name)),
  (engine) => {
    it.each(days)('%s', async (_, customer, expected) => {
      expect(await decided(engine(), customer)).toBe(expected);
    });
  },
);

describeOn(
  engines.filter(({ name }) => ['PGlite', 'PostgreSQL'].includes(name)),
  (engine) => {
    it.each(numbers)('%s', async (_, customer, expected) => {
      expect(await decided(engine(), customer)).toBe(expected);
    });
  },
);
