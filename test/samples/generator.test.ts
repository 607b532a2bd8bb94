import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance, type Json } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../samples/generator/calendar.ts';
import { makeMember } from '../../samples/generator/loreal/members.ts';
import { makeOrders } from '../../samples/generator/loreal/orders.ts';
import { writeParquet } from '../../samples/generator/loreal/parquet.ts';
import { makeWorld } from '../../samples/generator/loreal/world.ts';
import { writeCsv } from '../../samples/generator/loreal/write.ts';
import { sample, writeSamples } from '../../samples/generator/sample.ts';

type Row = Readonly<Record<string, string>>;

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const files = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.csv'))
  .sort();
const asOf = dayOf(sample.asOf);

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'patron-generator-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('the committed files', () => {
  it('are what the generator makes, byte for byte', () => {
    const made = join(scratch, 'samples');
    writeSamples(made);
    // Compared as true or false: a difference of megabytes would be no message.
    const unlike = files.filter((file) => !readFileSync(join(made, file)).equals(readFileSync(join(samples, file))));
    expect(unlike).toEqual([]);
  });

  it.each(files)('%s is UTF-8 without a mark, composed, with LF', (file) => {
    const bytes = readFileSync(join(samples, file));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\uFEFF')).toBe(false);
    expect(text.includes('\r')).toBe(false);
    expect(text.endsWith('\n')).toBe(true);
    expect(text.normalize('NFC') === text).toBe(true);
  });

  it('are small', () => {
    const megabytes = files.reduce((sum, file) => sum + statSync(join(samples, file)).size, 0) / 1e6;
    expect(megabytes).toBeLessThan(4);
  });
});

describe('the members of the sample', () => {
  const customers = read('loreal/data/customers.csv');

  it('are enough, and each has a name, a city and a number of its own', () => {
    expect(customers.length).toBeGreaterThanOrEqual(3000);
    expect(distinct(customers, 'customer_id')).toBe(customers.length);
    expect(distinct(customers, 'phone')).toBe(customers.length);
    for (const { name, city } of customers)
      expect(`${name} ${city}`).toMatch(/^\p{Script=Han}{2,4} \p{Script=Han}{2,5}$/u);
  });

  it('have names as in China', () => {
    const wang = share(customers, ({ name }) => name?.startsWith('王') === true);
    expect(wang).toBeGreaterThan(0.06);
    expect(wang).toBeLessThan(0.11);
    expect(share(customers, ({ name }) => name?.length === 2)).toBeGreaterThan(0.08);
  });

  it('cannot be called', () => {
    for (const { phone } of customers) expect(phone).toMatch(/^000\d{8}$/);
  });

  it('live more often in the large cities', () => {
    const first = share(customers, ({ city }) => ['北京', '上海', '广州', '深圳'].includes(city ?? ''));
    expect(first).toBeGreaterThan(0.25);
    expect(first).toBeLessThan(0.45);
    expect(distinct(customers, 'city')).toBeGreaterThan(40);
  });

  it('have left some things unsaid', () => {
    for (const column of ['birthday', 'consent', 'gender']) {
      const missing = share(customers, (row) => row[column] === '');
      expect(missing, column).toBeGreaterThan(0.03);
      expect(missing, column).toBeLessThan(0.25);
    }
    expect(new Set(customers.map(({ consent }) => consent))).toEqual(new Set(['yes', 'no', '']));
  });

  it('were in part born on 29 February', () => {
    const leap = customers.filter(({ birthday }) => birthday?.endsWith('-02-29'));
    expect(leap.length).toBeGreaterThanOrEqual(3);
  });

  it('are old and new', () => {
    expect(customers.filter(({ joined_on }) => joined_on! > '2026-08-01').length).toBeGreaterThan(50);
    expect(customers.filter(({ joined_on }) => joined_on! < '2024-05-01').length).toBeGreaterThan(1000);
    expect(customers.every(({ joined_on }) => joined_on! <= sample.asOf)).toBe(true);
  });
});

