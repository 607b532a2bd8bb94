import { describe, expect, it } from 'vitest';
import type * as Ir from '../../server/ir/index.ts';
import {
  aggregate,
  bands,
  classes,
  cny,
  col,
  column,
  compare,
  metric,
  num,
  str,
  types,
} from '../support/ir-builder.ts';
import { printValue } from '../support/reference/index.ts';
import { overCustomers, overOrders, table, valuesOf } from './tables.ts';

const x = col('customers', 'x', types.number(0));
const withX = [column('column', 'x', types.number(0))];

/** Customers a, b, c … with these values of x. */
function ofX(values: readonly (number | '')[], definitions: readonly Ir.Definition[]) {
  const rows = values.map((value, index) => `c${String(index).padStart(4, '0')},${value}`);
  return overCustomers(withX, table(['id,x', ...rows].join('\n')), { definitions });
}

describe('RFM of fifteen customers, as introductions to it show', () => {
  const rows = table(`
    id,r,f,m
    01,4,6,540
    02,6,11,940
    03,46,1,35
    04,21,2,65
    05,15,4,179
    06,32,2,56
    07,7,3,140
    08,50,1,950
    09,34,15,2630
    10,10,5,191
    11,3,8,845
    12,1,10,1510
    13,27,3,54
    14,18,2,40
    15,5,1,25`);
  const columns = ['r', 'f', 'm'].map((name) => column('column', name, types.number(0)));
  const of = (name: string) => col('customers', name, types.number(0));
  const cellType: Ir.Type = { kind: 'cell', parts: ['R', 'F', 'M'].map((score) => ({ score, bands: 5 })) };
  const evaluation = overCustomers(columns, rows, {
    definitions: [
      bands('R', 5, of('r'), { best: 'lowest' }),
      bands('F', 5, of('f')),
      bands('M', 5, of('m')),
      {
        kind: 'cell',
        name: 'RFM',
        type: cellType,
        parts: ['R', 'F', 'M'],
        hash: '',
        origin: { file: '', start: 0, line: 1, span: [0, 0] },
      },
    ],
  });

  it('gives the printed cells', () => {
    expect(valuesOf(evaluation, 'RFM')).toEqual([
      '544',
      '454',
      '111',
      '222',
      '333',
      '222',
      '433',
      '115',
      '155',
      '343',
      '544',
      '555',
      '232',
      '321',
      '411',
    ]);
  });

  it('cuts at the worst value of each band', () => {
    const cuts = (name: string) => evaluation.fits.get(name)?.cuts.map((cut) => printValue(cut));
    expect(cuts('R')).toEqual(['32', '18', '7', '4']);
    expect(cuts('F')).toEqual(['2', '3', '5', '10']);
    expect(cuts('M')).toEqual(['54', '140', '540', '950']);
  });
});

