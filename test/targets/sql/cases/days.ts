import { type Dialect, type Sql, sql } from '../../../../server/targets/sql/index.ts';
import { types } from '../../../support/ir-builder.ts';
import type { Case } from './case.ts';

const { date, days, timestamp } = types;

const between = ([from, to, is]: readonly [string, string, string]): Case => ({
  title: `days from ${from} to ${to}`,
  inputs: [
    [date, from],
    [date, to],
  ],
  of: (dialect, a, b) => dialect.daysBetween(a!, b!),
  type: days,
  is,
});

const part = ([name, of, is]: readonly ['year' | 'month' | 'day' | 'weekday', string, string]): Case => ({
  title: `${name} of ${of}`,
  inputs: [[date, of]],
  of: (dialect, day) => dialect.textOfWhole(dialect.part(name, day!)),
  is,
});

const end = ([of, is]: readonly [string, string]): Case => ({
  title: `end of the month of ${of}`,
  inputs: [[date, of]],
  of: (dialect, day) => dialect.endOfMonth(day!),
  type: date,
  is,
});

const added = ([of, number, is]: readonly [string, string, string]): Case => ({
  title: `${of} and ${number} days`,
  inputs: [
    [date, of],
    [days, number],
  ],
  of: (dialect, day, count) => dialect.addDays(day!, count!),
  type: date,
  is,
});

const moment = (of: string): Case => ({
  title: `moment ${of}`,
  inputs: [[timestamp, of]],
  of: (_dialect, value) => value!,
  type: timestamp,
  is: of,
});

const dayOf = ([of, is]: readonly [string, string]): Case => ({
  title: `day of ${of}`,
  inputs: [[timestamp, of]],
  of: (dialect, value) => dialect.dayOf(value!),
  type: date,
  is,
});

const missing = (title: string, of: (dialect: Dialect, day: Sql) => Sql): Case => ({
  title: `${title} of nothing`,
  inputs: [[date, null]],
  of: (dialect, day) => of(dialect, day!),
  is: null,
});

export const dayCases: readonly Case[] = [
  ...(
    [
      ['2026-10-31', '2026-10-31', '0'],
      ['2024-02-28', '2024-03-01', '2'],
      ['2026-10-31', '1969-12-31', '-20758'],
      ['0001-01-01', '9999-12-31', '3652058'],
      ['1900-02-28', '1900-03-01', '1'],
      ['1582-10-04', '1582-10-15', '11'],
    ] as const
  ).map(between),
  ...(
    [
      ['year', '0001-01-01', '1'],
      ['year', '9999-12-31', '9999'],
      ['year', '1899-12-31', '1899'],
      ['month', '2026-10-31', '10'],
      ['month', '2300-01-01', '1'],
      ['day', '2024-02-29', '29'],
      ['day', '0001-01-01', '1'],
      ['weekday', '2026-10-26', '1'],
      ['weekday', '2026-11-01', '7'],
      ['weekday', '0001-01-01', '1'],
      ['weekday', '9999-12-31', '5'],
      ['weekday', '1969-12-31', '3'],
    ] as const
  ).map(part),
  ...(
    [
      ['2026-02-01', '2026-02-28'],
      ['2024-02-10', '2024-02-29'],
      ['1900-02-28', '1900-02-28'],
      ['2000-02-01', '2000-02-29'],
      ['2026-04-30', '2026-04-30'],
      ['2026-12-01', '2026-12-31'],
      ['0001-01-01', '0001-01-31'],
      ['0004-02-01', '0004-02-29'],
      ['9999-12-01', '9999-12-31'],
      ['9999-02-01', '9999-02-28'],
      ['2148-07-01', '2148-07-31'],
    ] as const
  ).map(end),
  ...(
    [
      ['2024-02-28', '1', '2024-02-29'],
      ['2026-01-01', '-1', '2025-12-31'],
      ['0001-01-01', '3652058', '9999-12-31'],
      ['9999-12-31', '-3652058', '0001-01-01'],
      ['2299-12-31', '1', '2300-01-01'],
      ['1900-01-01', '-1', '1899-12-31'],
    ] as const
  ).map(added),
  ...[
    '2026-10-31T18:00:00',
    '2026-10-31T00:00:00',
    '2026-10-31T23:59:59.999999',
    '2026-10-31T18:00:00.100000',
    '0001-01-01T00:00:00',
    '9999-12-31T23:59:59.000001',
    '1969-12-31T23:59:59.500000',
  ].map(moment),
  ...(
    [
      ['2026-10-31T00:00:00', '2026-10-31'],
      ['2026-10-31T23:59:59.999999', '2026-10-31'],
      ['0001-01-01T23:59:59', '0001-01-01'],
      ['9999-12-31T23:59:59.999999', '9999-12-31'],
      ['1899-12-31T23:00:00', '1899-12-31'],
      ['1969-12-31T23:59:59.999999', '1969-12-31'],
    ] as const
  ).map(dayOf),
  missing('text', (dialect, day) => dialect.textOfDate(day)),
  missing('year', (dialect, day) => dialect.textOfWhole(dialect.part('year', day))),
  missing('end of the month', (dialect, day) => dialect.textOfDate(dialect.endOfMonth(day))),
  missing('distance', (dialect, day) => dialect.textOfWhole(dialect.daysBetween(day, dialect.date('2026-10-31')))),
  {
    title: 'days compare',
    inputs: [
      [date, '0999-12-31'],
      [date, '2299-12-31'],
    ],
    of: (_dialect, a, b) => sql`CASE WHEN ${a!} < ${b!} AND NOT ${a!} >= ${b!} THEN 'before' END`,
    is: 'before',
  },
];
