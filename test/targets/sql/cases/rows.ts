// Answers that are about many rows: what a table of them gives.

import { expect, it } from 'vitest';
import type * as Ir from '../../../../server/ir/index.ts';
import {
  type AggregateCall,
  canonical,
  compareBytes,
  type Dialect,
  list,
  type Sql,
  sql,
} from '../../../../server/targets/sql/index.ts';
import type { TestEngine } from '../../../support/engines/index.ts';
import { types } from '../../../support/ir-builder.ts';
import { hostile } from './texts.ts';

const { text, days, date } = types;
const number = types.number(2, 20);
const wide = types.number(0, 38);

export function rowTests(engine: () => TestEngine): void {
  it('orders texts by their bytes, what is missing last', () => orders(engine()));
  it('aggregates over the rows that count', () => aggregates(engine()));
  it('makes ordered lists', () => lists(engine()));
  it('makes a row of every item of a list', () => items(engine()));
  it('fails for rows that reach a failure, and for no other', () => failures(engine()));
  it('fails for a sum that its type has no room for', () => longSums(engine()));
  it('computes a value once, however often the layers above use it', () => layers(engine()));
}

async function orders(engine: TestEngine): Promise<void> {
  const { dialect } = engine;
  const texts = [...hostile.filter((each) => each.length < 100), 'a', 'B', 'b', 'Z', 'z', 'ä', 'é', '﹏', '😀', 'ｱ'];
  await engine.load([
    { name: 'texts', columns: [{ name: 't', type: text }], rows: [...texts.map((each) => [each]), [null]] },
  ]);
  const held = read(dialect, sql`t`, text);
  for (const direction of ['ascending', 'descending'] as const) {
    const order = dialect.ordered(dialect.byBytes(sql`v`), direction);
    const rows = await engine.rows(sql`SELECT v FROM (SELECT ${held} AS v FROM texts) AS q ORDER BY ${order}`.text);
    const sorted = [...texts].sort(compareBytes);
    expect(rows.map(([cell]) => cell)).toEqual([...(direction === 'ascending' ? sorted : sorted.reverse()), null]);
  }
}

/** By group: values that may be missing. */
const groups: Readonly<Record<string, readonly (string | null)[]>> = {
  one: ['1.01'],
  two: ['1.02', '1.01'],
  three: ['-3.00', '2.50', '0.00'],
  four: ['4.00', '1.00', '1.00', '-999999999999999999.99'],
  gaps: [null, '7.00', null, '7.00', '8.00'],
  nothing: [null, null],
  small: ['-5.00', '-6.00'],
};

async function aggregates(engine: TestEngine): Promise<void> {
  const { dialect } = engine;
  const rows = Object.entries(groups).flatMap(([group, values]) => values.map((value) => [group, value]));
  const columns = [
    { name: 'g', type: text },
    { name: 'v', type: number },
  ];
  await engine.load([{ name: 'amounts', columns, rows }]);
  const counts = sql`v > ${dialect.decimal(-150n, { digits: 20, scale: 2 })}`;
  for (const where of [undefined, counts]) {
    const meant = Object.entries(groups).map(([group, values]) => [
      group,
      ...summary(values, where !== undefined, dialect.middle !== undefined),
    ]);
    expect(await engine.rows(summaryOf(dialect, where).text)).toEqual(meant.sort(([a], [b]) => compareBytes(a!, b!)));
  }
}