describe('bands', () => {
  it('keep equal values together, leaving bands empty', () => {
    const evaluation = ofX([1, 1, 1, 1, 5], [bands('b', 5, x)]);
    expect(valuesOf(evaluation, 'b')).toEqual(['1', '1', '1', '1', '5']);
    expect(evaluation.fits.get('b')?.cuts.map((cut) => printValue(cut))).toEqual(['5', '5', '5', '5']);
  });

  it.each([
    [
      [7, 7, 7],
      ['1', '1', '1'],
    ],
    [[7], ['1']],
    [[''], [null]],
    [
      [3, '', 1],
      ['2', null, '1'],
    ],
    [[], []],
  ] as const)('of %j in two are %j', (values, expected) =>
    expect(valuesOf(ofX(values, [bands('b', 2, x)]), 'b')).toEqual(expected),
  );

  it('of ten values in three are 4, 3 and 3 customers', () => {
    expect(valuesOf(ofX([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [bands('b', 3, x)]), 'b').join('')).toBe('1111222333');
  });

  it('take given cuts, a value at a cut belonging to the better band', () => {
    const cuts = [90, 60, 30].map((cut) => num(String(cut)));
    const evaluation = ofX([91, 90, 61, 60, 30, 29, ''], [bands('b', 4, x, { best: 'lowest', cuts })]);
    expect(valuesOf(evaluation, 'b')).toEqual(['1', '2', '2', '3', '4', '4', null]);
  });

  it('are fitted on some and applied to everyone with a known value', () => {
    const where = compare('>', x, num('0'));
    const evaluation = ofX([-5, 0, 10, 20, 15, 99], [bands('b', 2, x, { where })]);
    // Fitted: 10, 15, 20, 99; band 2 begins at 20.
    expect(valuesOf(evaluation, 'b')).toEqual(['1', '1', '1', '2', '1', '2']);
  });
});

describe('ABC by share', () => {
  const abc = (upTo = 0.75): Ir.ClassMember[] => [
    { name: 'A', upTo: [upTo * 100, 100] },
    { name: 'B', upTo: [95, 100] },
    { name: 'C' },
  ];
  const of = (...values: (number | '')[]) => valuesOf(ofX(values, [classes('share-class', 'abc', x, abc())]), 'abc');

  it('stops A where the greater ones hold exactly 75 %', () => {
    // The two greatest hold 75 of 100: the next one is no A.
    expect(of(50, 25, 15, 5, 5)).toEqual(['A', 'A', 'B', 'B', 'B']);
    // They hold 74 of 100: the next one still is.
    expect(of(50, 24, 16, 5, 5)).toEqual(['A', 'A', 'A', 'B', 'B']);
  });

  it('keeps equal values together at the limit', () => {
    // 25 is held above both of 25: they are A although they reach beyond 75 %.
    expect(of(25, 25, 25, 25)).toEqual(['A', 'A', 'A', 'A']);
    // Above each 20 stands 60 of 100, above each 10 stands 80, above the 5 stand 95.
    expect(of(60, 10, 10, 10, 10)).toEqual(['A', 'A', 'A', 'A', 'A']);
    expect(of(80, 5, 5, 5, 5)).toEqual(['A', 'B', 'B', 'B', 'B']);
    expect(of(75, 20, 5)).toEqual(['A', 'B', 'C']);
  });

  it('puts those at or below zero last, and A is never empty', () => {
    expect(of(100, 0, -50, '')).toEqual(['A', 'C', 'C', null]);
    expect(of(1)).toEqual(['A']);
    expect(of(0, -1)).toEqual(['C', 'C']);
  });

  it('cuts at the least value of each class', () => {
    const evaluation = ofX([50, 25, 15, 5, 5, 0], [classes('share-class', 'abc', x, abc())]);
    expect(evaluation.fits.get('abc')).toMatchObject({ fitted: 6 });
    expect(evaluation.fits.get('abc')?.cuts.map((cut) => printValue(cut))).toEqual(['25', '5']);
  });
});

describe('a pyramid by rank', () => {
  const members: Ir.ClassMember[] = [
    { name: 'platinum', upTo: [5, 100] },
    { name: 'gold', upTo: [15, 100] },
    { name: 'silver', upTo: [35, 100] },
    { name: 'bronze', upTo: [60, 100] },
    { name: 'rest' },
  ];

  it('of 300 has 15, 30, 60, 75 and 120', () => {
    const values = valuesOf(
      ofX(
        Array.from({ length: 300 }, (_, index) => index),
        [classes('rank-class', 'p', x, members)],
      ),
      'p',
    );
    const count = (name: string) => values.filter((value) => value === name).length;
    expect(members.map(({ name }) => count(name))).toEqual([15, 30, 60, 75, 120]);
    expect([values[299], values[285], values[284], values[255], values[254]]).toEqual([
      'platinum',
      'platinum',
      'gold',
      'gold',
      'silver',
    ]);
  });

  it('moves a tie that does not fit down together', () => {
    const two: Ir.ClassMember[] = [{ name: 'top', upTo: [1, 2] }, { name: 'rest' }];
    const of = (...values: (number | '')[]) => valuesOf(ofX(values, [classes('rank-class', 'p', x, two)]), 'p');
    expect(of(1, 2, 3, 4)).toEqual(['rest', 'rest', 'top', 'top']);
    expect(of(1, 3, 3, 4)).toEqual(['rest', 'rest', 'rest', 'top']);
    expect(of(4, 4, 4, 4)).toEqual(['rest', 'rest', 'rest', 'rest']);
    expect(of(9)).toEqual(['rest']);
    expect(of(9, '', 8)).toEqual(['top', null, 'rest']);
  });
});

describe('aggregates', () => {
  const orders = [column('time', 'at', types.date), column('amount', 'total', types.money())];
  const total = col('orders', 'total', types.money());
  const rows = {
    customers: table('id\na\nb\nc'),
    orders: table(`
      at,total,customer
      2026-10-31,10.00,a
      2026-08-01,20.50,a
      2026-07-31,30.00,a
      2026-10-31,,a
      2026-11-01,999.00,a
      2026-10-01,1.01,b
      2026-10-02,1.02,b`),
  };
  const of = (value: Ir.Expression) => valuesOf(overOrders(orders, rows, { definitions: [metric('x', value)] }), 'x');
  const lastThreeMonths = {
    from: { anchor: 'as-of', months: -3, days: 1 },
    to: { anchor: 'as-of', months: 0, days: 0 },
  } as const;

  it('over nothing are 0 or missing', () => {
    expect(of(aggregate('count', 'orders', types.whole))).toEqual(['4', '2', '0']);
    expect(of(aggregate('count-known', 'orders', types.whole, { of: total }))).toEqual(['3', '2', '0']);
    expect(of(aggregate('sum', 'orders', types.money(), { of: total }))).toEqual(['60.50', '2.03', '0.00']);
    expect(of(aggregate('distinct', 'orders', types.whole, { of: total }))).toEqual(['3', '2', '0']);
    expect(of(aggregate('lowest', 'orders', types.money(), { of: total }))).toEqual(['10.00', '1.01', null]);
    expect(of(aggregate('highest', 'orders', types.date, { of: col('orders', 'at', types.date) }))).toEqual([
      '2026-10-31',
      '2026-10-02',
      null,
    ]);
  });

  it('have an exact median, with one digit more', () => {
    expect(of(aggregate('median', 'orders', types.money(3), { of: total }))).toEqual(['20.500', '1.015', null]);
  });

  it('count the days of a window, both bounds included', () => {
    expect(of(aggregate('count', 'orders', types.whole, { window: lastThreeMonths }))).toEqual(['3', '2', '0']);
    const before = { to: { anchor: { date: '2026-07-31' }, months: 0, days: 0 } } as const;
    expect(of(aggregate('count', 'orders', types.whole, { window: before }))).toEqual(['1', '0', '0']);
  });

  it('take a condition over each row', () => {
    const where = compare('!=', total, cny('20.50'));
    expect(of(aggregate('count', 'orders', types.whole, { where }))).toEqual(['2', '2', '0']);
  });
});

describe('text', () => {
  it('is what stands in the cell, compared by code point', () => {
    const rows = table('id,city\na,上海\nb,上海 \nc,\u00c9\nd,E\u0301\ne,');
    const city = col('customers', 'city', types.text);
    const is = (value: string) => metric('is', compare('=', city, str(value)));
    const evaluation = (value: string) =>
      overCustomers([column('column', 'city', types.text)], rows, { definitions: [is(value)] });
    expect(valuesOf(evaluation('上海'), 'is')).toEqual(['yes', 'no', 'no', 'no', 'no']);
    expect(valuesOf(evaluation('\u00c9'), 'is')).toEqual(['no', 'no', 'yes', 'no', 'no']);
  });
});
