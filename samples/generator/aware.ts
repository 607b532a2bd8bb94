import { dayOf, isoDate } from './calendar.ts';
import type { Random } from './random.ts';
import { customerId, nameOf, numbers, randomOf, writeIn } from './shop.ts';

const asOf = dayOf('2026-06-30');
const leads = 120;

/** People who asked an insurance broker for an offer. What nobody has asked them is not known, and the cell is empty. */
export function writeAware(folder: string): void {
  const columns = ['lead_id', 'name', 'income', 'asked_again', 'decides', 'premium', 'birthday'];
  writeIn(`${folder}/data`, 'customers.csv', columns, numbers(leads).map(lead));
}

function lead(number: number): (string | number)[] {
  const random = randomOf('aware', number);
  const income = 1000 * Math.round(random.lognormal(95, 0.6));
  const premium = 100 * Math.max(4, Math.round((income * (0.04 + 0.22 * random.unit())) / 100));
  return [
    customerId(number).replace('C', 'L'),
    nameOf(random),
    known(random, 0.88, `${income}.00`),
    known(random, 0.85, random.chance(0.6) ? 'yes' : 'no'),
    known(random, 0.9, random.chance(0.7) ? 'yes' : 'no'),
    `${premium}.00`,
    known(random, 0.93, isoDate(asOf - random.between(17 * 365, 68 * 365))),
  ];
}

function known(random: Random, chance: number, value: string): string {
  return random.chance(chance) ? value : '';
}
