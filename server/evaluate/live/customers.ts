import type * as Ir from '../../ir/index.ts';
import { carriesPii, isPiiColumn, tellsPii } from '../../ir/pii.ts';
import { expressionsOfProgram, walk } from '../../ir/walk.ts';
import { Customers, canonical, list, type Named, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import { mask } from '../../text/mask.ts';
import { listed } from '../results/decided-parts.ts';
import type { TextRow } from '../runner.ts';
import { customersIn, isIn } from './bitmask.ts';
import { decidedValue } from './campaigns.ts';
import { type Frame, settle } from './frame.ts';
import type { CustomerRow, CustomersPage, Selection } from './live.ts';
import { over } from './over.ts';
import { selected } from './selection.ts';

export interface PageRequest {
  readonly selection: Selection;
  readonly offset: number;
  readonly limit: number;
}

/** Customers behind a number: only those on the page are asked for. */
export async function customersPage(
  frame: Frame,
  saved: Frame | undefined,
  { selection, offset, limit }: PageRequest,
): Promise<CustomersPage> {
  const set = selected(frame, saved, selection);
  for (const each of saved ? [frame, saved] : [frame]) await settle(each);
  const total = frame.counts.group(set).customers;
  const rows = pageOf(await inOrder(frame), frame.world.masks.of(set), offset, limit);
  const columns = columnsOf(frame);
  return {
    total,
    columns: columns.map(({ name, of }) => ({ name, of })),
    customers: rows.length === 0 ? [] : await customerRows(frame, columns, rows),
  };
}

/** All customers by their money, the most first, then by the bytes of their keys, in which order they are kept. */
async function inOrder({
  world,
  compiled,
  program,
  computation,
  runner,
}: Frame): Promise<ArrayLike<number> | undefined> {
  if (!program.value) return undefined;
  const { value } = program;
  return world.once(`order ${compiled.money?.column}`, async () => {
    const customers = new Customers(over(computation, sql`TRUE`));
    const money = customers.value(value, 'value');
    const statement = sql`SELECT CAST(rn AS DOUBLE) AS x FROM ${customers.relation()} ORDER BY ${money} DESC NULLS LAST, rn`;
    const [rows] = await runner.doubles(statement, 1, world.size);
    return Uint32Array.from(rows!);
  });
}

function pageOf(order: ArrayLike<number> | undefined, members: Uint32Array, offset: number, limit: number): number[] {
  const page: number[] = [];
  let place = 0;
  const visit = (customer: number) => {
    if (place++ >= offset) page.push(customer);
  };
  if (order) {
    for (let index = 0; index < order.length && page.length < limit; index++)
      if (isIn(members, order[index]!)) visit(order[index]!);
  } else {
    for (const customer of customersIn(members)) {
      if (page.length >= limit) break;
      visit(customer);
    }
  }
  return page;
}

interface ShownColumn {
  readonly name: string;
  readonly of: 'action' | 'definition';
  readonly pii: boolean;
  /** `rows`: of whom it is asked. */
  text(customers: Customers, rows: readonly number[]): Sql;
}

/** The actions that rules decide, then the definitions that rules name. */
function columnsOf(frame: Frame): readonly ShownColumn[] {
  const { program, compiled } = frame;
  const actions = compiled.actions.filter(({ wishes }) => wishes.length > 0);
  const tells = tellsPii(program);
  const carries = carriesPii(program);
  const used = usedDefinitions(program);
  return [
    ...actions.map((compiledAction): ShownColumn => {
      const { action, wishes } = compiledAction;
      const type = listed(action, action.takes ?? { kind: 'yes-no' });
      return {
        name: action.name,
        of: 'action',
        pii: wishes.some(({ decision }) => decision.value !== undefined && tells(decision.value)),
        text: (customers, rows) => textOf(customers, decidedValue(frame, compiledAction, customers, rows), type),
      };
    }),
    ...program.definitions
      .filter(({ name }) => used.has(name))
      .map(
        ({ name, type }): ShownColumn => ({
          name,
          of: 'definition',
          pii: carries(name),
          text: (customers) => textOf(customers, customers.definition(name), type),
        }),
      ),
  ];
}

function textOf({ computation }: Customers, value: Sql, type: Ir.Type): Sql {
  return canonical(computation.dialect, value, type);
}

function usedDefinitions(program: Ir.Program): ReadonlySet<string> {
  const expressions = expressionsOfProgram({ ...program, definitions: [] });
  const references = expressions.flatMap(({ expression }) =>
    [...walk(expression)].flatMap((each) => (each.op === 'reference' ? each.name : [])),
  );
  const { value } = program;
  const isOnlyMoney = (name: string) => value?.op === 'reference' && value.name === name;
  const counts = new Map<string, number>();
  for (const name of references) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Set([...counts].filter(([name, uses]) => uses > (isOnlyMoney(name) ? 1 : 0)).map(([name]) => name));
}

async function customerRows(
  frame: Frame,
  columns: readonly ShownColumn[],
  rows: readonly number[],
): Promise<readonly CustomerRow[]> {
  const { computation, facts, program, runner } = frame;
  const { dialect } = computation;
  const customers = new Customers(over(computation, sql`rowid IN (${list(rows.map((row) => sql`${row}`))})`));
  const subject = program.sources.find(({ name }) => name === program.subject)!;
  const type = (column: string | undefined): Ir.Type =>
    subject.columns.find(({ name }) => name === column)?.type ?? { kind: 'text' };
  const selection: Named[] = [
    { name: sql`r`, value: sql`CAST(rn AS VARCHAR)` },
    { name: sql`key`, value: verbatim('k') },
    { name: sql`label`, value: facts.hasLabel ? canonical(dialect, verbatim('l'), type(subject.label)) : sql`NULL` },
    {
      name: sql`money`,
      value: program.value ? textOf(customers, customers.value(program.value, 'value'), program.value.type) : sql`NULL`,
    },
    ...columns.map(({ text }, index) => ({ name: sql`x${index}`, value: text(customers, rows) })),
  ];
  const found = new Map((await runner.rows(customers.select(selection))).map((row) => [Number(row[0]), row]));
  return rows.map((row) => customerRow(frame, subject, columns, row, found.get(row) ?? []));
}

function customerRow(
  frame: Frame,
  subject: Ir.Source,
  columns: readonly ShownColumn[],
  row: number,
  [, key, label, money, ...cells]: TextRow,
): CustomerRow {
  const shown = (text: string, column: string | undefined) =>
    column !== undefined && isPiiColumn(subject, column) ? mask(text) : text;
  return {
    key: shown(key ?? '', subject.key),
    ...(label !== null && label !== undefined && { label: shown(label, subject.label) }),
    ...(money !== null && money !== undefined && { money }),
    cells: columns.map(({ pii }, index) => {
      const cell = cells[index] ?? null;
      return cell !== null && pii ? mask(cell) : cell;
    }),
    reasons: reasonsOf(frame, row),
  };
}

/** The rules that decide for a customer. */
function reasonsOf({ compiled, world }: Frame, row: number): CustomerRow['reasons'] {
  const deciding = [
    ...compiled.policies,
    ...compiled.campaigns.map(({ campaign, rules }) => ({ policy: campaign, decided: rules })),
  ];
  return deciding.flatMap(({ policy, decided }) =>
    policy.rules.flatMap(({ name, because }, rule) =>
      isIn(world.masks.of(decided[rule]!), row)
        ? [{ policy: policy.name, rule: name, ...(because !== undefined && { because }) }]
        : [],
    ),
  );
}
