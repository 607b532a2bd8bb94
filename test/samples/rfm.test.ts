import { describe, expect, it } from 'vitest';
import { columnsOf, dayOf, grouped, hundredths, openSample, rowsOf } from './support/outcome.ts';

const today = dayOf('2026-06-30');
/** The window of 12 months that ends with it begins after this day. */
const yearAgo = dayOf('2025-06-30');

interface Measured {
  readonly key: string;
  readonly recency: number | undefined;
  readonly frequency: number;
  readonly spend: number;
}

/** Recency, frequency and money of every customer, straight from the rows. */
function measured(): readonly Measured[] {
  const orders = grouped(rowsOf('rfm/data/orders.csv'), (row) => row['customer_id']!);
  return rowsOf('rfm/data/customers.csv').map(({ customer_id: key = '' }) => {
    const own = orders.get(key) ?? [];
    const recent = own.filter((row) => dayOf(row['ordered_on']!) > yearAgo);
    const last = Math.max(...own.map((row) => dayOf(row['ordered_on']!)));
    return {
      key,
      recency: own.length === 0 ? undefined : today - last,
      frequency: recent.length,
      spend: recent.reduce((sum, row) => sum + hundredths(row['total']!), 0),
    };
  });
}

/** The band of a value among those of the customers who ever bought: a fifth of them in each, equal values together. */
function quintile(value: number, fitted: readonly number[], isWorse: (one: number, other: number) => boolean): number {
  return 1 + Math.floor((fitted.filter((other) => isWorse(other, value)).length * 5) / fitted.length);
}

/**
 * The cuts are the worst fitted values of the bands: who has bought before, but not in these twelve months, counts among the fitted with 0.
 * Without a purchase ever there are no bands for R, and those of F and M are by the cuts.
 */
function bandsOf(all: readonly Measured[]): ReadonlyMap<string, readonly [r: number, f: number, m: number]> {
  const bought = all.filter(({ recency }) => recency !== undefined);
  const worseAbove = (one: number, other: number) => one > other;
  const worseBelow = (one: number, other: number) => one < other;
  return new Map(
    bought.map(({ key, recency, frequency, spend }) => [
      key,
      [
        quintile(
          recency!,
          bought.map((each) => each.recency!),
          worseAbove,
        ),
        quintile(
          frequency,
          bought.map((each) => each.frequency),
          worseBelow,
        ),
        quintile(
          spend,
          bought.map((each) => each.spend),
          worseBelow,
        ),
      ],
    ]),
  );
}

function segmentOf(r: number, f: number, m: number): string {
  const fm = Math.ceil((f + m) / 2);
  if (fm >= 4) return r === 5 ? 'champions' : r >= 3 ? 'loyal' : fm === 5 ? 'cannot_lose' : 'at_risk';
  if (r >= 4) return fm >= 2 ? 'potential_loyalist' : r === 5 ? 'new' : 'promising';
  if (r === 3) return fm === 3 ? 'need_attention' : 'about_to_sleep';
  return fm === 3 ? 'at_risk' : r === 2 ? 'hibernating' : 'lost';
}

const doneAbout: Readonly<Record<string, readonly [visit: string, call: string, offer: string]>> = {
  champions: ['monthly', '', ''],
  loyal: ['monthly', '', ''],
  potential_loyalist: ['', '', '0.1'],
  new: ['', '', '0.1'],
  promising: ['', '', '0.1'],
  need_attention: ['', '', '0.1'],
  about_to_sleep: ['', 'quarterly', ''],
  at_risk: ['', 'quarterly', ''],
  cannot_lose: ['', 'quarterly', ''],
};

describe('RFM', () => {
  it('with quintiles decides what the rows say, for every customer', async () => {
    const session = await openSample('rfm/rfm.patron');
    const all = measured();
    const bands = bandsOf(all);
    const answer = all.map(({ key }) => {
      const own = bands.get(key);
      const group = own ? segmentOf(...own) : '';
      return [key, [group, ...(doneAbout[group] ?? ['', '', ''])]] as const;
    });
    const columns = ['group', 'visit', 'call', 'offer'];
    expect(await columnsOf(session, { kind: 'decisions' }, columns)).toEqual(Object.fromEntries(answer));
  });

  it('with given cuts puts a value at a cut into the better band', async () => {
    const session = await openSample('rfm/given-cuts.patron');
    const reached = (value: number, cuts: readonly number[]) => String(1 + cuts.filter((cut) => value >= cut).length);
    const answer = measured().map(({ key, recency, frequency, spend }) => [
      key,
      [
        recency === undefined ? '' : reached(-recency, [-240, -120, -60, -30]),
        reached(frequency, [2, 4, 8, 16]),
        reached(spend, [200_00, 500_00, 1000_00, 2000_00]),
      ],
    ]);
    expect(await columnsOf(session, { kind: 'values' }, ['R', 'F', 'M'])).toEqual(Object.fromEntries(answer));
  });

  it('has eleven segments that cover the 125 cells, each once', async () => {
    const session = await openSample('rfm/cells.patron');
    const cells = rowsOf('rfm/data/cells.csv').map(({ cell = '', r, f, m }) => ({
      cell,
      segment: segmentOf(Number(r), Number(f), Number(m)),
    }));
    const answer = Object.fromEntries(cells.map(({ cell, segment }) => [cell, [segment]]));
    expect(await columnsOf(session, { kind: 'values' }, ['rfm_segment'])).toEqual(answer);
    const counts = [...grouped(cells, ({ segment }) => segment)].map(([name, found]) => [name, found.length]);
    expect(Object.fromEntries(counts)).toEqual({
      champions: 10,
      loyal: 20,
      potential_loyalist: 28,
      new: 1,
      promising: 1,
      need_attention: 9,
      about_to_sleep: 6,
      at_risk: 32,
      cannot_lose: 6,
      hibernating: 6,
      lost: 6,
    });
  });
});
