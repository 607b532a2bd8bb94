import type * as Ir from '../ir/index.ts';
import type { ProgramParts } from './program.ts';
import type { Placer } from './program-origins.ts';
import { needsIn } from './references.ts';
import type { ColumnInfo, DataInfo, Schema } from './schema.ts';

/** The data that a program needs, with the columns that it uses or that have a role. */
export function sourcesOf(schema: Schema, parts: ProgramParts, placer: Placer): readonly Ir.Source[] {
  const used = usedColumns(schema, parts);
  return [...schema.data.values()].filter((data) => used.has(data.name)).map((data) => sourceOf(data, used, placer));
}

type Used = ReadonlyMap<string, ReadonlySet<string>>;

/** Names of the used columns of each data that is needed. */
function usedColumns(schema: Schema, parts: ProgramParts): Used {
  const used = new Map<string, Set<string>>();
  for (const data of [schema.subject, schema.amountData]) if (data) need(data.name);
  for (const { data } of parts.others) if (data !== undefined) need(data);
  for (const node of Object.values(parts).flatMap(needsIn)) {
    if (isColumn(node)) needColumn(node);
    else if (isAggregate(node) || isRow(node)) need(node.data);
    if (isRow(node)) for (const cell of node.cells) need(node.data).add(cell.column);
  }
  return used;

  function need(name: string): Set<string> {
    const known = used.get(name);
    if (known) return known;
    const columns = new Set<string>();
    used.set(name, columns);
    const data = schema.data.get(name);
    // The rows of this data are found by way of those that they belong to.
    if (data?.parent) need(data.parent.data);
    if (data?.attributesOf) need(data.attributesOf.data);
    if (data?.from?.kind === 'derived') need(data.from.data).add(data.from.by);
    for (const by of [data?.parent?.by, data?.attributesOf?.by, data?.key])
      if (by !== undefined) columns.add(columnName(data, by));
    return columns;
  }

  function needColumn({ from, path, column }: Ir.Column): void {
    let at = from;
    for (const step of path) {
      if (step.kind === 'lookup') need(at).add(step.column);
      need(at);
      at = step.data;
    }
    need(at).add(column);
  }
}

function columnName(data: DataInfo | undefined, name: string): string {
  return data?.columns.get(name.normalize('NFC'))?.name ?? name;
}

function sourceOf(data: DataInfo, used: Used, placer: Placer): Ir.Source {
  const names = used.get(data.name) ?? new Set();
  const columns = [...data.columns.values()].filter(({ name, role }) => role !== 'column' || names.has(name));
  const chunk = data.declared?.chunk;
  const start = data.declared?.span.start ?? 0;
  const origin: Ir.Origin = { file: '', start: 0, line: 1, span: [start, data.declared?.span.end ?? 0] };
  const source: Ir.Source = {
    name: data.name,
    ...(data.title !== undefined && { title: data.title }),
    ...(data.doc !== undefined && { doc: data.doc }),
    origin: chunk ? { ...origin, line: chunk.text.slice(0, start).split('\n').length } : origin,
    from: data.from ?? { kind: 'table', table: data.name },
    columns: columns.map((column) => columnOf(column, used)),
    ...rolesOf(data),
    ...(data.parent && { parent: { data: data.parent.data, by: columnName(data, data.parent.by) } }),
    ...(data.attributesOf && {
      attributesOf: { data: data.attributesOf.data, by: columnName(data, data.attributesOf.by) },
    }),
  };
  return chunk ? placer(source, chunk) : source;
}

/** A lookup that nothing is looked up in is not read. */
function columnOf({ name, role, type, pii, lookup }: ColumnInfo, used: Used): Ir.SourceColumn {
  return { name, role, type, pii, ...(lookup !== undefined && used.has(lookup) && { lookup }) };
}

function rolesOf({ key, label, time, amount }: DataInfo): Pick<Ir.Source, 'key' | 'label' | 'time' | 'amount'> {
  return {
    ...(key !== undefined && { key }),
    ...(label !== undefined && { label }),
    ...(time !== undefined && { time }),
    ...(amount !== undefined && { amount }),
  };
}

function isColumn(node: object): node is Ir.Column {
  return 'op' in node && node.op === 'column';
}

function isAggregate(node: object): node is Ir.Aggregate {
  return 'op' in node && node.op === 'aggregate';
}

function isRow(node: object): node is Extract<Ir.Given, { kind: 'row' }> {
  return 'kind' in node && node.kind === 'row' && 'cells' in node;
}
