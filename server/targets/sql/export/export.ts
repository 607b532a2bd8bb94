import type { Fits } from '../../../ir/fits.ts';
import type * as Ir from '../../../ir/index.ts';
import type { StatementWords } from '../../../text/statements-en.ts';
import type { Bindings } from '../../bindings.ts';
import type { ResultName, RowStatement } from '../../result-names.ts';
import type { Place } from '../../target.ts';
import { Checks, type Customers } from '../customers.ts';
import type { Dialect } from '../dialect.ts';
import { nameOf, type Sql, sql } from '../fragment.ts';
import { breaks, isAlways } from '../guards.ts';
import { type Plan, planOf } from '../plan.ts';
import { customerLeavesOf, rowProgram } from '../row-program.ts';
import { withCampaigns } from './campaigns.ts';
import { type ComputedCustomers, computedCustomers } from './computed.ts';
import { deciding, withoutWatching } from './deciding.ts';
import { withLimits } from './limits.ts';
import { Names } from './names.ts';
import { cellOf, customerColumns, decisionColumns, type ResultColumn, valueColumns } from './results.ts';
import { rowColumns, totalsOf } from './row-results.ts';
import { computedRows, valuesOfCustomers } from './rows.ts';
import { type Exporting, RowsInUse, statementOver } from './rows-in-use.ts';
import { byPolicies, type Standing } from './standing.ts';

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
  /** It reads columns of times, of which a table may hold moments of another zone. */
  readonly readsTimes: boolean;
}

export type { ResultName };

/** A result of a program as one statement over the tables that its data is in. */
export function exportStatement(whole: StatementInput): ExportedStatement {
  const program = withoutWatching(whole.program);
  const input = { ...whole, program };
  const { result } = input;
  const exporting = begun(input, result === 'decisions' ? deciding(program) : program);
  if (typeof result === 'object') return exportRows(input, result, exporting);
  return overCustomers(input, exporting, (computed) => {
    const { customers, rows } = computed;
    const own = result === 'decisions' ? decisionColumns(inTheEnd(customers, rows.key)) : valueColumns(customers);
    return written(input, exporting, { ...computed, key: rows.key }, [...customerColumns(program, rows), ...own]);
  });
}

/** What is decided about the rows of other data: after customers, where their rules ask for anything of those. */
function exportRows(input: StatementInput, { kind, data }: RowStatement, exporting: Exporting): ExportedStatement {
  const { program } = input;
  const other = program.others?.find((each) => each.data === data);
  if (!other) throw new Error(`nothing is decided about ${data}`);
  const about = rowProgram(program, other);
  const asked =
    customerLeavesOf(about.program).size === 0
      ? undefined
      : overCustomers(input, exporting, (computed) => valuesOfCustomers(exporting, computed, about));
  const rows = computedRows(exporting, about, asked);
  const computed = { ...rows, widest: asked?.width ?? 0 };
  const standing = byPolicies(rows.customers);
  if (kind === 'row-totals') {
    const { columns, ...totals } = totalsOf(exporting, rows, program, standing);
    return written(input, exporting, { ...computed, ...totals }, columns);
  }
  const { key } = rows.rows;
  return written(input, exporting, { ...computed, key }, rowColumns(rows, program, standing));
}

/** What a statement yields. */
interface Yielded extends Pick<ComputedCustomers, 'customers' | 'chain'> {
  /** Tells its rows apart. */
  readonly key: Sql;
  /** Absent: all that was computed. */
  readonly from?: Sql;
  /** How many columns the widest of the queries before those of the chain has. */
  readonly widest?: number;
}

/** With these columns at its end. */
function written(
  { withoutPii, cells, isSorted }: StatementInput,
  { statement, dialect, checks }: Exporting,
  { customers, chain, key, from, widest = 0 }: Yielded,
  all: readonly ResultColumn[],
): ExportedStatement {
  const names = new Names(dialect);
  const columns = all
    .map((column) => ({ ...column, as: names.take(column.name) }))
    .filter(({ pii }) => !(pii && withoutPii))
    .map((column) => ({ ...column, value: cellOf(customers, column, cells) }));
  const { text, places } = statement.write({
    columns: columns.map(({ as, value, origin }) => ({ name: as, value, ...(origin && { origin }) })),
    from: sql`${from ?? customers.relation()} AS d`,
    // A column of the result may be called like the key.
    ...(isSorted && { orderBy: dialect.byBytes(nameOf(sql`d.${key}`)) }),
  });
  return {
    text,
    places,
    columns: columns.map(({ name, type, pii, as }) => ({ name, type, pii, column: as.text })),
    width: Math.max(widest, chain.width, columns.length),
    checks,
    readsTimes: statement.readsTimes,
  };
}

/** How many customers break each of the guards that must always hold, as texts in one row, in the order of the guards. */
export function brokenGuards(input: CustomersInput): Pick<ExportedStatement, 'text' | 'checks'> {
  const { program, dialect } = input;
  const exporting = begun(input, { ...withoutWatching(program), guards: program.guards });
  const { statement, checks } = exporting;
  return overCustomers(input, exporting, ({ customers }) => {
    const names = new Names(dialect);
    const columns = program.guards.filter(isAlways).map((guard) => {
      const broken = dialect.aggregate({ function: 'count' }, breaks(customers, guard));
      return { name: names.take('customers'), value: dialect.resultText(dialect.textOfWhole(broken)) };
    });
    return { text: statement.write({ columns, from: sql`${customers.relation()} AS d` }).text, checks };
  });
}

/** `asked` is what of the program is computed: nothing else is read. */
function begun({ program, dialect, asOf, bindings, words }: CustomersInput, asked: Ir.Program): Exporting {
  const statement = statementOver(program, dialect, bindings);
  const plan = { ...planOf(program), ...neededBy(asked) };
  return { statement, dialect, plan, asOf, bindings, words, checks: new Checks() };
}

function neededBy(program: Ir.Program): Pick<Plan, 'columns' | 'aggregates' | 'needs'> {
  const { columns, aggregates, needs } = planOf(program);
  return { columns, aggregates, needs };
}

function overCustomers<T>(
  { program, dialect, asOf, fits }: CustomersInput,
  exporting: Exporting,
  ask: (computed: ComputedCustomers) => T,
): T {
  const { checks, plan } = exporting;
  const { cadences } = plan;
  const cuts = new Map([...(fits ?? [])].map(([name, fit]) => [name, fit.cuts]));
  const computation = { program, dialect, asOf, cuts, fitsItself: !fits, cadences, checks };
  return computedCustomers({ ...exporting, rows: new RowsInUse(exporting) }, computation, ask);
}

/** What policies decide, then campaigns, and what limits leave of it. */
function inTheEnd(customers: Customers, key: Sql): readonly Standing[] {
  return withLimits(customers, withCampaigns(customers, byPolicies(customers), key), key);
}
