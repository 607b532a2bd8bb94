import { dayOf } from './calendar.ts';
import { customerId, nameOf, numbers, randomOf, type Sale, writeIn, writeOrders } from './shop.ts';

const asOf = dayOf('2026-06-30');
const customers = 360;
const days = 720;

/** The customers of a tea shop over two years, and one row for each of the 125 cells of R, F and M. */
export function writeRfm(folder: string): void {
  const data = `${folder}/data`;
  const sales = numbers(customers).flatMap(salesTo);
  const rows = numbers(customers).map((customer) => [customerId(customer), nameOf(randomOf('rfm', -customer))]);
  writeIn(data, 'customers.csv', ['customer_id', 'name'], rows);
  writeOrders(data, sales);
  writeIn(data, 'cells.csv', ['cell', 'r', 'f', 'm'], cells());
}

/** One in twelve has signed up and bought nothing yet. Whoever buys does so at a pace of their own, and some stop. */
function salesTo(customer: number): Sale[] {
  const random = randomOf('rfm', customer);
  if (random.chance(1 / 12)) return [];
  const pace = random.lognormal(60, 0.9);
  const basket = random.lognormal(16_000, 0.6);
  const first = asOf - (random.chance(0.1) ? random.between(0, 40) : random.between(0, days));
  const last = Math.max(first, asOf - (random.chance(0.55) ? 0 : random.between(20, 600)));
  const sales: Sale[] = [];
  for (let day = first; day <= last; day += 1 + Math.round(random.exponential(pace))) {
    sales.push({ customer, day, hundredths: 100 * Math.round(random.lognormal(basket, 0.4) / 100) });
  }
  return sales;
}

function cells(): (string | number)[][] {
  const bands = [1, 2, 3, 4, 5];
  return bands.flatMap((r) => bands.flatMap((f) => bands.map((m) => [`${r}${f}${m}`, r, f, m])));
}
