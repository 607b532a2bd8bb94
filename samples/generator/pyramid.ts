import { dayOf, isoDate } from './calendar.ts';
import { money } from './money.ts';
import { customerId, nameOf, numbers, randomOf, type Sale, writeIn, writeOrders } from './shop.ts';

const asOf = dayOf('2026-06-30');
const customers = 300;

/** How many customers are of a kind, what they buy in a year (in hundredths) and what share of it is profit. */
const kinds = [
  { count: 120, yearly: 700_000, margin: -0.06 },
  { count: 75, yearly: 2_300_000, margin: 0.08 },
  { count: 60, yearly: 4_600_000, margin: 0.12 },
  { count: 30, yearly: 25_000_000, margin: 0.14 },
  { count: 15, yearly: 35_000_000, margin: 0.16 },
] as const;

/** The 300 customers of a laboratory supplier in two years: what they bought, what it left as profit, and the hours of the visits to them. */
export function writePyramid(folder: string): void {
  const data = `${folder}/data`;
  const rows = numbers(customers).map((customer) => {
    const random = randomOf('pyramid', -customer);
    const joined = isoDate(asOf - random.between(720, 3000));
    return [customerId(customer), `${nameOf(random)}实验室`, joined, random.any(['李经理', '王经理', '陈经理'])];
  });
  writeIn(data, 'customers.csv', ['customer_id', 'name', 'joined_on', 'owner'], rows);
  writeOrders(data, numbers(customers).flatMap(salesTo), ['profit']);
  writeIn(data, 'visits.csv', ['customer_id', 'visited_on', 'hours'], numbers(customers).flatMap(visitsTo));
}

/** Eight orders in two years; a customer's fortune may turn in the second. Two fifths of the customers cost more than they bring. */
function salesTo(customer: number): Sale[] {
  const random = randomOf('pyramid', customer);
  const { yearly, margin } = kindOf(customer);
  const usual = random.lognormal(yearly, 0.25);
  const turn = random.chance(0.12) ? random.any([0.3, 0.5, 2, 3]) : 1;
  return numbers(8).map((order) => {
    const day = asOf - 710 + 90 * (order - 1) + random.between(0, 60);
    const factor = order > 4 ? turn : 1;
    const hundredths = 100 * Math.max(10, Math.round((usual * factor * (0.7 + 0.6 * random.unit())) / 400));
    const profit = Math.round(hundredths * margin * (0.6 + 0.8 * random.unit())) + (customer % 7);
    return { customer, day, hundredths, more: [money(profit)] };
  });
}

function kindOf(customer: number): (typeof kinds)[number] {
  let first = 1;
  for (const kind of kinds) {
    if (customer < first + kind.count) return kind;
    first += kind.count;
  }
  throw new Error(`There are ${customers} customers.`);
}

/** Whoever complains most is visited longest, and those are seldom the best customers. */
function visitsTo(customer: number): (string | number)[][] {
  const random = randomOf('pyramid', 1000 + customer);
  const count = random.between(0, customer <= kinds[0].count ? 6 : 4);
  return numbers(count).map(() => [
    customerId(customer),
    isoDate(asOf - random.between(0, 360)),
    (random.between(1, 6) / 2).toFixed(1),
  ]);
}
