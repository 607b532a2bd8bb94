import { dayOf, isoDate } from './calendar.ts';
import type { Random } from './random.ts';
import { customerId, nameOf, numbers, randomOf, type Sale, writeIn, writeOrders } from './shop.ts';

const asOf = dayOf('2026-06-30');
const customers = 600;
const days = 900;

/** The members of a pet shop: what they buy, how they were contacted, what they think of the shop, and why some said they left. */
export function writeRetention(folder: string): void {
  const data = `${folder}/data`;
  writeIn(data, 'customers.csv', ['customer_id', 'name', 'joined_on', 'consent'], numbers(customers).map(member));
  writeOrders(data, numbers(customers).flatMap(salesTo));
  writeIn(data, 'contacts.csv', ['customer_id', 'contacted_on', 'channel'], numbers(customers).flatMap(contactsWith));
  const answered = numbers(customers).filter((customer) => randomOf('retention', 3000 + customer).chance(0.45));
  writeIn(data, 'survey.csv', ['customer_id', 'product', 'service', 'staff', 'price'], answered.map(answers));
  const left = numbers(customers).filter(
    (customer) => hasLeft(customer) && randomOf('retention', 4000 + customer).chance(0.7),
  );
  writeIn(data, 'reasons.csv', ['customer_id', 'reason'], left.map(reason));
}

function member(customer: number): string[] {
  const random = randomOf('retention', -customer);
  const consent = random.chance(0.08) ? '' : random.chance(0.8) ? 'yes' : 'no';
  return [customerId(customer), nameOf(random), isoDate(joined(customer)), consent];
}

function joined(customer: number): number {
  return asOf - randomOf('retention', 1000 + customer).between(5, days);
}

/** A third stop buying at some time. */
function hasLeft(customer: number): boolean {
  return randomOf('retention', 2000 + customer).chance(0.33);
}

/** Each buys at a rhythm of their own, a bag of food now and then something more. */
function salesTo(customer: number): Sale[] {
  const random = randomOf('retention', customer);
  const gap = random.any([14, 21, 28, 30, 45, 60, 90]);
  const basket = random.lognormal(18_000, 0.5);
  const first = joined(customer);
  const last = hasLeft(customer) ? first + Math.round((asOf - first) * random.unit()) : asOf;
  const sales: Sale[] = [];
  for (let day = first + random.between(0, 10); day <= last; day += Math.max(1, gap + random.between(-4, 6))) {
    sales.push({ customer, day, hundredths: 100 * Math.max(10, Math.round(random.lognormal(basket, 0.3) / 100)) });
  }
  const [from, to] = away(customer, gap);
  const isBack = sales.some(({ day }) => day >= to);
  return isBack ? sales.filter(({ day }) => day <= from || day >= to) : sales;
}

/** Some of those who stay were away for four of their gaps, and came back within the last weeks. */
function away(customer: number, gap: number): readonly [from: number, to: number] {
  const random = randomOf('retention', 8000 + customer);
  const back = asOf - random.between(1, 25);
  return !hasLeft(customer) && random.chance(0.06) ? [back - 4 * gap, back] : [asOf, asOf];
}

function contactsWith(customer: number): string[][] {
  const random = randomOf('retention', 5000 + customer);
  return numbers(random.between(0, 3)).map(() => [
    customerId(customer),
    isoDate(asOf - random.between(-2, 60)),
    random.any(['sms', 'wechat', 'email']),
  ]);
}

/** From 1 to 10; a question may be left open. */
function answers(customer: number): (string | number)[] {
  const random = randomOf('retention', 6000 + customer);
  const mood = hasLeft(customer) ? 5 : 7;
  return [customerId(customer), ...numbers(4).map(() => answer(random, mood))];
}

function answer(random: Random, mood: number): number | string {
  return random.chance(0.12) ? '' : Math.min(10, Math.max(1, mood + random.between(-3, 3)));
}

function reason(customer: number): string[] {
  const random = randomOf('retention', 7000 + customer);
  return [customerId(customer), random.any(['product', 'service', 'staff', 'price', 'moved', 'bad_faith'])];
}
