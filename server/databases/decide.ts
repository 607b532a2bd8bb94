import type { GuardPreview, Relation } from '../evaluate/engine.ts';
import { failureOf } from '../evaluate/failed-check.ts';
import { withUniqueNames } from '../evaluate/results/relations.ts';
import type { Fits } from '../ir/fits.ts';
import type * as Ir from '../ir/index.ts';
import { dialects } from '../targets/sql/dialects.ts';
import {
  brokenGuards,
  type CustomersInput,
  type ExportedStatement,
  exportStatement,
  type ResultName,
} from '../targets/sql/export/export.ts';
import { type Checks, isAlways } from '../targets/sql/index.ts';
import type { Database, DatabaseRow, TableName } from './database.ts';
import { FailedCheck } from './database-error.ts';
import type { Reading } from './reading.ts';

/** Rules over a database. */
export interface Deciding {
  readonly database: Database;
  readonly program: Ir.Program;
  readonly reading: Reading;
  readonly asOf: string;
  readonly fits?: Fits;
}

/** A result that a database computes. */
export interface DatabaseResult {
  readonly columns: Relation['columns'];
  /** Where the value of an action stands among them. */
  readonly actions: ReadonlyMap<string, number>;
  /** In the order of the keys, each cell as canonical text. */
  rows(): AsyncIterable<DatabaseRow>;
  /** Keeps it as a table, each column of its type; personal columns only where that is said. */
  keep(table: TableName, options: { readonly pii: boolean }): Promise<number>;
  /** The same as a folder of Parquet that the engine writes; absent: it writes none. */
  readonly save?: (folder: string, options: { readonly pii: boolean }) => Promise<number>;
}

export function resultOn(deciding: Deciding, result: ResultName): DatabaseResult {
  const { database, reading } = deciding;
  const texts = statementOf(deciding, result, 'text');
  const columns = withUniqueNames(texts.columns.map(({ name, type, pii }) => ({ name, type, pii })));
  return {
    columns,
    actions: actionsIn(texts, deciding.program),
    async *rows() {
      try {
        yield* database.rows(reading.before(texts.text));
      } catch (error) {
        throw told(error, texts.checks);
      }
    },
    keep: (table, { pii }) => {
      const { query, checks } = typedQuery(deciding, result, pii ? [] : columns);
      return database.replace(table, query).catch((error: unknown) => {
        throw told(error, checks);
      });
    },
    ...(database.writeFolder && {
      save: async (folder, { pii }) => {
        const { query, checks } = typedQuery(deciding, result, pii ? [] : columns);
        return database.writeFolder!(folder, query).catch((error: unknown) => {
          throw told(error, checks);
        });
      },
    }),
  };
}

/** By how many customers each guard that must always hold is broken. */
export async function brokenGuardsOn(deciding: Deciding): Promise<readonly GuardPreview[]> {
  const { database, program, reading } = deciding;
  const guards = program.guards.filter(isAlways);
  if (guards.length === 0) return [];
  const { text, checks } = brokenGuards(inputOf(deciding));
  const counts: DatabaseRow[] = [];
  try {
    for await (const row of database.rows(reading.before(text))) counts.push(row);
  } catch (error) {
    throw told(error, checks);
  }
  return guards.map(({ text: guard, kind }, index) => ({
    guard,
    kind,
    affected: { customers: Number(counts[0]?.[index] ?? 0) },
  }));
}

/** Each column of its type, without those of `columns` that are personal. */
function typedQuery(deciding: Deciding, result: ResultName, columns: Relation['columns']) {
  const typed = statementOf(deciding, result, 'typed');
  const kept = typed.columns.filter((_, index) => !columns[index]?.pii);
  const query = deciding.reading.before(typed.text);
  const names = kept.map(({ column }) => column).join(', ');
  return {
    query: kept.length === typed.columns.length ? query : `SELECT ${names} FROM (\n${query}\n) AS q`,
    checks: typed.checks,
  };
}

function statementOf(deciding: Deciding, result: ResultName, cells: 'text' | 'typed'): ExportedStatement {
  return exportStatement({ ...inputOf(deciding), result, cells, isSorted: cells === 'text' });
}

function inputOf({ database, program, reading, asOf, fits }: Deciding): CustomersInput {
  const dialect = dialects[database.dialect];
  if (!dialect) throw new Error(`there is no dialect ${database.dialect}`);
  return { program, dialect, asOf, bindings: reading.bindings, ...(fits && { fits }) };
}

/** An action may be called as the key or the label is, which come first. */
function actionsIn({ columns }: ExportedStatement, { sources, subject, actions }: Ir.Program): Map<string, number> {
  const first = sources.find(({ name }) => name === subject)?.label === undefined ? 1 : 2;
  const names = columns.map(({ name }, index) => (index < first ? undefined : name));
  return new Map(actions.map(({ name }) => [name, names.indexOf(name)] as const).filter(([, at]) => at >= 0));
}

function told(error: unknown, checks: Checks): unknown {
  const found = error instanceof FailedCheck ? checks.at(error.check) : undefined;
  return found ? (failureOf(found) ?? error) : error;
}
