import type * as Ir from '../../ir/index.ts';
import { exactOf } from '../sql/exact.ts';
import { aggregateCode } from './aggregate.ts';
import type { Asked } from './asked.ts';
import { propertyName } from './core.ts';
import { aggregateKey, columnKey, type Field } from './fields.ts';
import { Graph, graphFunction } from './graph.ts';
import { indented, type Line, line } from './lines.ts';
import type { Module } from './module.ts';
import { leavesOfCustomer, type RowCore } from './row-core.ts';
import type { Tables } from './tables.ts';
import { quote } from './text.ts';
import { value } from './value.ts';

/** Decisions about all rows of some data that belong to a customer, from rows. */
export interface RowsFromEvents {
  readonly core: RowCore;
  /** What has to be known of the customer. */
  readonly fields: readonly Field[];
  /** The call that makes them. */
  readonly call: string;
}

export function rowsFromEvents(module: Module, tables: Tables, core: RowCore, from: Asked): RowsFromEvents {
  const asked = from.again();
  const groups = new Map<string, string>();
  const row = rowFunction(module, tables, core, asked, groups);
  const rows = tables.decidedRows(core.data);
  const below = [...groups.values()].map((data) => tables.rows(data));
  const inner = new Set(['row', ...groups.keys(), ...asked.outputs]);
  const outer = row.inputs.filter((input) => !inner.has(input));
  const inputs = [...new Set([rows, ...below, ...asked.inputs, ...outer])].join(', ');
  const name = module.newName('decideRowsOf');
  module.kernel.add('decidedRows');
  module.functions.push(
    line(`function ${name}(${inputs}) {`),
    ...indented([
      ...asked.statement(),
      ...[...groups].map(([group, data]) => grouped(module, tables, core.data, group, data)),
      line(`return decidedRows(${rows}, (row) => ${row.name}(${row.inputs.join(', ')}));`),
    ]),
    line('}'),
    line(''),
  );
  return { core, fields: asked.fields, call: `${name}(${inputs})` };
}

/** A function that decides about one row. */
function rowFunction(module: Module, tables: Tables, core: RowCore, asked: Asked, groups: Map<string, string>) {
  const graph = rowGraph(module, tables, core, asked, groups);
  for (const { expression } of core.fields) value(graph.scope(graph.body), expression);
  graph.body.useAll(core.inputs);
  const name = module.newName('decideRowOf');
  module.functions.push(...graphFunction(graph, name, [line(`return ${core.name}(${core.inputs.join(', ')});`)]));
  return { name, inputs: graph.inputs };
}

/** `groups`: the data of rows below the row at hand, by the variable with them. */
function rowGraph(module: Module, tables: Tables, core: RowCore, asked: Asked, groups: Map<string, string>): Graph {
  const leaves = leavesOfCustomer(module, asked, (graph, column) =>
    graph.variable('c', columnKey(column), ({ body }) => tables.cell(body, body.use('row'), column)),
  );
  const aggregate = (graph: Graph, each: Ir.Aggregate) =>
    graph.variable('a', aggregateKey(each, core.data), (scope) => {
      const group = module.name('q', JSON.stringify([core.data, each.data]));
      groups.set(group, each.data);
      const rows = `${scope.kernel('rowsBelow')}(${scope.body.use(group)}, ${scope.body.use('row')})`;
      return aggregateCode(graph, tables, each, scope.body, rows);
    });
  return new Graph(module, { ...leaves, aggregate }, core.program);
}

function grouped(module: Module, tables: Tables, above: string, group: string, data: string): Line {
  module.kernel.add('groupedAbove');
  return line(`const ${group} = groupedAbove(${tables.rows(data)}, ${tables.stepsUp(data, above)});`);
}

// ---------------------------------------------------------------- totals

/** An action whose values add up: one exact number or amount a row. */
export function summedIn({ actions }: Ir.OtherData): readonly Ir.Action[] {
  return actions.filter(
    ({ keep, takes }) =>
      keep !== 'all' && (takes?.kind === 'number' || takes?.kind === 'money') && exactOf(takes) !== undefined,
  );
}

/** What all rows in a variable add up to. */
export function totalsCode(module: Module, { other }: RowCore, rows: string): string {
  const totals = summedIn(other).map(({ name, takes }) => {
    module.kernel.add('totalOf');
    return `${propertyName(name)}: totalOf(${rows}, ${quote(name)}, ${(takes && exactOf(takes)?.scale) ?? 0})`;
  });
  return totals.length === 0 ? '{}' : `{ ${totals.join(', ')} }`;
}
