import { describe, expect, it } from 'vitest';
import { liveRules } from './live-rules.ts';

describe('rows whose keys are there twice', () => {
  const twice = {
    'customers.csv': 'id\na\n',
    'orders.csv': 'order_id,customer,ordered_at,total\n1,a,2026-01-05,1\n2,a,2026-01-05,2\n2,a,2026-01-06,4\n',
    'lines.csv': 'order_id,units\n1,3\n',
  };
  const orders = `as of 2026-10-31
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by customer
  key order_id
  time ordered_at: date
  amount total: money CNY
data lines from "lines.csv" of orders by order_id
  column units: number
value is sum of orders.total
`;
  const rules = `${orders}policy p\n  otherwise tier star\n`;
  const reaching = `${orders}metric units is sum of lines.units\npolicy p\n  if units > 1 then tier star\n`;

  it('are used as long as nothing reaches them, as in a session', async () => {
    const found = await liveRules(reaching, twice);
    for (const [text, money] of [
      [reaching, '1.00'],
      [rules, '7.00'],
      [reaching, '1.00'],
    ] as const) {
      expect((await found.update(text, rules))?.preview.money).toBe(money);
      expect((await found.preview(text)).money).toBe(money);
    }
  });
});
