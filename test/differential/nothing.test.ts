import { afterAll, describe, expect, it } from 'vitest';
import { checkCase, compareCase, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { observeEngine } from '../support/differential/engine-side.ts';

const files = new Map([
  ['customers', 'id\na\nb\nc\nd\n'],
  [
    'orders',
    'order_no,id,at,total\n1,a,2026-10-31,0\n2,b,2026-10-30,5.50\n3,b,2026-08-30,-5.50\n4,c,2026-10-31,-1\n5,c,2026-07-31,0\n',
  ],
]);
const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by id
  key order_no
  time at
  amount total: money CNY
metric spend is sum of orders.total
metric recency is days since latest orders
metric months is months between earliest orders and latest orders
`;

/** A condition with a plain 0, and who meets it. */
const conditions: Readonly<Record<string, string>> = {
  'spend is 0': 'abd',
  '0 > spend': 'c',
  'lowest orders.total >= 0': 'a',
  'lowest orders.total or else 0 is 0': 'ad',
  'spend 0 to 5 CNY': 'abd',
  'spend is one of (0, 5 CNY)': 'abd',
  'recency is 0': 'ac',
  '0 < recency': 'b',
  'recency or else 0 is 0': 'acd',
  'recency 0 to 1 days': 'abc',
  'months is 0': 'a',
  'months > 0': 'bc',
};

const names = Object.keys(conditions).map((_, index) => `s${index}`);
const text =
  rules +
  Object.keys(conditions)
    .map((when, index) => `segment s${index} when ${when}\n`)
    .join('');
const folder = makeDataFolder(files);
const state = stateOf(folder, files);

afterAll(() => folder.remove());

describe('a plain 0 beside money and durations', () => {
  it('is the same on both evaluators', async () => {
    const { problems, differences } = await compareCase(state, text);
    expect([problems, differences]).toEqual([[], []]);
  });

  it('is met by whom it should be', async () => {
    const { program, paths } = await checkCase(state, text);
    const { results } = await observeEngine(program!, paths, { threads: 1 });
    const values = results.get('values');
    if (values?.kind !== 'relation') throw new Error('there are no values');
    const { columns, rows } = values;
    const whoMeets = (name: string) =>
      rows.flatMap((row) => (row[columns.indexOf(name)] === 'yes' ? row[0] : [])).join('');
    const found = Object.keys(conditions).map((when, index) => [when, whoMeets(names[index]!)]);
    expect(Object.fromEntries(found)).toEqual(conditions);
  });
});
