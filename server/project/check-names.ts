import { didYouMean } from '../analysis/did-you-mean.ts';
import type { Schema } from '../analysis/schema.ts';
import type { BoundData, Project, ProjectProblem } from './read-project.ts';

/** Whether everything that a project file binds is there in some rules; `schemas` are those of all rules that it may speak of. */
export function unknownNames({ data }: Project, schemas: readonly Schema[]): ProjectProblem[] {
  return [...data].flatMap(([name, bound]) => {
    const found = schemas.flatMap((schema) => schema.data.get(name) ?? []);
    if (found.length === 0) return [unknownData(name, bound, schemas)];
    if (found.some(({ open }) => open)) return [];
    const columns = new Set(found.flatMap((each) => [...each.columns.keys()]));
    return unknownColumns(name, bound, columns);
  });
}

function unknownData(name: string, { span }: BoundData, schemas: readonly Schema[]): ProjectProblem {
  const meant = didYouMean(name, new Set(schemas.flatMap(({ data }) => [...data.keys()])));
  return { code: 'PTN6005', data: { name }, span, ...(meant !== undefined && { mended: meant }) };
}

function unknownColumns(data: string, { columns }: BoundData, known: ReadonlySet<string>): ProjectProblem[] {
  return [...columns].flatMap(([name, span]): ProjectProblem[] => {
    if (known.has(name)) return [];
    const meant = didYouMean(name, known);
    return [{ code: 'PTN6006', data: { data, name }, span, ...(meant !== undefined && { mended: meant }) }];
  });
}

/** What a project file can hardly mean: one table that is read in two ways, one column by two names. */
export function doubtfulBindings({ data }: Project, schemas: readonly Schema[]): ProjectProblem[] {
  const has = (name: string, column: string) =>
    schemas.some((schema) => schema.data.get(name)?.columns.has(column) === true);
  const bound = [...data];
  return bound.flatMap(([name, each], index) => [
    ...sharedColumns(name, each),
    ...bound.slice(0, index).flatMap((before) => differentlyBound([name, each], before, has)),
  ]);
}

function sharedColumns(data: string, { binding, columns }: BoundData): ProjectProblem[] {
  const taken = new Map<string, string>();
  return [...binding.columns].flatMap(([name, column]): ProjectProblem[] => {
    const other = taken.get(column);
    taken.set(column, other ?? name);
    const span = columns.get(name);
    return other === undefined || !span ? [] : [{ code: 'PTN6008', data: { data, name, other, column }, span }];
  });
}

type Named = readonly [name: string, bound: BoundData];

function differentlyBound(
  [name, { binding: a, table }]: Named,
  [other, { binding: b }]: Named,
  has: (data: string, column: string) => boolean,
): ProjectProblem[] {
  if (JSON.stringify(a.table) !== JSON.stringify(b.table)) return [];
  const shared = [...new Set([...a.columns.keys(), ...b.columns.keys()])].filter(
    (key) => has(name, key) && has(other, key),
  );
  const column = shared.find((key) => (a.columns.get(key) ?? key) !== (b.columns.get(key) ?? key));
  if (column === undefined && a.isUnique === b.isUnique) return [];
  return [{ code: 'PTN6007', data: { name, other, table: a.table.join('.'), place: column ?? 'unique' }, span: table }];
}
