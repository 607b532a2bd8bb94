import type { Fits } from '../../../../server/ir/fits.ts';
import type * as Ir from '../../../../server/ir/index.ts';
import { coreOf } from '../../../../server/targets/javascript/core.ts';
import type { Field } from '../../../../server/targets/javascript/fields.ts';
import { Module } from '../../../../server/targets/javascript/module.ts';
import { rowCoresOf } from '../../../../server/targets/javascript/row-core.ts';
import { exactOf } from '../../../../server/targets/sql/exact.ts';
import { parseCell } from '../../../support/reference/cell.ts';
import { evaluate } from '../../../support/reference/expression.ts';
import { type Customer, type Evaluation, printValue, type RawTable } from '../../../support/reference/index.ts';
import type { Maybe } from '../../../support/reference/value.ts';

/** A program as far as one customer can know: nothing of it depends on others. */
export function ofOneCustomer(program: Ir.Program): Ir.Program {
  const { limits: _limits, ...rest } = program;
  return { ...rest, campaigns: program.campaigns.map(({ cap: _cap, budget: _budget, ...campaign }) => campaign) };
}

/** The numbers that the reference fitted, as a lock has them. */
export function fitsOf({ program, fits }: Evaluation): Fits {
  const types = new Map(program.definitions.flatMap((one) => ('of' in one ? [[one.name, one.of.type] as const] : [])));
  const all = [...fits].map(([name, { fitted, cuts }]) => {
    const texts = cuts.map((cut) => printValue(cut, types.get(name)));
    return [name, { kind: 'class', fitted, cuts: texts, counts: [] }] as const;
  });
  return new Map(all);
}

type Cell = string | null;

export type Cells = Readonly<Record<string, Cell>>;

/** The rows of each data as somebody with a database would hand them over; those that no run could use are left out. */
export function rowsOf(
  { sources, asOf }: Ir.Program,
  tables: ReadonlyMap<string, RawTable>,
): Readonly<Record<string, readonly Cells[]>> {
  const all = sources.map((source) => [source.name, cellsOf(source, tables.get(source.name), asOf.zone)] as const);
  return Object.fromEntries(all);
}

function cellsOf(source: Ir.Source, table: RawTable | undefined, zone: string): readonly Cells[] {
  const rows = table?.rows.filter((row) => row.length === table.columns.length) ?? [];
  return rows.flatMap((row) => {
    const raw = (column: string) => row[table?.columns.indexOf(column) ?? -1] ?? '';
    const cells = source.columns.map(({ name, type }) => {
      const value = raw(name) === '' ? undefined : parseCell(type, raw(name), zone);
      return [name, printValue(value, type)] as const;
    });
    const isBad = cells.some(
      ([name, text]) => text === null && raw(name) !== '' && (name === source.amount || name === source.time),
    );
    return isBad ? [] : [Object.fromEntries(cells)];
  });
}

/** The row of a customer: of customers that events tell of, nothing but the key. */
export function customerRow(evaluation: Evaluation, key: string, rows: ReturnType<typeof rowsOf>): Cells {
  const { program } = evaluation;
  const source = program.sources.find(({ name }) => name === program.subject);
  const found = rows[program.subject]?.find((row) => row[source?.key ?? ''] === key);
  return found ?? { [source?.key ?? '']: key };
}

/** What `decide` wants to know, and what `decideRow` does of a row and of its customer. */
export function fieldsOf(program: Ir.Program, fits: Fits) {
  const module = new Module({ program, fits });
  const core = coreOf(module);
  const rows = rowCoresOf(module, core).map(({ data, fields, asked }) => ({ data, fields, customer: asked?.fields }));
  return { customer: core.fields, rows };
}

/** Fields of a customer or of a row; exact numbers as texts, or as numbers where they hold them. */
export function valuesOf(
  fields: readonly Field[],
  { scope }: Pick<Customer, 'scope'>,
  as: 'texts' | 'numbers' = 'texts',
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.map(({ name, expression, type }) => {
      const value = given(evaluate(expression, scope), type);
      const isShort = typeof value === 'string' && value.length < 15;
      return [name, as === 'numbers' && isShort && exactOf(type) ? Number(value) : value];
    }),
  );
}

function given(value: Maybe, type: Ir.Type): unknown {
  if (value?.kind === 'double') return value.double;
  if (value?.kind === 'list') return value.items.map((item) => printValue(item));
  return printValue(value, type);
}
