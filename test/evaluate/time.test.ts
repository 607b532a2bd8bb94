import { describe, expect, it } from 'vitest';
import { csv, openRules, sourceOf, valuesOf } from './session.ts';

const rules = (asOf: string, rest: string) => `${asOf}
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by customer
  time at: timestamp
  amount total: money CNY
${rest}`;

const orders = (...days: readonly string[]) =>
  `customer,at,total\n${days.map((day, index) => `1,${day},${2 ** index}\n`).join('')}`;

/** The orders that a window takes, by their place from 0: each is worth another power of two. */
async function taken(asOf: string, window: string, days: readonly string[]): Promise<number[]> {
  const session = await openRules(rules(`as of ${asOf}`, `metric spent is sum of orders.total ${window}\n`), {
    'customers.csv': 'id\n1\n',
    'orders.csv': orders(...days),
  });
  const sum = Number((await valuesOf(session, 'spent'))['1']);
  return days.flatMap((_, index) => (Math.floor(sum / 2 ** index) % 2 === 1 ? [index] : []));
}

describe('a window', () => {
  it.each([
    ['2026-10-31', 'in last 30 days', ['2026-10-01', '2026-10-02', '2026-10-31', '2026-11-01'], [1, 2]],
    ['2026-10-31', 'in last 1 month', ['2026-09-30', '2026-10-01', '2026-10-31'], [1, 2]],
    // One step from as-of, clamped to the end of February.
    ['2026-05-31', 'in last 3 months', ['2026-02-28', '2026-03-01'], [1]],
    ['2026-05-31', 'in previous 3 months', ['2025-11-30', '2025-12-01', '2026-02-28', '2026-03-01'], [1, 2]],
    ['2028-02-29', 'in last 12 months', ['2027-02-28', '2027-03-01', '2028-02-29'], [1, 2]],
    ['2026-10-31', 'this quarter', ['2026-09-30', '2026-10-01', '2026-10-31'], [1, 2]],
    ['2026-01-15', 'last month', ['2025-11-30', '2025-12-01', '2025-12-31', '2026-01-01'], [1, 2]],
    ['2026-10-31', 'in 2025', ['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'], [1, 2]],
    ['2026-10-31', 'since 2026-03-01', ['2026-02-28', '2026-03-01', '2026-10-31'], [1, 2]],
    ['2026-10-31', 'before 2026-03-01', ['2026-02-28', '2026-03-01'], [0]],
    [
      '2026-10-31',
      'between 2026-01-01 and 2026-01-31',
      ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'],
      [1, 2],
    ],
    [
      '2026-10-31',
      'in last 12 months in same period last year',
      ['2024-10-31', '2024-11-01', '2025-10-31', '2025-11-01'],
      [1, 2],
    ],
  ])('as of %s takes %s', async (asOf, window, days, expected) => {
    expect(await taken(asOf, window, days)).toEqual(expected);
  });

  it('is of local days: 23:59 is in, 00:00 of the next day is not', async () => {
    expect(
      await taken('2026-10-31', 'in last 1 day', [
        '2026-10-30T23:59:59',
        '2026-10-31T00:00',
        '2026-10-31 23:59:59',
        '2026-11-01T00:00',
      ]),
    ).toEqual([1, 2]);
  });
});

describe('a zone', () => {
  it('moves times with an offset and leaves those without', async () => {
    const session = await openRules(
      rules('as of 2026-10-31 in America/New_York', 'metric last_time is latest orders\nmetric n is count of orders\n'),
      {
        'customers.csv': 'id\n1\n2\n3\n4\n',
        'orders.csv': csv(`customer,at,total
          1,2026-07-01T03:30:00Z,1
          2,2026-01-01T03:30:00+00:00,1
          3,2026-11-01T04:30:00.5Z,1
          4,2026-06-01T00:30:00,1`),
      },
    );
    expect(await valuesOf(session, 'last_time')).toEqual({
      1: '2026-06-30T23:30:00',
      2: '2025-12-31T22:30:00',
      // Half past midnight on the first of November in New York: after as-of.
      3: null,
      4: '2026-06-01T00:30:00',
    });
    expect(sourceOf(session, 'orders')).toMatchObject({
      future: 1,
      coerced: [{ column: 'at', kind: 'offset-to-zone', cells: 3, firstRows: [] }],
    });
  });
});

