import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, isoDate } from '../calendar.ts';
import { type Cell, writeTable } from '../csv-file.ts';
import { money } from '../money.ts';
import { Random } from '../random.ts';
import { makeSpells, shoppingDays } from './habits.ts';
import { makeWorld, type World } from './world.ts';
import type { Written } from './write.ts';

/** A sale in the little shop, in hundredths. */
interface Sale {
  readonly customer: number;
  readonly day: Day;
  readonly hundredths: number;
}

/** Writes the customers and orders of a little shop, as CSV files with the fewest columns that still tell a story. */
export function writeHello(seed: number, asOf: Day, folder: string): Written {
  mkdirSync(folder, { recursive: true });
  const world = makeWorld(seed, asOf, 18);
  const sales = allSales(world);
  writeTable(join(folder, 'customers.csv'), ['customer_id', 'name', 'city'], names.map(customerRow));
  writeTable(join(folder, 'orders.csv'), ['order_id', 'customer_id', 'ordered_at', 'total'], sales.map(orderRow));
  return { customers: names.length, orders: sales.length };
}

const cities = ['Shanghai', 'Beijing', 'Hangzhou', 'Chengdu', 'Shanghai', 'Guangzhou', 'Xiamen'];

const surnames = ['Wang', 'Li', 'Zhang', 'Liu', 'Chen', 'Yang', 'Huang'];

const names = [
  'Ada Alice Amy Bella Ben Carl Chloe Daisy Dan Emma Eric Fay Felix Grace Henry',
  'Iris Ivy Jack Jane Joy Kate Ken Laura Leo Lily Lucy Mark Mary Max Mia',
  'Nina Noah Nora Olive Oscar Paul Peggy Queenie Rita Rose Ruby Sam Sara Sean Sofia',
  'Sue Tina Tom Una Vera Vic Wanda Wendy Will Xenia Yan Yuki Zac Zoe Zora',
]
  .flatMap((line) => line.split(' '))
  .map((first, index) => `${first} ${surnames[index % surnames.length]}`);

/** The sales of all customers by day, as a till would have noted them. */
function allSales(world: World): Sale[] {
  const sales = names.flatMap((_, index) => salesTo(world, index + 1));
  return sales.sort((one, other) => one.day - other.day || one.customer - other.customer);
}

function salesTo(world: World, customer: number): Sale[] {
  const random = new Random(world.seed, 'hello', customer);
  const pace = random.lognormal(4.2, 0.8) / 365;
  const basket = random.lognormal(2400, 0.5);
  const first = world.firstDay + (random.chance(0.6) ? 0 : random.between(30, 500));
  const spells = makeSpells(random, first, world.asOf);
  const days = [...new Set(spells.flatMap((spell) => shoppingDays(random, world.season, spell, pace)))];
  // Rules without an as-of date count from the day of the latest order: with a sale on the last day they mean the same.
  if (customer === 1 && !days.includes(world.asOf)) days.push(world.asOf);
  return days.map((day) => ({ customer, day, hundredths: 10 * Math.round(random.lognormal(basket, 0.5) / 10) }));
}

function customerRow(name: string, index: number): Cell[] {
  return [customerId(index + 1), name, cities[index % cities.length]];
}

function orderRow(sale: Sale, index: number): Cell[] {
  const orderId = `O${String(index + 1).padStart(3, '0')}`;
  return [orderId, customerId(sale.customer), isoDate(sale.day), money(sale.hundredths)];
}

function customerId(number: number): string {
  return `C${String(number).padStart(2, '0')}`;
}
