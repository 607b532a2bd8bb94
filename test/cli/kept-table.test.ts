import { describe, expect, it } from 'vitest';
import { keptTable } from '../../server/cli/kept-table.ts';
import { type DialectName, dialects } from '../../server/targets/sql/dialects.ts';
import { shopData, shopDeclarations } from '../support/world.ts';
import { programOf } from '../targets/csv/round-trip.ts';

const { program } = programOf(`${shopDeclarations}if count of orders > 1 then tier star\n`, shopData);

/** What patron.json binds `orders` to, the name to keep decisions in, and whether that could be the table of the orders. */
const cases: readonly (readonly [bound: readonly string[] | undefined, name: string, isInput: boolean])[] = [
  [undefined, 'orders', true],
  [undefined, 'ORDERS', true],
  [undefined, 'main.orders', true],
  [undefined, 'public.Orders', true],
  [undefined, 'sales.public.orders', true],
  [undefined, 'orders.decisions', false],
  [undefined, 'orders_2', false],
  [['public', 'Orders'], 'orders', true],
  [['public', 'orders'], 'public.orders', true],
  [['public', 'orders'], 'sales.PUBLIC.orders', true],
  [['sales', 'public', 'orders'], 'public.orders', true],
  [['sales', 'public', 'orders'], 'orders', true],
  [['sales.public.orders'], 'sales.public.orders', true],
  [['sales.public.orders'], 'public.orders', true],
  [['public', 'orders'], 'crm.orders', false],
  [['sales', 'public', 'orders'], 'test.public.orders', false],
  [['dw', 'o'], 'orders', false],
];

describe.each(Object.keys(dialects) as DialectName[])('the table to keep on %s', (dialect) => {
  it.each(cases)('orders in %j, kept in %s: the same may be meant: %s', (table, name, isInput) => {
    const data = new Map(table ? [['orders', { table, columns: new Map(), isUnique: false }]] : []);
    const kept = () => keptTable(name, program!, { data }, dialect);
    if (isInput) expect(kept).toThrow(expect.objectContaining({ kind: 'usage' }));
    else expect(kept()).toEqual(name.split('.'));
  });
});
