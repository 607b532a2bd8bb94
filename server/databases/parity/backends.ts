import { say } from '../../diagnostics/diagnostic.ts';
import type { DiagnosticKind } from '../../diagnostics/kind.ts';
import { registry } from '../../diagnostics/registry.ts';
import type { OpenTables } from '../../evaluate/duckdb-tables.ts';
import type { Session } from '../../evaluate/engine.ts';
import { withUniqueNames } from '../../evaluate/results/relations.ts';
import type { Fits } from '../../ir/fits.ts';
import type * as Ir from '../../ir/index.ts';
import { type Bindings, noBindings } from '../../targets/bindings.ts';
import { type ResultName, rowStatements } from '../../targets/result-names.ts';
import type { DialectName } from '../../targets/sql/dialects.ts';
import { exportStatement } from '../../targets/sql/export/export.ts';
import { duckdb } from '../../targets/sql/index.ts';
import type { CompileInput, Obstacle, TargetName } from '../../targets/target.ts';
import { targets } from '../../targets/targets.ts';
import type { Language } from '../../text/language.ts';
import { type DatabaseResult, type Deciding, resultOn } from '../decide.ts';
import type { Backend, BackendName, Skipped } from './backend.ts';
import { javascriptBackends } from './javascript-node.ts';
import { skipWords } from './skip-words.ts';

/** One program over one state of its data, computed by the engine. */
export interface Setting {
  readonly program: Ir.Program;
  readonly session: Session;
  readonly tables: OpenTables;
  /** The numbers of a lock were applied, rather than fitted. */
  readonly isLocked: boolean;
  readonly language: Language;
}

/** All that decides by itself, or says why it does not. */
export async function backendsOf(setting: Setting): Promise<readonly (Backend | Skipped)[]> {
  return [...sqlBackends(setting), ...(await jsBackends(setting)), ...(await interpreterBackends(setting))];
}

/** The emitted statements, over the rows as tables. They fit by themselves where they can. */
function sqlBackends(setting: Setting): readonly (Backend | Skipped)[] {
  const { program, tables, session } = setting;
  const fits = fitsFor(setting, 'duckdb', tables.bindings);
  if ('reason' in fits) return [{ name: { kind: 'sql' }, ...fits }];
  const { date: asOf } = session.asOf;
  const statement = (result: ResultName, isSorted: boolean) =>
    exportStatement({
      program,
      dialect: duckdb,
      asOf,
      ...fits,
      bindings: tables.bindings,
      result,
      cells: 'text',
      isSorted,
    });
  const backend = (result: ResultName): Backend => {
    const { columns, text, checks } = statement(result, true);
    return {
      name: { kind: 'sql' },
      columns: withUniqueNames(columns).map(({ name }) => name),
      rows: () => tables.rows(text, checks),
    };
  };
  const decisions: Backend = {
    ...backend('decisions'),
    valuesOf: async (key) => {
      const values = statement('values', false);
      const query = `SELECT * FROM (\n${values.text}) AS q WHERE q.${values.columns[0]?.column} = ${duckdb.text(key).text}`;
      for await (const row of tables.rows(query, values.checks)) {
        return new Map(values.columns.map(({ name }, index) => [name, row[index] ?? null]));
      }
      return new Map();
    },
  };
  return [decisions, ...rowStatements(program).map((each) => ({ ...backend(each.result), result: each }))];
}

/** A database of its own, which fits by itself where it can. */
export function databaseBackends(setting: Setting, deciding: Deciding, place: string): readonly (Backend | Skipped)[] {
  const name: BackendName = { kind: 'database', place };
  const fits = fitsFor(setting, deciding.database.dialect, deciding.reading.bindings);
  if ('reason' in fits) return [{ name, ...fits }];
  const on: Deciding = { ...deciding, ...fits, asOf: setting.session.asOf.date };
  const backend = (wanted: ResultName): Backend => {
    const result = resultOn(on, wanted);
    return { name, columns: result.columns.map(({ name: column }) => column), rows: () => result.rows() };
  };
  const decisions: Backend = {
    ...backend('decisions'),
    valuesOf: (key) => valuesIn(resultOn(on, 'values'), key),
  };
  return [decisions, ...rowStatements(setting.program).map((each) => ({ ...backend(each.result), result: each }))];
}

async function valuesIn(result: DatabaseResult, key: string): Promise<ReadonlyMap<string, string | null>> {
  let found: readonly (string | null)[] = [];
  for await (const row of result.rows()) if (row[0] === key) found = row;
  return new Map(result.columns.map(({ name }, index) => [name, found[index] ?? null]));
}

async function jsBackends(setting: Setting): Promise<readonly (Backend | Skipped)[]> {
  const name: BackendName = { kind: 'js' };
  const input = inputOf(setting, setting.session.fits);
  const reason = hindrance('js', input, setting.language);
  return reason === undefined ? javascriptBackends(input, setting) : [{ name, reason }];
}

async function interpreterBackends({ program, session, language }: Setting): Promise<readonly (Backend | Skipped)[]> {
  const name: BackendName = { kind: 'interpreter' };
  const { campaigns, limits = [] } = program;
  const shared = [...campaigns, ...limits.map(({ action }) => ({ name: action }))].map((each) => each.name);
  if (shared.length > 0) return [{ name, reason: say(skipWords.shared, { names: shared.join(', ') }, language) }];
  const { columns, read } = await session.interpret();
  const others = rowStatements(program).map((result) => {
    const { data } = result.result;
    return { name, result, reason: say(skipWords.onlyCustomers, { data }, language) };
  });
  return [{ name, columns, rows: read }, ...others];
}

/** None where a statement fits by itself; those of this run where it cannot, or where they came from a lock. */
function fitsFor(
  setting: Setting,
  dialect: DialectName,
  bindings: Bindings,
): { readonly fits?: Fits } | { readonly reason: string } {
  const { session, isLocked, language } = setting;
  const own = isLocked || hindrance('sql', inputOf(setting, undefined, dialect, bindings), language) !== undefined;
  if (!own) return {};
  const reason = hindrance('sql', inputOf(setting, session.fits, dialect, bindings), language);
  return reason === undefined ? { fits: session.fits } : { reason };
}

function hindrance(target: TargetName, input: CompileInput, language: Language): string | undefined {
  const [first] = targets[target]?.obstacles(input) ?? [];
  return first && inWords(first, language);
}

function inWords({ code, data }: Obstacle, language: Language): string {
  const { message }: DiagnosticKind = registry[code];
  return say(message, data, language);
}

function inputOf(
  { program, session, language }: Setting,
  fits: Fits | undefined,
  dialect: DialectName = 'duckdb',
  bindings = noBindings,
): CompileInput {
  return {
    program,
    asOf: session.asOf.date,
    ...(fits && { fits }),
    bindings,
    language,
    options: { dialect, as: 'query', module: 'cjs' },
  };
}
