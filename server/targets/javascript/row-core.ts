import type * as Ir from '../../ir/index.ts';
import { type RowProgram, rowProgram } from '../sql/row-program.ts';
import { Asked } from './asked.ts';
import { type Core, decidingIn, resultLines, standingOf } from './core.ts';
import { type Field, Fields } from './fields.ts';
import { Graph, graphFunction, type Leaves } from './graph.ts';
import { line } from './lines.ts';
import type { Module } from './module.ts';
import { comment } from './text.ts';

/** From what is known of a row of other data, and of the customer that it belongs to, to what is decided about it. */
export interface RowCore {
  readonly data: string;
  readonly other: Ir.OtherData;
  readonly program: Ir.Program;
  /** The function that decides, and what it takes. */
  readonly name: string;
  readonly inputs: readonly string[];
  /** What is to be known of the row. */
  readonly fields: readonly Field[];
  /** Of rows that belong to one customer: what is asked of that. */
  readonly asked?: Asked;
}

export function rowCoresOf(module: Module, { names }: Core): readonly RowCore[] {
  return (module.program.others ?? []).map((other) => {
    const rows = rowProgram(module.program, other);
    const asked = rows.isBelow ? new Asked(module, rows, names) : undefined;
    return { other, ...rowCore(module, rows, asked), ...(asked && { asked }) };
  });
}

function rowCore(module: Module, { data, program }: RowProgram, asked: Asked | undefined) {
  const fields = new Fields(module, data, new Map());
  const graph = new Graph(
    module,
    {
      ...leavesOfCustomer(module, asked, (_, column) => fields.column(column)),
      aggregate: (_, aggregate) => fields.aggregate(aggregate),
    },
    program,
  );
  const result = resultLines(graph, standingOf(graph, decidingIn(graph)));
  const name = module.newName('coreOfRow');
  module.functions.push(line(comment(`decisions about a row of ${data}`)), ...graphFunction(graph, name, result));
  return { data, program, name, inputs: graph.inputs, fields: fields.all };
}

/** Leaves of whatever is about rows, as far as they are the customer's. */
export function leavesOfCustomer(
  module: Module,
  asked: Asked | undefined,
  own: Leaves['column'],
): Omit<Leaves, 'aggregate'> {
  const customer = (): Asked => {
    if (!asked) throw new Error('a row that belongs to no customer asks for nothing of one');
    return asked;
  };
  return {
    column: (graph, column) => {
      const customers = asked && customersColumn(column, module.program.subject);
      return customers ? customer().column(customers) : own(graph, column);
    },
    reference: (name) => customer().reference(name),
    decision: (_, decision) => customer().decision(decision),
    definition: () => undefined,
  };
}

/** A column that a row has by way of its customer, as one of the customer. */
function customersColumn(column: Ir.Column, subject: string): Ir.Column | undefined {
  const at = column.path.findIndex(({ data }) => data === subject);
  const isOwn = at >= 0 && column.path.slice(0, at + 1).every(({ kind }) => kind === 'parent');
  return isOwn ? { ...column, from: subject, path: column.path.slice(at + 1) } : undefined;
}
