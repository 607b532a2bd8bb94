import type * as Ir from '../../ir/index.ts';
import { walk } from '../../ir/walk.ts';
import {
  alias,
  type Computation,
  Customers,
  canonical,
  exactOf,
  list,
  middleOf,
  type Named,
  named,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import type { Decided } from '../results/decided.ts';
import { oneRow, type Runner, type TextRow } from '../runner.ts';
import type { Measured } from './verdict.ts';

/** Whether a contract asks what was decided. */
export function asksDecisions({ who, of }: Ir.Contract): boolean {
  return [who, of].some((each) => each && [...walk(each)].some(({ op }) => op === 'decision'));
}

/** What contracts measure, in one pass over the customers; `decided` is there where one of them asks for decisions. */
export async function measure(
  runner: Runner,
  computation: Computation,
  contracts: readonly Ir.Contract[],
  decided: Decided | undefined,
): Promise<readonly Measured[]> {
  const customers = decided ? withDecisions(computation, decided) : new Customers(computation);
  const columns = contracts.map((contract) => columnsOf(customers, contract));
  const row = await oneRow(runner, sql`SELECT count(*), ${list(columns.flat())} FROM ${customers.relation()}`);
  const width = columns[0]?.length ?? 0;
  return contracts.map((_, index) => measuredIn(row, 1 + index * width));
}

/** What was decided stands in a table, since campaigns take all customers to decide. */
function withDecisions(computation: Computation, { table, actions }: Decided): Customers {
  const columns: Named[] = [{ name: verbatim('contract_k'), value: verbatim('k') }];
  const names = new Map<string, Sql>();
  const add = (key: string, value: Sql) => {
    const name = alias('contract_v', names.size);
    names.set(key, name);
    columns.push({ name, value });
  };
  for (const { action, value, labels } of actions.values()) {
    add(keyOf(action.name), value);
    for (const each of labels) add(keyOf(action.name, each.label), each.value);
  }
  const rows = sql`(SELECT ${named(columns)} FROM ${table}) AS contract_d`;
  const from = sql`${computation.facts.from} JOIN ${rows} ON contract_k = k`;
  const customers: Customers = new Customers({
    ...computation,
    facts: {
      ...computation.facts,
      from,
      customer: {
        program: computation.program,
        value: (leaf) =>
          leaf.op === 'decision' ? names.get(keyOf(leaf.action, leaf.label))! : customers.definition(leaf.name),
        truth: (reference) => customers.definition(reference.name),
      },
    },
  });
  return customers;
}

function keyOf(action: string, label?: string): string {
  return JSON.stringify([action, label]);
}

const owner = 'test';

/** Always as many, in the order of `measuredIn`. */
function columnsOf(customers: Customers, { who, of }: Ir.Contract): readonly Sql[] {
  const { dialect } = customers.computation;
  const holds = who ? customers.bind(dialect.isTrue(customers.condition(who, 'holds', owner))) : dialect.truth(true);
  const counted = dialect.aggregate({ function: 'count' }, holds);
  const none = sql`CAST(NULL AS VARCHAR)`;
  if (!of) return [counted, sql`0`, none, none, none, none, none, none];
  const value = customers.bind(customers.value(of, owner));
  const { lower, upper } = middleOf(dialect, value, holds);
  const text = (each: Sql) => canonical(dialect, each, of.type);
  const summed = (each: Sql) => sumText(customers, each, of.type);
  return [
    counted,
    dialect.aggregate({ function: 'count', of: value }, holds),
    summed(dialect.aggregate({ function: 'sum', of: value }, holds)),
    summed(sql`sum(${value})`),
    text(dialect.aggregate({ function: 'min', of: value }, holds)),
    text(dialect.aggregate({ function: 'max', of: value }, holds)),
    text(lower),
    text(upper),
  ];
}

/** A sum has more digits than what is added up. */
function sumText({ computation: { dialect } }: Customers, sum: Sql, type: Ir.Type): Sql {
  const scale = exactOf(type)?.scale ?? 0;
  const held = { digits: 38, scale };
  return dialect.textOfDecimal(dialect.cast(sum, dialect.types.decimal(held)), held);
}

function measuredIn(row: TextRow, from: number): Measured {
  const whole = (cell: string | null | undefined) => BigInt(cell ?? 0);
  const cell = (index: number) => row[from + index] ?? null;
  return {
    all: whole(row[0]),
    customers: whole(cell(0)),
    known: whole(cell(1)),
    sum: cell(2),
    total: cell(3),
    lowest: cell(4),
    highest: cell(5),
    middle: [cell(6), cell(7)],
  };
}