function summaryOf(dialect: Dialect, where: Sql | undefined): Sql {
  const v = sql`v`;
  const call = (of: AggregateCall, type: Ir.Type) => {
    const found = dialect.aggregate(of, where);
    return canonical(dialect, dialect.cast(found, typeOf(dialect, type)), type);
  };
  const middle = dialect.middle?.(v, where);
  const cells = [
    call({ function: 'count' }, wide),
    call({ function: 'count', of: v }, wide),
    call({ function: 'count', of: v, distinct: true }, wide),
    call({ function: 'sum', of: v, held: { digits: 20, scale: 2 } }, types.number(2, 38)),
    call({ function: 'min', of: v }, number),
    call({ function: 'max', of: v }, number),
    ...(middle ? [canonical(dialect, middle.lower, number), canonical(dialect, middle.upper, number)] : []),
  ];
  const group = dialect.resultText(sql`g`);
  const from = sql`(SELECT ${read(dialect, sql`g`, text)} AS g, v FROM amounts) AS q`;
  return sql`SELECT ${list([group, ...cells])} FROM ${from} GROUP BY g ORDER BY ${dialect.byBytes(sql`g`)}`;
}

function summary(all: readonly (string | null)[], isFiltered: boolean, hasMiddle: boolean): readonly (string | null)[] {
  const unscaled = (value: string) => BigInt(value.replace('.', ''));
  const rows = isFiltered ? all.filter((each) => each !== null && unscaled(each) > -150n) : all;
  const values = rows.filter((each) => each !== null).sort((a, b) => (unscaled(a) < unscaled(b) ? -1 : 1));
  const sum = values.reduce((total, each) => total + unscaled(each), 0n);
  const at = (index: number) => values[index] ?? null;
  return [
    String(rows.length),
    String(values.length),
    String(new Set(values).size),
    values.length === 0 ? null : printed(sum),
    at(0),
    at(values.length - 1),
    ...(hasMiddle ? [at(Math.ceil(values.length / 2) - 1), at(Math.floor(values.length / 2))] : []),
  ];
}

