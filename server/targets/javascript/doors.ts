import type { CompileInput } from '../target.ts';
import type { Core } from './core.ts';
import { fieldCode, ownedCode } from './door.ts';
import { eventsGraph } from './events.ts';

import type { Field } from './fields.ts';
import { indented, type Line, line } from './lines.ts';
import { type Module, temporariesOf } from './module.ts';
import { dayNumberOf } from './represent.ts';
import { Tables } from './tables.ts';
import { docComment, quote } from './text.ts';
import { value } from './value.ts';

/** As-of where nobody says it: NaN where the rules do not either. */
export function standardDay({ asOf, program }: Pick<CompileInput, 'asOf' | 'program'>): string {
  const day = asOf ?? program.asOf.date;
  return day === undefined ? 'NaN' : String(dayNumberOf(day));
}

/** `decide(customer, asOf)`: from values. */
export function decideLines(module: Module, { fields, inputs }: Core, standard: string, says: string): readonly Line[] {
  const all = fields.all;
  const names = all.map(({ name }) => name);
  return [
    line(docComment(says)),
    line('function decide(customer, asOf) {'),
    ...(inputs.includes('today') ? [today(module, standard)] : []),
    line(`  const o = ${ownedCode(module, 'customer', names)};`),
    ...all.map((field) => line(`  const ${field.variable} = ${fieldOf(module, field)};`)),
    line(`  return core(${inputs.join(', ')});`),
    line('}'),
    line(''),
  ];
}

/** A key is never missing. */
function fieldOf(module: Module, { name, type, isKey }: Field): string {
  return isKey ? keyCode(module, name) : fieldCode(module, 'o', '"customer"', name, type);
}

function keyCode(module: Module, name: string): string {
  module.kernel.add('keyField');
  return `keyField(o[${quote(name)}], o, ${quote(name)}, "customer")`;
}

function today(module: Module, standard: string): Line {
  module.kernel.add('dayInUse');
  return line(`  const today = dayInUse(asOf, ${standard});`);
}

/** `decideFromEvents(customer, events, asOf)`: from rows. */
export interface FromEvents {
  readonly tables: Tables;
  readonly lines: readonly Line[];
}

export function decideFromEventsLines(
  module: Module,
  { fields, inputs }: Core,
  standard: string,
  says: string,
): FromEvents {
  const tables = new Tables(module);
  const graph = eventsGraph(module, tables);
  for (const { expression } of fields.all) value(graph.scope(graph.body), expression);
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
      today(module, standard),
      line(`  const o = ${ownedCode(module, 'customer', customer)};`),
      ...(data.length === 0 ? [] : [line(`  const e = ${ownedCode(module, 'events', data)};`)]),
      line(`  const key = ${keyCode(module, key)};`),
      ...indented([...statements, ...temporariesOf(graph.body), ...graph.lines]),
      line(`  return core(${inputs.join(', ')});`),
      line('}'),
      line(''),
    ],
  };
}