describe('days and months', () => {
  it.each([
    ['2026-02-28', '2000-02-29', '25', '311'],
    ['2026-03-01', '2000-02-29', '26', '312'],
    ['2024-02-29', '2000-02-29', '24', '288'],
    ['2026-02-28', '2026-01-31', '0', '1'],
    ['2026-03-30', '2026-01-31', '0', '1'],
    ['2026-01-31', '2026-02-01', '0', '0'],
    ['2026-01-31', '2027-03-01', '-1', '-13'],
  ])('as of %s, born on %s', async (asOf, born, years, months) => {
    const session = await openRules(
      `as of ${asOf}
data customers from "customers.csv"
  key id
  column born: date
metric years is age of born
metric full is months between born and as of
`.replace('months between born and as of', `months between born and ${asOf}`),
      { 'customers.csv': `id,born\n1,${born}\n` },
    );
    // The end of February is the birthday of those born on the 29th: they are 26 on 2026-02-28.
    const expected = asOf === '2026-02-28' && born === '2000-02-29' ? ['26', '312'] : [years, months];
    expect([(await valuesOf(session, 'years'))['1'], (await valuesOf(session, 'full'))['1']]).toEqual(expected);
  });

  it('have names', async () => {
    const session = await openRules(
      `as of 2026-10-31
data customers from "customers.csv"
  key id
  column born: date
metric month_of_birth is month of born
metric day_of_birth is weekday of born
metric since is days since born
`,
      { 'customers.csv': 'id,born\n1,2026-10-31\n2,1969-07-20\n3,2026-11-02\n' },
    );
    expect(await valuesOf(session, 'month_of_birth')).toEqual({ 1: '10', 2: '7', 3: '11' });
    expect(await valuesOf(session, 'day_of_birth')).toEqual({ 1: 'saturday', 2: 'sunday', 3: 'monday' });
    expect(await valuesOf(session, 'since')).toEqual({ 1: '0', 2: '20922', 3: '-2' });
  });
});

describe('the day in use', () => {
  const noDay = (days: readonly string[]) => ({ 'customers.csv': 'id\n1\n', 'orders.csv': orders(...days) });

  it('is that of the latest row of the amount data', async () => {
    const session = await openRules(
      rules('', 'metric n is count of orders\n'),
      noDay(['2026-10-30', '2026-10-31T12:00']),
    );
    expect(session.asOf).toEqual({ date: '2026-10-31', from: 'data' });
  });

  it('may be given', async () => {
    const session = await openRules(
      rules('as of 2026-10-31', 'metric n is count of orders\n'),
      noDay(['2026-10-30', '2026-10-31']),
      {
        asOf: '2026-10-30',
      },
    );
    expect(session.asOf).toEqual({ date: '2026-10-30', from: 'option' });
    expect(await valuesOf(session, 'n')).toEqual({ 1: '1' });
  });

  it('is asked for after a gap of more than 60 days', async () => {
    const opened = openRules(
      rules('', 'metric n is count of orders\n'),
      noDay(['2026-01-01', '2026-01-02', '2062-01-01']),
    );
    await expect(opened).rejects.toMatchObject({
      code: 'PTN5105',
      data: { data: 'orders', day: '2062-01-01', before: '2026-01-02' },
    });
    const fine = openRules(rules('', 'metric n is count of orders\n'), noDay(['2026-01-01', '2026-03-02']));
    expect((await fine).asOf.date).toBe('2026-03-02');
  });

  it('is asked for where no row tells it', async () => {
    const opened = openRules(rules('', 'metric n is count of orders\n'), noDay(['', 'yesterday']));
    await expect(opened).rejects.toMatchObject({ code: 'PTN5104' });
  });
});
