import { compileFunction } from 'node:vm';
import { say } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import { isBelowSubject } from '../../ir/other-data.ts';
import { type NamedResult, type RowStatement, rowStatements } from '../../targets/result-names.ts';
import { compareBytes } from '../../targets/sql/index.ts';
import type { CompileInput } from '../../targets/target.ts';
import { targets } from '../../targets/targets.ts';
import type { Backend, Skipped } from './backend.ts';
import type { Setting } from './backends.ts';
import { customerRows, type Record, rowsByCustomer } from './rows-by-customer.ts';
import { skipWords } from './skip-words.ts';

/** What stands behind the decisions about a customer. */
interface WithRows {
  readonly rows: Readonly<{ [data: string]: readonly { readonly key: string; readonly decisions: Record }[] }>;
  readonly totals: Readonly<{ [data: string]: Record }>;
}

interface EmittedModule {
  decideFromEvents(customer: Record, events: object, asOf: string): object | null;
}

/** The emitted module decides about each customer, and about the rows of each, from its rows, with the numbers of this run as its lock. */
export async function javascriptBackends(
  input: CompileInput,
  setting: Setting,
): Promise<readonly (Backend | Skipped)[]> {
  const { program, session } = setting;
  const { columns } = await session.relation({ kind: 'decisions' });
  const [key = '', ...names] = columns.map(({ name }) => name);
  const actions = names.slice(isLabelled(program, program.subject) ? 1 : 0);
  const decisions: Backend = {
    name: { kind: 'js' },
    columns: [key, ...actions],
    async *rows() {
      for await (const { customer, decided } of decidedBy(input, setting)) {
        if (typeof decided === 'string') yield [customer, decided];
        else yield [customer, ...Object.values<string | null>(decided as Record).slice(0, actions.length)];
      }
    },
  };
  const backends: (Backend | Skipped)[] = [decisions];
  for (const other of rowStatements(program)) {
    const isBelow = isBelowSubject(program, other.result.data);
    backends.push(isBelow ? await rowsBackend(input, setting, other) : notFromEvents(other, setting));
  }
  return backends;
}

function notFromEvents(result: NamedResult<RowStatement>, { language }: Setting): Skipped {
  const { data } = result.result;
  return { name: { kind: 'js' }, result, reason: say(skipWords.aboveCustomers, { data }, language) };
}

/** The same for rows that belong to customers. */
async function rowsBackend(input: CompileInput, setting: Setting, other: NamedResult<RowStatement>): Promise<Backend> {
  const { kind, data } = other.result;
  const relation = await setting.session.relation(other.result);
  const [key = '', second = '', ...names] = relation.columns.map(({ name }) => name);
  const hasLabel = kind === 'row-decisions' && isLabelled(setting.program, data);
  return {
    name: { kind: 'js' },
    result: other,
    columns: [key, second, ...names.slice(hasLabel ? 1 : 0)],
    async *rows() {
      const found: (readonly (string | null)[])[] = [];
      for await (const { customer, decided } of decidedBy(input, setting))
        if (typeof decided !== 'string') found.push(...cellsOf(other.result, customer, decided as WithRows));
      yield* found.sort(([one], [another]) => compareBytes(one ?? '', another ?? ''));
    },
  };
}

function cellsOf({ kind, data }: RowStatement, customer: string, { rows, totals }: WithRows) {
  const own = rows[data] ?? [];
  if (kind === 'row-decisions') return own.map(({ key, decisions }) => [key, customer, ...Object.values(decisions)]);
  return own.length === 0 ? [] : [[customer, String(own.length), ...Object.values(totals[data] ?? {})]];
}

function isLabelled({ sources }: Ir.Program, data: string): boolean {
  return sources.some(({ name, label }) => name === data && label !== undefined);
}

/** Whoever is not there at as-of gets nothing, and is no row of the engine either. */
async function* decidedBy(
  input: CompileInput,
  { program, session, tables }: Setting,
): AsyncIterable<{ readonly customer: string; readonly decided: object | string }> {
  const { decideFromEvents } = moduleOf(input);
  const { events, keys } = await rowsByCustomer(program, (source: Ir.Source) => tables.rowsOf(source));
  for (const customer of keys) {
    const given = customerRows(program, events, customer);
    const decided = given && told(() => decideFromEvents(given.row, given.events, session.asOf.date));
    if (decided) yield { customer, decided };
  }
}

/** What it throws where the engine decides is a difference. Its message could hold values of the customer. */
function told<T>(decide: () => T): T | string {
  try {
    return decide();
  } catch (error) {
    return `! ${error instanceof Error ? error.name : typeof error}`;
  }
}

function moduleOf(input: CompileInput): EmittedModule {
  const [code] = targets.js?.compile(input) ?? [];
  const module: { exports?: EmittedModule } = {};
  compileFunction(code?.text ?? '', ['module'])(module);
  if (!module.exports) throw new Error('the module exports nothing');
  return module.exports;
}
