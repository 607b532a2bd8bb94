import { describe, expect, it } from 'vitest';
import { countsOf, csv, customersWith, openRules, valuesOf } from './session.ts';

const customers = (rest: string) => `as of 2026-10-31
data customers from "customers.csv"
  key id
  column v: number
metric value_of is v
${rest}`;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('bands of equal counts', () => {
  it('give equal values one band, and fitted cuts to everyone', async () => {
    const session = await openRules(customers('score B is 5 bands of value_of\n'), {
      'customers.csv': customersWith('v', [1, 1, 1, 1, 2, 3, 4, 4, 5, '']),
    });
    // 9 are known; worse than 1: 0, than 2: 4, than 3: 5, than 4: 6, than 5: 8.
    expect(session.fits.get('B')).toEqual({
      kind: 'bands',
      fitted: 9,
      cuts: ['2', '2', '4', '5'],
      counts: [4, 0, 2, 2, 1],
    });
    expect(Object.values(await valuesOf(session, 'B'))).toEqual(['1', '1', '1', '1', '3', '3', '4', '4', '5', null]);
  });

  it('are in the first band where all are equal', async () => {
    const session = await openRules(customers('score B is 3 bands of value_of\n'), {
      'customers.csv': customersWith('v', [7, 7, 7, 7]),
    });
    expect(session.fits.get('B')).toEqual({ kind: 'bands', fitted: 4, cuts: [null, null], counts: [4, 0, 0] });
    expect(Object.values(await valuesOf(session, 'B'))).toEqual(['1', '1', '1', '1']);
  });

  it('turn round where the lowest is best', async () => {
    const session = await openRules(customers('score B is 4 bands of value_of, lowest best\n'), {
      'customers.csv': customersWith('v', range(1, 8)),
    });
    expect(session.fits.get('B')).toMatchObject({ cuts: ['6', '4', '2'], counts: [2, 2, 2, 2] });
    expect(Object.values(await valuesOf(session, 'B'))).toEqual(['4', '4', '3', '3', '2', '2', '1', '1']);
  });

  it('are fitted on those who are meant, and given to all', async () => {
    const session = await openRules(customers('score B is 2 bands of value_of where v > 0\n'), {
      'customers.csv': customersWith('v', [-5, 0, 1, 2, 3, 4]),
    });
    expect(session.fits.get('B')).toMatchObject({ fitted: 4, cuts: ['3'] });
    expect(Object.values(await valuesOf(session, 'B'))).toEqual(['1', '1', '1', '1', '2', '2']);
  });

  it('with given cuts give a value at a cut the better band', async () => {
    const session = await openRules(customers('score B is bands of value_of at 30, 60, 90, lowest best\n'), {
      'customers.csv': customersWith('v', [30, 31, 60, 90, 91]),
    });
    expect(session.fits.has('B')).toBe(false);
    expect(Object.values(await valuesOf(session, 'B'))).toEqual(['4', '3', '3', '2', '1']);
  });

  it('find cuts among values that lie far apart and close together', async () => {
    // Far more different values than one look holds, a crowd between two neighbours, and one that is far away.
    const values = [
      ...range(1, 6000).map((n) => `${n}.25`),
      ...range(1, 3999).map((n) => `3000.${1000 + (n % 9)}`),
      '99999999999.99',
    ];
    const session = await openRules(customers('score B is 4 bands of value_of\n'), {
      'customers.csv': customersWith('v', values),
    });
    const sorted = [...values].sort((a, b) => Number(a) - Number(b));
    const worse = (value: string) => sorted.findIndex((other) => Number(other) === Number(value));
    const cuts = [1, 2, 3].map((band) =>
      sorted.find((value) => Math.floor((worse(value) * 4) / sorted.length) >= band),
    );
    const fit = session.fits.get('B');
    expect(fit?.cuts.map(Number)).toEqual(cuts.map(Number));
    expect(fit?.counts.reduce((sum, count) => sum + count)).toBe(10_000);
  });
});

describe('classes by share', () => {
  it('end where those above hold the share', async () => {
    // Of 400: above 200 are 0, above 100 are 200, above 50 are 300: 75%, so 50 is B although 75% ends with the hundreds.
    const session = await openRules(
      customers('class abc by share of value_of\n  A top 75%\n  B next 20%\n  C rest\n'),
      { 'customers.csv': customersWith('v', [200, 100, 50, 30, 20, 0, -40, '']) },
    );
    expect(Object.values(await valuesOf(session, 'abc'))).toEqual(['A', 'A', 'B', 'B', 'C', 'C', 'C', null]);
    expect(session.fits.get('abc')).toEqual({ kind: 'class', fitted: 7, cuts: ['100', '30'], counts: [2, 2, 3] });
  });

  it('keep equal values together, and never leave A empty', async () => {
    const session = await openRules(customers('class abc by share of value_of\n  A top 10%\n  B rest\n'), {
      'customers.csv': customersWith('v', [5, 5, 5, 1]),
    });
    expect(Object.values(await valuesOf(session, 'abc'))).toEqual(['A', 'A', 'A', 'B']);
  });

  it('put everyone last where nobody has anything', async () => {
    const session = await openRules(customers('class abc by share of value_of\n  A top 75%\n  B rest\n'), {
      'customers.csv': customersWith('v', [0, -1, '']),
    });
    expect(session.fits.get('abc')).toMatchObject({ cuts: [null], counts: [0, 2] });
    expect(Object.values(await valuesOf(session, 'abc'))).toEqual(['B', 'B', null]);
  });
});

describe('the pyramid', () => {
  const pyramid = `class pyramid by rank of value_of
  platinum top 5%
  gold next 10%
  silver next 20%
  iron next 25%
  lead rest
`;

  it('has steps of 15, 30, 60, 75 and 120 of 300', async () => {
    const session = await openRules(customers(pyramid), { 'customers.csv': customersWith('v', range(1, 300)) });
    expect(countsOf(await session.preview(), 'pyramid')).toEqual({
      platinum: 15,
      gold: 30,
      silver: 60,
      iron: 75,
      lead: 120,
    });
    expect(session.fits.get('pyramid')).toMatchObject({ cuts: ['286', '256', '196', '121'] });
  });

  it('sends a tie that does not fit down together, and may leave a step empty', async () => {
    const session = await openRules(customers(pyramid), {
      'customers.csv': customersWith('v', [...Array.from({ length: 20 }, () => 1000), ...range(1, 80)]),
    });
    expect(session.fits.get('pyramid')).toMatchObject({ cuts: [null, null, '66', '41'], counts: [0, 0, 35, 25, 40] });
  });
});

describe('fits on fits', () => {
  it('are made one after another', async () => {
    const session = await openRules(
      customers(`score B is 2 bands of value_of
metric best_value is v
score C is 2 bands of best_value where B is 2
class of_c by rank of value_of where C is 2
  top_one top 50%
  others rest
`),
      { 'customers.csv': csv('id,v\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n7,7\n8,8') },
    );
    expect(session.fits.get('C')).toMatchObject({ fitted: 4, cuts: ['7'] });
    expect(session.fits.get('of_c')).toMatchObject({ fitted: 2, cuts: ['8'] });
  });

  it('of no one leave everything missing', async () => {
    const session = await openRules(customers('score B is 5 bands of value_of\n'), {
      'customers.csv': customersWith('v', ['', '']),
    });
    expect(session.fits.get('B')).toEqual({
      kind: 'bands',
      fitted: 0,
      cuts: [null, null, null, null],
      counts: [0, 0, 0, 0, 0],
    });
    expect(Object.values(await valuesOf(session, 'B'))).toEqual([null, null]);
  });
});
