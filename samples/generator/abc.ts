import { dayOf } from './calendar.ts';
import { money } from './money.ts';
import { customerId, nameOf, numbers, randomOf, type Sale, writeIn, writeOrders } from './shop.ts';

const asOf = dayOf('2026-06-30');
const buyers = 150;
const potential = 30;

/**
 * The customers of a wholesaler of office supplies: those that bought within the year, with what each sale left as profit, and those that
 * never bought. Two customers have sold for the very same amount, just where three quarters of the sales are reached.
 */
export function writeAbc(folder: string): void {
  const data = `${folder}/data`;
  const rows = numbers(buyers + potential).map((customer) => {
    const random = randomOf('abc', -customer);
    return [customerId(customer), `${nameOf(random)}商行`, random.any(['上海', '苏州', '杭州', '宁波'])];
  });
  writeIn(data, 'customers.csv', ['customer_id', 'name', 'city'], rows);
  writeOrders(data, withTie(yearlySales()).flatMap(ordersOf), ['profit']);
}

/** Whole yuan a year, by customer. */
function yearlySales(): number[] {
  return numbers(buyers).map(
    (customer) => 100 * Math.max(5, Math.round(randomOf('abc', customer).lognormal(120, 1.4))),
  );
}

/** The first customer beyond three quarters of the sales gets the amount of the last within. */
function withTie(sales: readonly number[]): number[] {
  const order = numbers(buyers).sort((one, other) => sales[other - 1]! - sales[one - 1]! || one - other);
  const total = sales.reduce((sum, value) => sum + value, 0);
  let held = 0;
  const beyond = order.findIndex((customer) => {
    if (4 * held >= 3 * total) return true;
    held += sales[customer - 1]!;
    return false;
  });
  return sales.map((value, index) => (index === order[beyond]! - 1 ? sales[order[beyond - 1]! - 1]! : value));
}

/** A year's sales in some orders. What is sold cheaply leaves little profit, some of it none. */
function ordersOf(yearly: number, index: number): Sale[] {
  const customer = index + 1;
  const random = randomOf('abc', 1000 + customer);
  const count = Math.min(24, 1 + Math.round(random.exponential(5)));
  const margin = random.chance(0.12) ? -0.04 : 0.02 + 0.28 * random.unit();
  let rest = yearly * 100;
  return numbers(count).map((order) => {
    const hundredths = order === count ? rest : Math.round(rest / (count - order + 1) / 1000) * 1000;
    rest -= hundredths;
    const profit = money(Math.round(hundredths * margin * (0.8 + 0.4 * random.unit())));
    return { customer, day: asOf - random.between(0, 359), hundredths, more: [profit] };
  });
}
