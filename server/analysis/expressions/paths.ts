import type * as Ir from '../../ir/index.ts';
import type { DataInfo, Schema } from '../schema.ts';

/** Where a value is looked for: a data, and the steps that lead to it, many to one each. */
export interface Position {
  /** The data where the path begins: the row at hand, or the subject. */
  readonly from: string;
  readonly path: readonly Ir.Step[];
  readonly data: DataInfo;
}

/** All that a row of this data reaches: the data it belongs to, at any distance, and attributes kept elsewhere for any of them. */
export function reachable(schema: Schema, from: DataInfo): ReadonlyMap<string, Position> {
  const known = cache.get(schema) ?? new Map<string, ReadonlyMap<string, Position>>();
  cache.set(schema, known);
  const seen = known.get(from.name) ?? walk(schema, from);
  known.set(from.name, seen);
  return seen;
}

const cache = new WeakMap<Schema, Map<string, ReadonlyMap<string, Position>>>();

function walk(schema: Schema, from: DataInfo): ReadonlyMap<string, Position> {
  const found = new Map<string, Position>([[from.name, { from: from.name, path: [], data: from }]]);
  const attributes = [...schema.data.values()].filter((data) => data.attributesOf);
  for (const position of found.values()) {
    const parent = position.data.parent && schema.data.get(position.data.parent.data);
    if (parent) add(position, { kind: 'parent', data: parent.name }, parent);
    for (const data of attributes) {
      if (data.attributesOf?.data === position.data.name) add(position, { kind: 'attributes', data: data.name }, data);
    }
  }
  return found;

  function add(position: Position, step: Ir.Step, data: DataInfo): void {
    if (!found.has(data.name)) found.set(data.name, { from: from.name, path: [...position.path, step], data });
  }
}

/** Through a column that holds keys of another data: by the column's name, the data's, or the column's without its ending. */
export function lookupStep(
  schema: Schema,
  data: DataInfo,
  name: string,
): { readonly step: Ir.Step; readonly data: DataInfo } | undefined {
  const columns = [...data.columns.values()].filter((column) => column.lookup !== undefined);
  const column =
    columns.find((each) => each.name === name) ??
    columns.find((each) => each.lookup === name) ??
    columns.find((each) => withoutEnding(each.name) === name);
  const target = column?.lookup === undefined ? undefined : schema.data.get(column.lookup);
  return column && target && { step: { kind: 'lookup', column: column.name, data: target.name }, data: target };
}

function withoutEnding(column: string): string {
  return column.replace(/_(id|key|code|no)$/i, '');
}

/** The position after one step by name, if there is such a step. */
export function stepTo(schema: Schema, position: Position, name: string): Position | undefined {
  const lookup = lookupStep(schema, position.data, name);
  if (lookup) return { ...position, path: [...position.path, lookup.step], data: lookup.data };
  const near = reachable(schema, position.data).get(name);
  return near && near.path.length === 1
    ? { ...position, path: [...position.path, ...near.path], data: near.data }
    : undefined;
}

/** The data that tells when a row happened: its own, or its nearest parent with a time. */
export function timeOf(
  schema: Schema,
  data: DataInfo,
): { readonly position: Position; readonly column: string } | undefined {
  for (const position of reachable(schema, data).values()) {
    const isAbove = position.path.every((step) => step.kind === 'parent');
    if (isAbove && position.data.position === 'events' && position.data.time !== undefined)
      return { position, column: position.data.time };
  }
  return undefined;
}
