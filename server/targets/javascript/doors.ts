import type { CompileInput } from '../target.ts';
import { type Core, propertyName } from './core.ts';
import { fieldsLines, keyCode, ownedCode, ownedFields, todayCode } from './door.ts';
import { eventsGraph } from './events.ts';
import { indented, type Line, line } from './lines.ts';
import { type Module, temporariesOf } from './module.ts';
import { dayNumberOf } from './represent.ts';
import type { RowCore } from './row-core.ts';
import { type RowsFromEvents, rowsFromEvents, totalsCode } from './row-events.ts';
import { Tables } from './tables.ts';
import { docComment } from './text.ts';
import { value } from './value.ts';

/** As-of where nobody says it: NaN where the rules do not either. */
export function standardDay({ asOf, program }: Pick<CompileInput, 'asOf' | 'program'>): string {
  const day = asOf ?? program.asOf.date;
  return day === undefined ? 'NaN' : String(dayNumberOf(day));
}

/** `decide(customer, asOf)`: from values. */
export function decideLines(module: Module, { fields, inputs }: Core, standard: string, says: string): readonly Line[] {
  return [
    line(docComment(says)),
    line('function decide(customer, asOf) {'),
    ...indented([
      ...(inputs.includes('today') ? [todayCode(module, standard)] : []),
      line(`const o = ${ownedFields(module, 'customer', fields)};`),
      ...fieldsLines(module, fields, 'o', 'customer'),
      line(`return core(${inputs.join(', ')});`),
    ]),
    line('}'),
    line(''),
  ];
}

/** `decideFromEvents(customer, events, asOf)`: from rows. */
export interface FromEvents {
  readonly tables: Tables;
  readonly lines: readonly Line[];
}

export function decideFromEventsLines(
  module: Module,
  core: Core,
  rows: readonly RowCore[],
  standard: string,
  says: string,
): FromEvents {
  const tables = new Tables(module);
  const graph = eventsGraph(module, tables);
  const others = rows.flatMap((each) => (each.asked ? [rowsFromEvents(module, tables, each, each.asked)] : []));
  const fields = [...core.fields, ...others.flatMap((each) => each.fields)];
  for (const { expression } of fields) value(graph.scope(graph.body), expression);
  const statements = tables.statements();
  const readers = tables.readers();
  const customer = tables.columnsOf(module.program.subject).map(({ name }) => name);
  const data = tables.data.map(({ name }) => name);
  const key = module.sources.get(module.program.subject)?.key ?? '';
  return {
    tables,
    lines: [
      ...tables.emptyRows(),
      line(''),
      ...readers,
      line(docComment(says)),
      line('function decideFromEvents(customer, events, asOf) {'),
      ...indented([
        todayCode(module, standard),
        line(`const o = ${ownedCode(module, 'customer', customer)};`),
        ...(data.length === 0 ? [] : [line(`const e = ${ownedCode(module, 'events', data)};`)]),
        line(`const key = ${keyCode(module, 'o', '"customer"', key)};`),
        ...statements,
        ...temporariesOf(graph.body),
        ...graph.lines,
        ...resultOf(module, core, others),
      ]),
      line('}'),
      line(''),
    ],
  };
}

/** Where other data is decided about, its rows stand behind the decisions about the customer. */
function resultOf(module: Module, { inputs }: Core, others: readonly RowsFromEvents[]): readonly Line[] {
  const decisions = `core(${inputs.join(', ')})`;
  if (others.length === 0) return [line(`return ${decisions};`)];
  const made = others.map((each, index) => ({
    ...each,
    property: propertyName(each.core.data),
    rows: `rows${index + 1}`,
  }));
  return [
    ...made.map(({ rows, call }) => line(`const ${rows} = ${call};`)),
    line('return {'),
    line(`  ...${decisions},`),
    line(`  rows: { ${made.map(({ property, rows }) => `${property}: ${rows}`).join(', ')} },`),
    line(
      `  totals: { ${made.map(({ core, property, rows }) => `${property}: ${totalsCode(module, core, rows)}`).join(', ')} },`,
    ),
    line('};'),
  ];
}
