import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { columnsOf, grouped, hundredths, openSample, rowsOf } from './support/outcome.ts';

interface Yearly {
  readonly key: string;
  readonly sales: number;
  readonly profit: number;
}

/** All orders lie within the year. */
function yearly(): readonly Yearly[] {
  const orders = grouped(rowsOf('abc/data/orders.csv'), (row) => row['customer_id']!);
  return rowsOf('abc/data/customers.csv').map(({ customer_id: key = '' }) => {
    const own = orders.get(key) ?? [];
    const sum = (column: string) => own.reduce((total, row) => total + hundredths(row[column]!), 0);
    return { key, sales: sum('total'), profit: sum('profit') };
  });
}

/** Those who, from the greatest down, hold the share of what is positive; the one with whom it is reached included, and all who are equal to it. */
function holders(values: readonly number[], share: number): (value: number) => boolean {
  const sorted = values.filter((value) => value > 0).sort((one, other) => other - one);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  let held = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const value of sorted) {
    if (held >= share * total) break;
    held += value;
    least = value;
  }
  return (value) => value >= least;
}

const visits: Readonly<Record<string, string>> = { A: '2 per month', B: 'monthly', C: 'every 2 months' };

const visitsAYear: Readonly<Record<string, number>> = { A: 24, B: 12, C: 6 };

const draw = (key: string) => createHash('md5').update(`visit:${key}`).digest('hex').slice(0, 8);

/** From the greatest sales down, until the first whose visits do not fit into the year. */
function visited(all: readonly Yearly[], classOf: (each: Yearly) => string, most: number): ReadonlySet<string> {
  const ranked = [...all].sort((one, other) => other.sales - one.sales || (draw(one.key) < draw(other.key) ? -1 : 1));
  const found = new Set<string>();
  let used = 0;
  for (const each of ranked) {
    used += visitsAYear[classOf(each)]!;
    if (used > most) break;
    found.add(each.key);
  }
  return found;
}

describe('ABC', () => {
  const all = yearly();
  const isA = holders(
    all.map(({ sales }) => sales),
    0.75,
  );
  const isVital = holders(
    all.map(({ profit }) => profit),
    0.8,
  );
  const classOf = ({ sales }: Yearly) => (sales <= 0 ? 'C' : isA(sales) ? 'A' : 'B');
  const paretoOf = ({ profit }: Yearly) => (profit <= 0 ? 'losing' : isVital(profit) ? 'vital' : 'useful');

  it('is by sales and by profit what the rows say, for every customer', async () => {
    const session = await openSample('abc/abc.patron');
    const answer = all.map((each) => [each.key, [classOf(each), paretoOf(each)]]);
    expect(await columnsOf(session, { kind: 'values' }, ['abc', 'pareto'])).toEqual(Object.fromEntries(answer));
    const decided = all.map((each) => [each.key, [visits[classOf(each)]]]);
    expect(await columnsOf(session, { kind: 'decisions' }, ['visit'])).toEqual(Object.fromEntries(decided));
  });

  it('has two customers with the same sales at three quarters, and both are A', () => {
    const least = Math.min(...all.filter((each) => classOf(each) === 'A').map(({ sales }) => sales));
    const tied = all.filter(({ sales }) => sales === least);
    expect(tied.length).toBe(2);
    const total = all.reduce((sum, { sales }) => sum + sales, 0);
    const above = all.filter(({ sales }) => sales > least).reduce((sum, { sales }) => sum + sales, 0);
    expect([above < 0.75 * total, above + least >= 0.75 * total]).toEqual([true, true]);
  });

  it('adds up to the work of 24, 12 and 6 visits a year', async () => {
    const { work } = await (await openSample('abc/abc.patron')).preview();
    const sizes = grouped(all, classOf);
    const answer = Object.entries(visitsAYear).map(([name, each], index) => ({
      rule: `rule ${index + 1}`,
      perYear: String(each * sizes.get(name)!.length),
      each: String(each),
    }));
    expect(work).toMatchObject([{ action: 'visit', policies: [{ policy: 'visits', rules: answer }] }]);
    expect(work?.[0]?.perYear).toBe(String(answer.reduce((sum, { perYear }) => sum + Number(perYear), 0)));
  });

  it('with a limit visits the largest, as far as 40 visits a week go', async () => {
    const session = await openSample('abc/abc.patron', (rules) => `${rules}\nlimit visit to 40 per week by spend\n`);
    const stays = visited(all, classOf, 40 * 52);
    const answer = all.map((each) => [each.key, [stays.has(each.key) ? visits[classOf(each)] : '']]);
    expect(await columnsOf(session, { kind: 'decisions' }, ['visit'])).toEqual(Object.fromEntries(answer));
    expect(stays.size).toBeLessThan(all.length);
  });
});
