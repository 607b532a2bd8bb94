// Answers that must be right for whatever there is: many values, from a seed.

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Dialect, sql, verbatim } from '../../../../server/targets/sql/index.ts';
import type { TestEngine } from '../../../support/engines/index.ts';
import { Random } from '../../../support/generate/index.ts';
import { types } from '../../../support/ir-builder.ts';
import { hostile } from './texts.ts';

export function manyTests(engine: () => TestEngine): void {
  it('writes 100,000 quotients as JavaScript does', () => quotients(engine()), 600_000);
  it('writes doubles of every size as JavaScript does', () => doubles(engine()), 600_000);
  it('draws the same numbers for 20,000 hostile keys', () => draws(engine()), 600_000);
}

/** Whole numbers below 2^53, small and great ones alike. */
function wholes(random: Random, count: number): readonly string[] {
  return Array.from({ length: count }, () => String(1 + wholeBelow(random, 10 ** random.between(1, 15))));
}

/** A stream has 32 bits at a time. */
function wholeBelow(random: Random, limit: number): number {
  return (random.between(0, 2 ** 26 - 1) * 2 ** 26 + random.between(0, 2 ** 26 - 1)) % limit;
}

async function quotients(engine: TestEngine): Promise<void> {
  const random = new Random(5);
  const [above, below] = [wholes(random, 400), wholes(random, 250)];
  await engine.load([numbered('above', above), numbered('below', below)]);
  const { dialect } = engine;
  const double = (column: string) => dialect.cast(verbatim(column), dialect.types.double);
  const quotient = sql`(${double('a.v')} / ${double('b.v')})`;
  const rows = await engine.rows(
    sql`SELECT ${dialect.textOfDouble(verbatim('q'))} AS t FROM (SELECT ${quotient} AS q, a.i AS i, b.i AS j FROM above AS a CROSS JOIN below AS b) AS p ORDER BY i, j`
      .text,
  );
  expect(rows).toHaveLength(100_000);
  const meant = above.flatMap((a) => below.map((b) => String(Number(a) / Number(b))));
  expect(rows.flatMap(([cell], index) => (cell === meant[index] ? [] : [[cell, meant[index]]])).slice(0, 20)).toEqual(
    [],
  );
}

function numbered(name: string, values: readonly string[]) {
  const columns = [
    { name: 'i', type: types.days },
    { name: 'v', type: types.days },
  ];
  return { name, columns, rows: values.map((value, index) => [String(index), value]) };
}

/** Where the ways to write them change, and where digits are hard to find. */
const special = [
  0,
  1,
  0.1,
  0.25,
  1e15,
  1e16,
  123456789012345680000,
  1e20,
  1e21,
  1.5e22,
  1e22,
  1e23,
  9e22,
  1e-5,
  1e-6,
  1e-7,
  1.25e-7,
  1.1e-10,
  5e-324,
  2.2250738585072014e-308,
  1.7976931348623157e308,
  8.98846567431158e307,
  0.30000000000000004,
  2 ** 53,
  2 ** 54,
  18014398509481990,
  2 ** 60,
  2 ** 63,
  2 ** 70,
  2 ** 89,
  999999999999999900000,
  123456.7,
  4.35,
  0.000001234,
  5e15,
];

async function doubles(engine: TestEngine): Promise<void> {
  const random = new Random(6);
  const bits = new DataView(new ArrayBuffer(8));
  const anything = () => {
    bits.setUint32(0, random.between(0, 2 ** 32 - 1));
    bits.setUint32(4, random.between(0, 2 ** 32 - 1));
    const double = bits.getFloat64(0);
    return Number.isFinite(double) ? double : 1;
  };
  const great = () => (2 ** 52 + wholeBelow(random, 2 ** 52)) * 2 ** random.between(1, 40);
  const few = () => random.between(1, 10 ** random.between(1, 4)) * 10 ** random.between(14, 40);
  const positive = [...special, ...[anything, great, few].flatMap((make) => Array.from({ length: 700 }, make))];
  const all = positive.flatMap((each) => [each, -each]);
  const columns = [
    { name: 'i', type: types.days },
    { name: 'd', type: types.double },
  ];
  await engine.load([{ name: 'doubles', columns, rows: all.map((each, index) => [String(index), String(each)]) }]);
  const rows = await engine.rows(sql`SELECT ${engine.dialect.textOfDouble(sql`d`)} AS t FROM doubles ORDER BY i`.text);
  expect(
    rows.flatMap(([cell], index) => (cell === String(all[index]! + 0) ? [] : [[cell, all[index]]])).slice(0, 20),
  ).toEqual([]);
}

async function draws(engine: TestEngine): Promise<void> {
  const random = new Random(7);
  const beginnings = [
    ...hostile.filter((each) => each.length < 100),
    ...Array.from({ length: 200 }, () => random.shuffle([..."ab:'\\张🙂 \n"]).join('')),
  ].slice(0, 200);
  const ends = Array.from({ length: 100 }, (_, index) => `${index}${hostile[index % 30]}`);
  await engine.load([texts('beginnings', beginnings), texts('ends', ends)]);
  const { dialect } = engine;
  const key = dialect.concat([dialect.text("s'alt:"), read(dialect, 'a.v'), read(dialect, 'b.v')]);
  const rows = await engine.rows(
    sql`SELECT ${dialect.textOfWhole(verbatim('h'))} AS t FROM (SELECT ${dialect.md5Number(key)} AS h, a.i AS i, b.i AS j FROM beginnings AS a CROSS JOIN ends AS b) AS p ORDER BY i, j`
      .text,
  );
  expect(rows).toHaveLength(20_000);
  const meant = beginnings.flatMap((a) => ends.map((b) => drawOf(`s'alt:${a}${b}`)));
  expect(rows.flatMap(([cell], index) => (cell === meant[index] ? [] : [[cell, meant[index]]])).slice(0, 20)).toEqual(
    [],
  );
}

function texts(name: string, values: readonly string[]) {
  const columns = [
    { name: 'i', type: types.days },
    { name: 'v', type: types.text },
  ];
  return { name, columns, rows: values.map((value, index) => [String(index), value]) };
}

function read(dialect: Dialect, column: string) {
  return dialect.fromColumn ? dialect.fromColumn(verbatim(column), types.text) : verbatim(column);
}

function drawOf(text: string): string {
  return String(Number.parseInt(createHash('md5').update(text, 'utf8').digest('hex').slice(0, 8), 16));
}
