import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CsvFile, writeTable } from '../csv-file.ts';
import { makeMember } from './members.ts';
import { makeOrders } from './orders.ts';
import { brandRows, customerRow, orderRows, tables } from './tables.ts';
import type { World } from './world.ts';

/** How many lines were written, without the header lines. */
export interface Written {
  readonly customers: number;
  readonly orders: number;
}

/**
 * Writes members 1 to `count` of a world, their orders and the brands as CSV files into a folder, which is made if it is
 * not there. Only one member is held in memory at a time.
 */
export function writeCsv(world: World, count: number, folder: string): Written {
  mkdirSync(folder, { recursive: true });
  const customers = begin(folder, 'customers');
  const orders = begin(folder, 'orders');
  let orderCount = 0;
  for (let number = 1; number <= count; number++) {
    const member = makeMember(world, number);
    const rows = orderRows(member, makeOrders(world, member));
    customers.write(customerRow(member));
    for (const row of rows) orders.write(row);
    orderCount += rows.length;
  }
  customers.close();
  orders.close();
  writeTable(join(folder, 'brands.csv'), Object.keys(tables.brands), brandRows());
  return { customers: count, orders: orderCount };
}

function begin(folder: string, table: 'customers' | 'orders'): CsvFile {
  return new CsvFile(join(folder, `${table}.csv`), Object.keys(tables[table]));
}
