import { builtInActions } from '../actions.ts';
import type { Meaning } from '../elaborator.ts';
import { reachable } from '../expressions/paths.ts';
import { libraryModule, libraryModules } from '../library/index.ts';
import type { Results } from '../results.ts';
import type { DataInfo, Schema } from '../schema.ts';
import * as types from '../types.ts';

/** What a bare name stands for over customers: a declaration, a column, a built-in action, a definition of the library; in this order. */
export function meaningOf(name: string, results: Results): Meaning | undefined {
  const { environment } = results;
  const own = environment.own(name);
  if (own) return results.bound(own).known;
  const column = columnsOver(results).get(name);
  if (column) return column;
  const entry = environment.entry(name);
  return entry ? results.bound(entry).known : actionsBuiltIn.get(name);
}

/** All of them, each under its own name once. */
export function allMeanings(results: Results): readonly Meaning[] {
  const { environment } = results;
  const library = libraryModules().flatMap((module) => libraryModule(module)?.names ?? []);
  const names = new Set([
    ...environment.names.map(({ name }) => name),
    ...columnsOver(results).keys(),
    ...actionsBuiltIn.keys(),
    ...library,
  ]);
  return [...names].flatMap((name) => meaningOf(name, results) ?? []);
}

const actionsBuiltIn: ReadonlyMap<string, Meaning> = new Map(
  builtInActions.map((action) => [
    action.name,
    { kind: 'action', name: action.name, action, type: action.takes ?? types.yesNo },
  ]),
);

/** Columns of the subject, then those of what belongs to it; one that several of these have needs its data before it. */
function columnsOver({ environment: { schema } }: Results): ReadonlyMap<string, Meaning> {
  const known = columns.get(schema) ?? findColumns(schema);
  columns.set(schema, known);
  return known;
}

const columns = new WeakMap<Schema, ReadonlyMap<string, Meaning>>();

function findColumns(schema: Schema): ReadonlyMap<string, Meaning> {
  const found = new Map<string, Meaning>();
  const twice = new Set<string>();
  const { subject } = schema;
  if (!subject) return found;
  for (const { data } of reachable(schema, subject).values()) {
    for (const [name, meaning] of columnMeanings(data)) {
      if (!found.has(name)) found.set(name, meaning);
      else if (!subject.columns.has(name)) twice.add(name);
    }
  }
  for (const name of twice) found.delete(name);
  return found;
}

function columnMeanings({ name: owner, columns }: DataInfo): readonly (readonly [string, Meaning])[] {
  return [...columns].map(([name, { type, declared, unknown }]) => [
    name,
    { kind: 'column', name, owner, ...(unknown ? { broken: true } : { type }), ...(declared && { declared }) },
  ]);
}