describe('the orders of the sample', () => {
  const customers = read('loreal/data/customers.csv');
  const orders = read('loreal/data/orders.csv');
  const brands = read('loreal/data/brands.csv');
  const purchases = orders.filter((order) => fen(order) > 0);
  const byCustomer = groups(orders, 'customer_id');

  it('are enough, for 30 months up to the last day', () => {
    expect(orders.length).toBeGreaterThanOrEqual(25_000);
    expect(distinct(orders, 'order_id')).toBe(orders.length);
    const times = orders.map(({ ordered_at }) => ordered_at!).sort();
    expect(times[0]).toMatch(/^2024-05-01T/);
    expect(times.at(-1)).toMatch(/^2026-10-31T/);
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT[012]\d:[0-5]\d:[0-5]\d$/);
  });

  it('belong to members, from the day they joined', () => {
    const joined = new Map(customers.map(({ customer_id, joined_on }) => [customer_id, joined_on!]));
    const strangers = orders.filter(({ customer_id, ordered_at }) => !(joined.get(customer_id)! <= ordered_at!));
    expect(strangers).toEqual([]);
  });

  it('come from most members, not from all', () => {
    const without = 1 - byCustomer.size / customers.length;
    expect(without).toBeGreaterThan(0.05);
    expect(without).toBeLessThan(0.1);
  });

  it('are of nine brands in three price levels', () => {
    expect(
      Object.fromEntries([...groups(brands, 'level')].map(([level, rows]) => [level, rows.map(({ brand }) => brand)])),
    ).toEqual({
      luxury: ['Helena Rubinstein', 'Lancôme', 'Biotherm'],
      mid: ['Kérastase', 'Vichy', 'La Roche-Posay'],
      mass: ["L'Oréal Paris", 'Maybelline', 'Garnier'],
    });
    expect(new Set(orders.map(({ brand }) => brand))).toEqual(new Set(brands.map(({ brand }) => brand)));
  });

  it('cost what the level costs', () => {
    const levelOf = new Map(brands.map(({ brand, level }) => [brand, level!]));
    const median = (level: string) => {
      const prices = purchases
        .filter(({ brand }) => levelOf.get(brand) === level)
        .map((o) => fen(o) / Number(o['quantity']));
      return prices.sort((a, b) => a - b)[prices.length >> 1]! / 100;
    };
    expect(median('mass')).toBeLessThan(120);
    expect(median('mid')).toBeGreaterThan(1.5 * median('mass'));
    expect(median('luxury')).toBeGreaterThan(2 * median('mid'));
  });

  it('are made for the most part by a fifth of the members', () => {
    const spent = customers
      .map(({ customer_id }) => sum(byCustomer.get(customer_id!) ?? []))
      .sort((one, other) => other - one);
    const top = spent.slice(0, Math.floor(customers.length / 5)).reduce((total, value) => total + value, 0);
    const shareOfTop = top / sum(orders);
    expect(shareOfTop).toBeGreaterThan(0.7);
    expect(shareOfTop).toBeLessThan(0.8);
  });

  it('gather around 11.11, 6.18 and 3.8, and rest at the Chinese New Year', () => {
    const perDay = (from: string, to: string) => {
      const within = purchases.filter(({ ordered_at }) => ordered_at! >= from && ordered_at!.slice(0, 10) <= to);
      return within.length / (dayOf(to) - dayOf(from) + 1);
    };
    const ordinary = perDay('2025-08-01', '2025-09-30');
    expect(perDay('2024-11-11', '2024-11-11')).toBeGreaterThan(8 * ordinary);
    expect(perDay('2025-11-11', '2025-11-11')).toBeGreaterThan(8 * ordinary);
    expect(perDay('2025-06-18', '2025-06-18')).toBeGreaterThan(5 * ordinary);
    expect(perDay('2026-03-08', '2026-03-08')).toBeGreaterThan(2.5 * ordinary);
    expect(perDay('2025-01-27', '2025-02-06')).toBeLessThan(0.6 * ordinary);
    expect(perDay('2026-02-15', '2026-02-25')).toBeLessThan(0.6 * ordinary);
  });

  it('tell of members who lapsed, and of some who came back', () => {
    const days = [...byCustomer.values()].map((own) => own.map(({ ordered_at }) => dayOf(ordered_at!.slice(0, 10))));
    const lapsed = days.filter((own) => asOf - own.at(-1)! > 180);
    const returned = days.filter((own) => own.some((day, index) => index > 0 && day - own[index - 1]! > 180));
    expect(lapsed.length / customers.length).toBeGreaterThan(0.25);
    expect(returned.length / customers.length).toBeGreaterThan(0.15);
    expect(days.filter((own) => asOf - own.at(-1)! <= 90).length / customers.length).toBeGreaterThan(0.25);
  });

  it('are in part returns of what was bought before', () => {
    const byId = new Map(orders.map((order) => [order['order_id'], order]));
    const returns = orders.filter((order) => fen(order) < 0);
    expect(returns.length / orders.length).toBeGreaterThan(0.02);
    expect(returns.length / orders.length).toBeLessThan(0.04);
    for (const back of returns) {
      const bought = byId.get(back['return_of'])!;
      expect({ ...bought, ...changedByReturn(back) }).toEqual(back);
      expect(bought['ordered_at']! < back['ordered_at']!).toBe(true);
      expect(fen(bought) + fen(back)).toBeGreaterThanOrEqual(0);
    }
    expect(new Set(returns.map(({ return_of }) => return_of)).size).toBe(returns.length);
    expect(purchases.every(({ return_of, quantity }) => return_of === '' && Number(quantity) > 0)).toBe(true);
    expect(purchases.length + returns.length).toBe(orders.length);
  });

  it('have whole pieces and two decimals', () => {
    for (const { total } of orders) expect(total).toMatch(/^-?\d+\.\d\d$/);
    for (const { quantity } of orders) expect(quantity).toMatch(/^-?[1-9]$/);
  });
});

