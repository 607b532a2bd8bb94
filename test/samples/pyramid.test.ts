import { describe, expect, it } from 'vitest';
import { columnsOf, dayOf, grouped, hundredths, openSample, type Row, rowsOf } from './support/outcome.ts';

const levels = [
  ['platinum', 15],
  ['gold', 45],
  ['silver', 105],
  ['bronze', 180],
  ['lead', 300],
] as const;

const orders = rowsOf('pyramid/data/orders.csv');

/**
 * The level of every customer by the profit of the twelve months that end with a day: the 15th of 300 is the last of the top 5 %. Who has the
 * same profit as another has the rank of the lower.
 */
function levelsOn(end: string): ReadonlyMap<string, string> {
  const begin = dayOf(`${Number(end.slice(0, 4)) - 1}${end.slice(4)}`);
  const inWindow = orders.filter(({ ordered_on = '' }) => dayOf(ordered_on) > begin && dayOf(ordered_on) <= dayOf(end));
  const profits = [...grouped(inWindow, (row) => row['customer_id']!)].map(
    ([key, rows]) => [key, rows.reduce((sum, row) => sum + hundredths(row['profit']!), 0)] as const,
  );
  const rankOf = (profit: number) => profits.filter(([, other]) => other >= profit).length;
  return new Map(profits.map(([key, profit]) => [key, levels.find(([, last]) => rankOf(profit) <= last)![0]]));
}

const visits: Readonly<Record<string, string>> = {
  platinum: 'weekly',
  gold: 'every 2 weeks',
  silver: 'monthly',
  bronze: 'quarterly',
  lead: '',
};

describe('the customer pyramid', () => {
  it('has 15, 30, 60, 75 and 120 of 300 customers, and calls who left the top', async () => {
    const session = await openSample('pyramid/pyramid.patron');
    const [now, then] = [levelsOn('2026-06-30'), levelsOn('2025-06-30')];
    const answer = [...now].map(([key, level]) => {
      const fell = then.get(key) === 'platinum' && level !== 'platinum';
      return [key, [visits[level], fell ? 'daily' : '']];
    });
    expect(await columnsOf(session, { kind: 'decisions' }, ['visit', 'call'])).toEqual(Object.fromEntries(answer));
    const counts = [...grouped(now.values(), (level) => level)].map(([level, found]) => [level, found.length]);
    expect(Object.fromEntries(counts)).toEqual({ platinum: 15, gold: 30, silver: 60, bronze: 75, lead: 120 });
  });

  it('keeps its promises about shares', async () => {
    const session = await openSample('pyramid/pyramid.patron');
    const results = await session.test();
    expect(results.map(({ title, passed }) => [title, passed])).toEqual([
      ['the levels hold 15, 30, 60, 75 and 120 of 300 customers', true],
      ['the few at the top carry the business', true],
      ['too many hours go into the two lowest levels', true],
    ]);
  });

  it('spends more than six of ten visiting hours on the two lowest levels', async () => {
    const now = levelsOn('2026-06-30');
    const hours = rowsOf('pyramid/data/visits.csv').filter(
      ({ visited_on = '' }) => dayOf(visited_on) > dayOf('2025-06-30') && dayOf(visited_on) <= dayOf('2026-06-30'),
    );
    const tenths = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + Math.round(10 * Number(row['hours'])), 0);
    const lowest = hours.filter(({ customer_id = '' }) => ['bronze', 'lead'].includes(now.get(customer_id)!));
    const percent = (100 * tenths(lowest)) / tenths(hours);
    expect(percent).toBeGreaterThan(60);
    for (const [least, passed] of [
      [Math.floor(percent), true],
      [Math.floor(percent) + 1, false],
    ] as const) {
      const session = await openSample('pyramid/pyramid.patron', (rules) =>
        rules.replace('at least 60%', `at least ${least}%`),
      );
      expect((await session.test()).at(-1)?.passed, `at least ${least}%`).toBe(passed);
    }
  });
});
