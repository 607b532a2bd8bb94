import type { Fits } from '../../../ir/fits.ts';
import type * as Ir from '../../../ir/index.ts';
import type { StatementWords } from '../../../text/statements-en.ts';
import type { Bindings } from '../../bindings.ts';
import type { Place } from '../../target.ts';
import { Checks, type Customers } from '../customers.ts';
import type { Dialect } from '../dialect.ts';
import { nameOf, type Sql, sql } from '../fragment.ts';
import { breaks, isAlways } from '../guards.ts';
import { planOf } from '../plan.ts';
import { withCampaigns } from './campaigns.ts';
import { type ComputedCustomers, computedCustomers } from './computed.ts';
import { withLimits } from './limits.ts';
import { Names } from './names.ts';
import { cellOf, customerColumns, decisionColumns, type ResultName, valueColumns } from './results.ts';
import { RowsInUse, statementOver } from './rows-in-use.ts';
import { byPolicies, type Standing } from './standing.ts';
import type { Statement } from './statement.ts';

/** What statements about customers are made of. */
export interface CustomersInput {
  readonly program: Ir.Program;
  readonly dialect: Dialect;
  /** The day in use, `2026-10-31`. */
  readonly asOf: string;
  /** Numbers of a lock, which are applied; absent: the statement fits them itself. */
  readonly fits?: Fits;
  readonly bindings: Bindings;
  /** Of its comments. Absent: it has none of its own. */
  readonly words?: StatementWords | undefined;
}

export interface StatementInput extends CustomersInput {
  readonly result: ResultName;
  /** `text`: every cell as canonical text, as `Relation.read` has it. */
  readonly cells: 'typed' | 'text';
  /** Columns that tell something personal are left out. */
  readonly withoutPii?: boolean;
  /** Whether rows come in the order of the keys. */
  readonly isSorted: boolean;
}

export interface ExportedStatement {
  /** One query, without a semicolon. */
  readonly text: string;
  readonly places: readonly Place[];
  /** Of its rows; `column` is the name that it has there, which may be shorter than `name`. */
  readonly columns: readonly {
    readonly name: string;
    readonly column: string;
    readonly type: Ir.Type;
    readonly pii: boolean;
  }[];
  /** How many columns the widest of its queries has. */
  readonly width: number;
  /** What the number behind `errorMark` in the message of a failure stands for. */
  readonly checks: Checks;
}

export type { ResultName };

/** A result of a program as one statement over the tables that its data is in. */
export function exportStatement(input: StatementInput): ExportedStatement {
  const { program, dialect } = input;
  return overCustomers(input, (statement, checks, { customers, chain, rows }) => {
    const own = input.result === 'decisions' ? decisionColumns(inTheEnd(customers, rows.key)) : valueColumns(customers);
    const names = new Names(dialect);
    const columns = [...customerColumns(program, rows), ...own]
      .map((column) => ({ ...column, as: names.take(column.name) }))
      .filter(({ pii }) => !(pii && input.withoutPii))
      .map((column) => ({ ...column, value: cellOf(customers, column, input.cells) }));
    const { text, places } = statement.write({
      columns: columns.map(({ as, value, origin }) => ({ name: as, value, ...(origin && { origin }) })),
      from: sql`${customers.relation()} AS d`,
      // A column of the result may be called like the key.
      ...(input.isSorted && { orderBy: dialect.byBytes(nameOf(sql`d.${rows.key}`)) }),
    });
    return {
      text,
      places,
      columns: columns.map(({ name, type, pii, as }) => ({ name, type, pii, column: as.text })),
      width: Math.max(chain.width, columns.length),
      checks,
    };
  });
}

/** How many customers break each of the guards that must always hold, as texts in one row, in the order of the guards. */
export function brokenGuards(input: CustomersInput): Pick<ExportedStatement, 'text' | 'checks'> {
  const { program, dialect } = input;
  return overCustomers(input, (statement, checks, { customers }) => {
    const names = new Names(dialect);
    const columns = program.guards.filter(isAlways).map((guard) => {
      const broken = dialect.aggregate({ function: 'count' }, breaks(customers, guard));
      return { name: names.take('customers'), value: dialect.resultText(dialect.textOfWhole(broken)) };
    });
    return { text: statement.write({ columns, from: sql`${customers.relation()} AS d` }).text, checks };
  });
}

function overCustomers<T>(
  { program, dialect, asOf, bindings, fits, words }: CustomersInput,
  end: (statement: Statement, checks: Checks, computed: ComputedCustomers) => T,
): T {
  const plan = planOf(program);
  const statement = statementOver(program, dialect, bindings);
  const exporting = { statement, dialect, plan, asOf, bindings, words };
  const checks = new Checks();
  const aggregating = { ...exporting, rows: new RowsInUse(exporting), checks };
  const { cadences } = plan;
  const cuts = new Map([...(fits ?? [])].map(([name, fit]) => [name, fit.cuts]));
  const computation = { program, dialect, asOf, cuts, fitsItself: !fits, cadences, checks };
  return computedCustomers(aggregating, computation, (computed) => end(statement, checks, computed));
}

/** What policies decide, then campaigns, and what limits leave of it. */
function inTheEnd(customers: Customers, key: Sql): readonly Standing[] {
  return withLimits(customers, withCampaigns(customers, byPolicies(customers), key), key);
}