describe('the hello sample', () => {
  const customers = read('hello/customers.csv');
  const orders = read('hello/orders.csv');

  it('is small and plain', () => {
    expect(customers.length).toBe(60);
    expect(Object.keys(customers[0]!)).toEqual(['customer_id', 'name', 'city']);
    expect(orders.length).toBeGreaterThan(350);
    expect(orders.length).toBeLessThan(450);
    expect(Object.keys(orders[0]!)).toEqual(['order_id', 'customer_id', 'ordered_at', 'total']);
    expect(distinct(customers, 'name')).toBe(60);
    const known = new Set(customers.map(({ customer_id }) => customer_id));
    expect(orders.filter(({ customer_id }) => !known.has(customer_id))).toEqual([]);
  });

  it('ends on the last day, in order', () => {
    expect(orders.at(-1)!['ordered_at']).toBe(sample.asOf);
    const days = orders.map(({ ordered_at }) => ordered_at!);
    expect(days).toEqual([...days].sort());
  });

  it.each(['2025-10-31', '2000-01-01'])(
    'holds customers in the upper bands of R, F and M, of orders after %s',
    (after) => {
      const recent = [
        ...groups(
          orders.filter(({ ordered_at }) => ordered_at! > after),
          'customer_id',
        ).values(),
      ];
      const bands = [
        fifths(recent.map((own) => dayOf(own.at(-1)!['ordered_at']!))),
        fifths(recent.map((own) => own.length)),
        fifths(recent.map(sum)),
      ];
      const stars = recent.filter((_, index) => bands.every((band) => band[index]! >= 4));
      expect(stars.length).toBeGreaterThanOrEqual(5);
      expect(stars.length).toBeLessThan(recent.length / 3);
    },
  );
});

describe('the same member at another size', () => {
  it('has the same lines: the smaller world begins the larger one', () => {
    const world = makeWorld(7, asOf);
    const small = join(scratch, 'small');
    const large = join(scratch, 'large');
    expect(writeCsv(world, 40, small).customers).toBe(40);
    expect(writeCsv(world, 120, large).customers).toBe(120);
    for (const table of ['customers.csv', 'orders.csv']) {
      const part = readFileSync(join(small, table), 'utf8');
      const whole = readFileSync(join(large, table), 'utf8');
      expect(whole.startsWith(part)).toBe(true);
      expect(whole.length).toBeGreaterThan(2 * part.length);
    }
  });

  it('depends on nothing but the world and the number', () => {
    const world = makeWorld(7, asOf);
    const far = makeMember(world, 999_999);
    const again = makeMember(makeWorld(7, asOf), 999_999);
    expect(again).toEqual(far);
    expect(makeOrders(world, again)).toEqual(makeOrders(world, far));
    expect(makeMember(makeWorld(8, asOf), 999_999)).not.toEqual(far);
  });
});

describe('Parquet', () => {
  it('holds what CSV holds', async () => {
    const world = makeWorld(11, asOf);
    const folder = join(scratch, 'both');
    const written = writeCsv(world, 150, folder);
    expect(await writeParquet(world, 150, folder)).toEqual(written);
    for (const table of ['customers', 'orders', 'brands']) {
      const text = readFileSync(join(folder, `${table}.csv`), 'utf8');
      expect(await readParquet(join(folder, `${table}.parquet`))).toEqual(parse(text, { columns: true }));
    }
  });
});

function read(file: string): Row[] {
  return parse(readFileSync(join(samples, file)), { columns: true });
}

/** The rows of a Parquet file, each value as the CSV file writes it. */
async function readParquet(path: string): Promise<Row[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(`FROM read_parquet('${path.replaceAll("'", "''")}')`);
  const rows = reader.getRowObjectsJson();
  connection.closeSync();
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(name, value)])));
}

function cell(column: string, value: Json): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return column === 'ordered_at' ? String(value).replace(' ', 'T') : String(value);
}

/** What a return does not share with its purchase. */
function changedByReturn({ order_id, ordered_at, total, quantity, return_of }: Row) {
  return { order_id, ordered_at, total, quantity, return_of };
}

/** The total of an order in hundredths of a yuan. */
function fen(order: Row): number {
  return Math.round(Number(order['total']) * 100);
}

function sum(orders: readonly Row[]): number {
  return orders.reduce((total, order) => total + fen(order), 0);
}

function share(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.filter(holds).length / rows.length;
}

function distinct(rows: readonly Row[], column: string): number {
  return new Set(rows.map((row) => row[column])).size;
}

function groups(rows: readonly Row[], column: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row[column]!;
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** The band of each value among five equal counts, as the language defines it: equal values share a band. */
function fifths(values: readonly number[]): number[] {
  return values.map((value) => 1 + Math.floor((values.filter((other) => other < value).length * 5) / values.length));
}
