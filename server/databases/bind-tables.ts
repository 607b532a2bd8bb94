import type { Model } from '../analysis/analysis.ts';
import { didYouMean } from '../analysis/did-you-mean.ts';
import type { ColumnInfo, DataInfo } from '../analysis/schema.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Bindings, TableBinding } from '../targets/bindings.ts';
import type { Database, DatabaseColumn, TableName } from './database.ts';
import { tablesAlike } from './tables-alike.ts';

/** A data of the rules and the table that it is. */
export interface BoundData {
  readonly data: DataInfo;
  readonly binding: TableBinding;
  /** By the names that the rules use. */
  readonly columns: ReadonlyMap<string, DatabaseColumn>;
}

export interface BoundTables {
  readonly tables: ReadonlyMap<string, BoundData>;
  /** What the rules declare and the database does not have. */
  readonly problems: readonly Problem[];
}

/** A finding about something that may stand nowhere in the rules. */
export type Problem = Omit<Diagnostic, 'at'> & { readonly at: Diagnostic['at'] | undefined };

/** Finds the tables that the data of rules is in; `place` is the database as people read it, `root` the folder that paths of data are relative to. */
export async function bindTables(
  database: Database,
  { schema }: Pick<Model, 'schema'>,
  bindings: Bindings,
  place: string,
  root: string,
): Promise<BoundTables> {
  const tables = new Map<string, BoundData>();
  const problems: Problem[] = [];
  for (const data of schema.data.values()) {
    if (data.from?.kind === 'derived') continue;
    const binding = bindings.data.get(data.name) ?? usualBinding(data, (path) => database.tableOfFile?.(path, root));
    const found = await database.columns(binding.table);
    if (!found) problems.push(await missingTable(database, data, binding, place));
    else {
      const columns = byLogicalName(found, binding, data);
      tables.set(data.name, { data, binding, columns });
      problems.push(...columnProblems(data, binding, columns));
    }
  }
  return { tables, problems: [...problems, ...tablesAlike(tables, database.dialect, place)] };
}

/** Data without a binding is the table or the file that it names, else the table of its own name. */
function usualBinding({ name, from }: DataInfo, tableOfFile: (path: string) => TableName | undefined): TableBinding {
  const file = from?.kind === 'file' ? tableOfFile(from.path) : undefined;
  const table = file ?? (from?.kind === 'table' ? from.table.split('.') : [name]);
  return { table, columns: new Map(), isUnique: false };
}

/** A column that is bound to a name is known by that name alone, unless the rules declare its own name too. */
function byLogicalName(
  found: readonly DatabaseColumn[],
  { columns }: TableBinding,
  data: DataInfo,
): ReadonlyMap<string, DatabaseColumn> {
  const held = new Map(found.map((column) => [column.name, column]));
  const bound = [...columns].flatMap(([name, physical]) => {
    const column = held.get(physical);
    return column ? [[name, column] as const] : [];
  });
  const taken = new Set(columns.values());
  const links = [data.parent?.by, data.attributesOf?.by];
  const isNamed = (name: string) => links.includes(name) || data.columns.get(name.normalize('NFC'))?.explicit === true;
  const isFree = ({ name }: DatabaseColumn) => !columns.has(name) && (!taken.has(name) || isNamed(name));
  return new Map([...bound, ...found.filter(isFree).map((each) => [each.name, each] as const)]);
}

async function missingTable(
  database: Database,
  { name, declared }: DataInfo,
  { table }: TableBinding,
  place: string,
): Promise<Problem> {
  const known = await database.tables();
  // A bare name may be meant with a schema, and the other way about.
  const near = didYouMean(table.at(-1) ?? '', new Set(known.map((each) => each.at(-1) ?? '')));
  const meant = meantBy(written(table), known.map(written)) || (near === undefined ? '' : ` (${near}?)`);
  const data = { data: name, table: written(table), place, meant };
  return { code: 'PTN6126', at: declared, data };
}

function columnProblems(
  { columns: declared, name }: DataInfo,
  { table, columns: names }: TableBinding,
  columns: BoundData['columns'],
): readonly Problem[] {
  const known = new Map([...columns].map(([logical, column]) => [logical.normalize('NFC'), column]));
  const problemOf = (column: ColumnInfo): readonly Problem[] => {
    const found = known.get(column.name.normalize('NFC'));
    const physical = names.get(column.name) ?? column.name;
    const data = { table: written(table), column: physical };
    if (!found) {
      const meant = meantBy(
        physical,
        [...columns.values()].map((each) => each.name),
      );
      return [{ code: 'PTN6127', at: column.declared, data: { ...data, meant } }];
    }
    return found.type ? [] : [{ code: 'PTN6128', at: column.declared, data: { ...data, type: found.written } }];
  };
  return name === '' ? [] : [...declared.values()].filter(({ explicit }) => explicit).flatMap(problemOf);
}

function meantBy(name: string, known: readonly string[]): string {
  const meant = didYouMean(name, known);
  return meant === undefined ? '' : ` (${meant}?)`;
}

function written(table: TableName): string {
  return table.join('.');
}
