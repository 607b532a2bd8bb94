import { describe, expect, it } from 'vitest';
import { columnsOf, dayOf, grouped, hundredths, openSample, rowsOf } from './support/outcome.ts';

const yearAgo = dayOf('2025-06-30');

interface Bought {
  readonly key: string;
  readonly times: number;
  /** Hundredths, of all purchases of the year. */
  readonly sum: number;
}

function bought(): readonly Bought[] {
  const orders = grouped(rowsOf('svcd/data/orders.csv'), (row) => row['customer_id']!);
  return rowsOf('svcd/data/customers.csv').map(({ customer_id: key = '' }) => {
    const own = (orders.get(key) ?? []).filter((row) => dayOf(row['ordered_on']!) > yearAgo);
    return { key, times: own.length, sum: own.reduce((total, row) => total + hundredths(row['total']!), 0) };
  });
}

const visits: Readonly<Record<string, string>> = {
  star: 'weekly',
  cow: 'every 2 weeks',
  volcano: 'monthly',
  dog: 'every 2 months',
};

const visitsAYear: Readonly<Record<string, number>> = { star: 52, cow: 26, volcano: 12, dog: 6 };

describe('star, volcano, cow and dog', () => {
  it('with one cut on each axis has a field for everyone', async () => {
    const tierOf = ({ times, sum }: Bought) => {
      const isHigh = times > 0 && sum >= 300_00 * times;
      return times >= 12 ? (isHigh ? 'star' : 'cow') : isHigh ? 'volcano' : 'dog';
    };
    const answer = bought().map((each) => [each.key, [tierOf(each), visits[tierOf(each)]]]);
    const session = await openSample('svcd/svcd.patron');
    expect(await columnsOf(session, { kind: 'decisions' }, ['tier', 'visit'])).toEqual(Object.fromEntries(answer));
    const { work } = await session.preview();
    const sizes = grouped(bought(), tierOf);
    const rules = Object.entries(visitsAYear).map(([rule, each]) => ({
      rule,
      perYear: String(each * sizes.get(rule)!.length),
      each: String(each),
    }));
    expect(work).toMatchObject([{ action: 'visit', policies: [{ rules }] }]);
  });

  it('as published leaves everyone between the cuts without a field', async () => {
    const tierOf = ({ times, sum }: Bought) => {
      const isHigh = times > 0 && sum >= 300_00 * times;
      const isLow = times === 0 || sum <= 100_00 * times;
      if (times >= 12) return isHigh ? 'star' : isLow ? 'cow' : '';
      return times <= 4 ? (isHigh ? 'volcano' : isLow ? 'dog' : '') : '';
    };
    const answer = bought().map((each) => [each.key, [tierOf(each), visits[tierOf(each)] ?? '']] as const);
    const session = await openSample('svcd/published.patron');
    expect(await columnsOf(session, { kind: 'decisions' }, ['tier', 'visit'])).toEqual(Object.fromEntries(answer));
    const { policies } = await session.preview();
    const between = answer.filter(([, [tier]]) => tier === '').length;
    expect(between).toBeGreaterThan(0);
    expect(policies[0]?.gap.customers).toBe(between);
  });
});
