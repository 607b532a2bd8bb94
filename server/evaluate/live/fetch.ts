import type * as Ir from '../../ir/index.ts';
import {
  type Computation,
  Customers,
  type Dialect,
  exactOf,
  list,
  type Named,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import { type Column, columnOf } from './column.ts';
import type { ColumnRequest } from './compile/compiler.ts';
import type { LiveRunner } from './data.ts';
import { bitsOfPart } from './money.ts';
import { over } from './over.ts';

/** The values are such that no column of numbers holds them. */
export type Fetched = Column | 'wide';

/** Asks the engine for columns, all at once. */
export async function fetchColumns(
  runner: LiveRunner,
  computation: Computation,
  requests: readonly ColumnRequest[],
  rows: number,
): Promise<readonly Fetched[]> {
  const texts = new Map<ColumnRequest, readonly string[] | undefined>();
  for (const request of requests) {
    if (request.encoding.kind === 'text') texts.set(request, await textsOf(runner, computation, request));
  }
  const customers = new Customers(computation);
  const asked = requests.filter((each) => !each.isPlace && (each.encoding.kind !== 'text' || texts.get(each)));
  const columns = asked.map(
    (request, index): Named => ({
      name: sql`x${index}`,
      value: encoded(customers, request, texts.get(request) ?? []),
    }),
  );
  const values = columns.length === 0 ? [] : await runner.doubles(customers.select(columns), columns.length, rows);
  const places = new Map<ColumnRequest, Float64Array>();
  for (const request of requests.filter(({ isPlace }) => isPlace))
    places.set(request, await fetchPlaces(runner, computation, request, rows));
  return requests.map((request) => {
    const found = places.get(request) ?? values[asked.indexOf(request)];
    const numbers = found && inUnits(found, request);
    return numbers ? columnOf(numbers, texts.get(request)) : 'wide';
  });
}

/** One column by itself, put back into the order of the customers. */
async function fetchPlaces(
  runner: LiveRunner,
  computation: Computation,
  { value }: ColumnRequest,
  rows: number,
): Promise<Float64Array> {
  const customers = new Customers(over(computation, sql`TRUE`));
  const columns = [
    { name: sql`x`, value: sql`CAST(${value(customers)} AS DOUBLE)` },
    { name: sql`rn`, value: verbatim('rn') },
  ];
  const [places] = await runner.doubles(sql`SELECT x FROM (${customers.select(columns)}) AS q ORDER BY rn`, 1, rows);
  return places!;
}

/** Whole numbers however great, in parts of which each is a double: see `Money`. */
export async function fetchParts(
  runner: LiveRunner,
  computation: Computation,
  expression: Ir.Expression,
  rows: number,
): Promise<readonly Float64Array[]> {
  const { dialect } = computation;
  const customers = new Customers(computation);
  const held = exactOf(expression.type);
  if (!held) throw new Error('money that is no exact number cannot be added up');
  const whole = customers.bind(
    dialect.cast(dialect.unscaled(customers.value(expression, 'value'), held, held.scale), sql`HUGEINT`),
  );
  const parts = Array.from({ length: Math.ceil(127 / bitsOfPart) }, (_, part): Named => {
    const unit = dialect.wide(2n ** BigInt(part * bitsOfPart));
    const shifted = dialect.divideWhole(whole, unit, 38);
    const rest = dialect.remainder(shifted, dialect.wide(2n ** BigInt(bitsOfPart)));
    return { name: sql`x${part}`, value: sql`coalesce(CAST(${rest} AS DOUBLE), 0)` };
  });
  return runner.doubles(customers.select(parts), parts.length, rows);
}

/** More different texts than that make no good column. */
const mostTexts = 4096;

async function textsOf(
  runner: LiveRunner,
  computation: Computation,
  { value }: ColumnRequest,
): Promise<readonly string[] | undefined> {
  const customers = new Customers(computation);
  const statement = customers.select([{ name: sql`x`, value: value(customers) }]);
  const rows = await runner.rows(
    sql`SELECT DISTINCT x FROM (${statement}) AS q WHERE x IS NOT NULL LIMIT ${mostTexts + 1}`,
  );
  const texts = rows.map(([text]) => text ?? '');
  return texts.length > mostTexts || texts.some((text) => text.includes('\0')) ? undefined : texts.sort();
}

function encoded(customers: Customers, { encoding, value }: ColumnRequest, texts: readonly string[]): Sql {
  const { dialect } = customers.computation;
  const held = value(customers);
  switch (encoding.kind) {
    case 'date':
      return known(dialect, dialect.daysBetween(dialect.date('1970-01-01'), held));
    case 'timestamp':
      return known(dialect, sql`epoch_us(${held})`);
    case 'yes-no':
      return known(dialect, sql`CAST(${held} AS INTEGER)`);
    case 'text':
      return texts.length === 0 ? missing(dialect) : known(dialect, placeIn(dialect, held, texts));
    default:
      return known(dialect, held);
  }
}

/**
 * The numbers as they came, in the smallest unit; undefined where one is so great that it may have been rounded. Below 2^50 the nearest double of a
 * decimal, times its power of ten, is off by less than a half.
 */
function inUnits(values: Float64Array, { encoding }: ColumnRequest): Float64Array | undefined {
  if (encoding.kind !== 'exact' && encoding.kind !== 'timestamp') return values;
  const units = encoding.kind === 'exact' ? 10 ** encoding.scale : 1;
  const most = encoding.kind === 'exact' ? 2 ** 50 : 2 ** 53;
  for (let index = 0; index < values.length; index++) {
    const value = Math.round(values[index]! * units);
    if (Math.abs(value) >= most) return undefined;
    values[index] = value;
  }
  return values;
}

function known(dialect: Dialect, value: Sql): Sql {
  return sql`coalesce(CAST(${value} AS DOUBLE), ${missing(dialect)})`;
}

function missing(dialect: Dialect): Sql {
  return dialect.double('nan');
}

/** Finding a text among those of an enumeration is much faster than a CASE over them. */
function placeIn(dialect: Dialect, text: Sql, texts: readonly string[]): Sql {
  const members = list(texts.map((each) => dialect.text(each)));
  return sql`enum_code(CAST(${text} AS ENUM (${members})))`;
}
