import type * as Ir from '../../../ir/index.ts';
import type { Bindings } from '../../bindings.ts';
import { Checks } from '../customers.ts';
import type { Dialect } from '../dialect.ts';
import { type Exact, mostDigits, mustBeExact } from '../exact.ts';
import { join, type Sql, sql } from '../fragment.ts';
import { type Plan, planOf } from '../plan.ts';
import { type FatedRows, placeOf, RowFates } from './row-fates.ts';
import { statementOver } from './rows-in-use.ts';
import type { Statement } from './statement.ts';

export interface ReportInput {
  readonly program: Ir.Program;
  /** Absent: that of the program. */
  readonly plan?: Plan;
  /** Names of the data whose rows are told; absent: all. */
  readonly of?: readonly string[];
  readonly dialect: Dialect;
  readonly asOf: string;
  readonly bindings: Bindings;
}

/**
 * What becomes of the rows that the decisions of a program are about, as one query: those that its statement leaves out in silence too. All columns are
 * text: the place of the data in the program, that of what became of the rows in `fates`, how many rows, the sum of their amounts where they are left
 * out, and the first day among them where the program asks for earlier days.
 */
export function reportStatement({ program, plan = planOf(program), of, dialect, asOf, bindings }: ReportInput): string {
  const statement = statementOver(program, dialect, bindings);
  const fates = new RowFates({
    statement,
    dialect,
    plan,
    asOf,
    bindings,
    words: undefined,
    checks: new Checks(),
  });
  const counts = program.sources.flatMap(({ name }, place) =>
    of && !of.includes(name) ? [] : [counted(statement, dialect, fates.of(name), place)],
  );
  const all = join(
    counts.map((name) => sql`SELECT * FROM ${name}`),
    sql` UNION ALL `,
  );
  return statement.write({ all: true, columns: [], from: sql`(${all}) AS r` }).text;
}

function counted(statement: Statement, dialect: Dialect, rows: FatedRows, place: number): Sql {
  const { source, name: from, fate } = rows;
  const names = rows.names.copy();
  const cells: readonly (readonly [string, Sql])[] = [
    ['data', dialect.text(String(place))],
    ['fate', dialect.textOfWhole(fate)],
    ['rows', dialect.textOfWhole(dialect.aggregate({ function: 'count' }))],
    ['money', moneyOf(dialect, rows)],
    ['first day', firstDayOf(dialect, rows)],
  ];
  const columns = cells.map(([name, value]) => ({ name: names.take(name), value: dialect.resultText(value) }));
  return statement.add(`${source.name} counts`, { columns, from, groupBy: fate });
}

/** Of rows that are left out alone: all of the others could be too much for any number. */
function moneyOf(dialect: Dialect, { source, amount, fate }: FatedRows): Sql {
  const type = source.columns.find(({ name }) => name === source.amount)?.type;
  if (!type || !amount) return nothing(dialect);
  const held = mustBeExact(type);
  const isLeftOut = sql`${fate} NOT IN (${placeOf('in-use')}, ${placeOf('future')})`;
  const sum: Exact = { digits: mostDigits, scale: held.scale };
  return dialect.textOfDecimal(
    dialect.cast(dialect.aggregate({ function: 'sum', of: amount, held }, isLeftOut), dialect.types.decimal(sum)),
    sum,
  );
}

function firstDayOf(dialect: Dialect, { when }: FatedRows): Sql {
  if (!when) return nothing(dialect);
  const first = dialect.aggregate({ function: 'min', of: when.value });
  return dialect.textOfDate(when.type === 'date' ? first : dialect.dayOf(first));
}

function nothing(dialect: Dialect): Sql {
  return dialect.cast(sql`NULL`, dialect.types.text);
}
