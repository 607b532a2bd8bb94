import { dayOf } from './calendar.ts';
import { customerId, nameOf, numbers, randomOf, type Sale, writeIn, writeOrders } from './shop.ts';

const asOf = dayOf('2026-06-30');
const customers = 200;

/** The customers of a bakery that delivers: some buy every week, some once a quarter, for little or for much. */
export function writeSvcd(folder: string): void {
  const data = `${folder}/data`;
  const rows = numbers(customers).map((customer) => [customerId(customer), nameOf(randomOf('svcd', -customer))]);
  writeIn(data, 'customers.csv', ['customer_id', 'name'], rows);
  writeOrders(data, numbers(customers).flatMap(salesTo));
}

/** One in twenty has bought nothing for more than a year. */
function salesTo(customer: number): Sale[] {
  const random = randomOf('svcd', customer);
  const basket = 100 * random.any([40, 60, 90, 100, 150, 220, 300, 380, 520]);
  const gap = random.any([8, 15, 28, 30, 60, 91, 120]);
  const offset = random.chance(0.05) ? 400 : random.between(0, gap);
  const sales: Sale[] = [];
  for (let day = asOf - offset; day > asOf - 480; day -= gap + random.between(-2, 2)) {
    // Every second pays exactly the price of the basket each time.
    const hundredths = customer % 2 === 0 ? basket : 100 * Math.round((basket * (0.9 + 0.2 * random.unit())) / 100);
    sales.push({ customer, day, hundredths });
  }
  return sales;
}