function printed(unscaled: bigint): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(3, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

async function lists(engine: TestEngine): Promise<void> {
  const { dialect } = engine;
  const columns = [
    { name: 'g', type: text },
    { name: 'n', type: days },
    { name: 't', type: text },
  ];
  const rows = [
    ['a', '3', 'x'],
    ['a', '1', "z;'"],
    ['a', '2', '张'],
    ['a', '10', 'y'],
    ['b', '1', ''],
  ];
  await engine.load([{ name: 'entries', columns, rows }]);
  const from = sql`(SELECT ${read(dialect, sql`g`, text)} AS g, n, ${read(dialect, sql`t`, text)} AS t FROM entries) AS q`;
  const listed = dialect.resultText(dialect.listText(dialect.listOrdered(sql`t`, sql`n`), '|'));
  const statement = sql`SELECT ${dialect.resultText(sql`g`)} AS c, ${listed} AS l FROM ${from} GROUP BY g ORDER BY ${dialect.byBytes(sql`g`)}`;
  expect(await engine.rows(statement.text)).toEqual([
    ['a', "z;'|张|x|y"],
    ['b', ''],
  ]);
}

async function items(engine: TestEngine): Promise<void> {
  const { dialect } = engine;
  if (!dialect.unnest) return;
  const list = dialect.listOfKnown(['b', "a'", 'b'].map((each) => dialect.text(each)));
  const rows = await engine.rows(sql`SELECT ${dialect.unnest(list)} AS item`.text);
  expect(rows.map(([cell]) => cell)).toEqual(['b', "a'", 'b']);
}

async function failures(engine: TestEngine): Promise<void> {
  const { dialect } = engine;
  const secret = '424242';
  const columns = [
    { name: 'n', type: days },
    { name: 'd', type: number },
    { name: 'f', type: types.double },
    { name: 'day', type: date },
  ];
  await engine.load([
    {
      name: 'measured',
      columns,
      rows: [
        ['1', '1.50', '0.25', '2026-10-31'],
        [secret, `${secret}.00`, secret, null],
        [null, null, null, null],
      ],
    },
    { name: 'empty', columns, rows: [] },
  ]);
  const guarded = (column: Sql, type: Ir.Type, limit: Sql, from: Sql) => {
    const holds = sql`${column} < ${limit}`;
    const value = sql`CASE WHEN ${holds} THEN ${column} WHEN ${column} IS NOT NULL THEN ${dialect.raise(7, column, holds)} END`;
    return engine.rows(
      sql`SELECT ${canonical(dialect, dialect.cast(value, typeOf(dialect, type)), type)} AS c FROM ${from} AS q ${dialect.settings}`
        .text,
    );
  };
  for (const [column, type, first, second] of [
    [sql`n`, days, '1', secret],
    [sql`d`, number, '1.50', `${secret}.00`],
    [sql`f`, types.double, '0.25', secret],
  ] as const) {
    const cells = (await guarded(column, type, dialect.whole(1_000_000n), sql`measured`)).map(([cell]) => cell);
    expect(cells.sort()).toEqual([first, second, null].sort());
    expect(await guarded(column, type, dialect.whole(2n), sql`empty`)).toEqual([]);
    const failure = guarded(column, type, dialect.whole(2n), sql`measured`).then(
      () => 'none',
      (error: Error) => error.message,
    );
    expect(await failure).toMatch(/patron-check-7\b/);
    expect(await failure).not.toContain(secret);
  }
}

async function longSums(engine: TestEngine): Promise<void> {
  const { dialect } = engine;
  const held = { digits: 38, scale: 0 };
  const long: Ir.Type = { kind: 'number', held: { kind: 'decimal', ...held } };
  const rows = Array.from({ length: 20 }, (_, index) => [String(index), `9${'0'.repeat(36)}`, `9${'0'.repeat(17)}`]);
  const columns = [
    { name: 'n', type: days },
    { name: 'd', type: long },
    { name: 'w', type: days },
  ];
  await engine.load([{ name: 'long_ones', columns, rows }]);
  const sumOf = (column: 'd' | 'w', count: number) => {
    const type = column === 'd' ? long : days;
    const call = { function: 'sum' as const, of: column === 'd' ? sql`d` : sql`w`, ...(column === 'd' && { held }) };
    const sum = dialect.cast(dialect.aggregate(call), typeOf(dialect, type));
    const few = sql`SELECT * FROM long_ones AS l WHERE n < ${dialect.whole(BigInt(count))}`;
    return engine.rows(sql`SELECT ${canonical(dialect, sum, type)} AS c FROM (${few}) AS q ${dialect.settings}`.text);
  };
  expect(await sumOf('d', 10)).toEqual([[`9${'0'.repeat(37)}`]]);
  expect(await sumOf('w', 1)).toEqual([[`9${'0'.repeat(17)}`]]);
  // DuckDB has room for the smallest numbers of 39 digits.
  for (const count of dialect.name === 'duckdb' ? [20] : [12, 20]) await expect(sumOf('d', count)).rejects.toThrow();
  await expect(sumOf('w', 20)).rejects.toThrow();
}

async function layers(engine: TestEngine): Promise<void> {
  const { dialect } = engine;
  await engine.load([{ name: 'start', columns: [{ name: 'x0', type: wide }], rows: [['1']] }]);
  let from = sql`start`;
  const depth = 40;
  for (let layer = 0; layer < depth; layer += 1) {
    const doubled = dialect.cast(sql`(x${layer} + x${layer})`, typeOf(dialect, wide));
    from = sql`(SELECT *, ${doubled} AS x${layer + 1} FROM ${from}${dialect.fence}) AS p`;
  }
  const [row] = await engine.rows(sql`SELECT ${canonical(dialect, sql`x${depth}`, wide)} AS c FROM ${from}`.text);
  expect(row).toEqual([String(2 ** depth)]);
}

function read(dialect: Dialect, column: Sql, type: Ir.Type): Sql {
  return dialect.fromColumn ? dialect.fromColumn(column, type) : column;
}

function typeOf({ types: names }: Dialect, type: Ir.Type): Sql {
  if (type.kind === 'duration') return names.whole;
  if (type.kind !== 'number') throw new Error('only numbers are cast here');
  return type.held.kind === 'double' ? names.double : names.decimal(type.held);
}
