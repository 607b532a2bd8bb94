import type * as Ir from '../../ir/index.ts';
import type { Bindings } from '../bindings.ts';
import { plainNames } from './names.ts';
import { templateText, type Yaml } from './yaml.ts';

/** A table that the model reads: how dbt calls it, and where it is. */
export interface SourceTable {
  readonly source: Ir.Source;
  /** Names in templates, of nothing but letters, digits and `_`. */
  readonly group: string;
  readonly name: string;
  readonly database?: string;
  readonly schema?: string;
  readonly identifier: string;
}

/** All data that stands in tables; what is derived from other data stands in none. */
export function sourceTables({ sources, name: program }: Ir.Program, bindings: Bindings): readonly SourceTable[] {
  const tables = sources.filter(({ from }) => from.kind !== 'derived');
  const names = plainNames(tables.map(({ name }) => name));
  const places = tables.map((source) => placeOf(source, bindings));
  const keys = [...new Set(places.map(keyOf))];
  const groups = plainNames(keys.map((_, index) => (index === 0 ? program : `${program}_${index + 1}`)));
  return tables.map((source, index) => {
    const place = places[index]!;
    return { source, name: names[index]!, group: groups[keys.indexOf(keyOf(place))]!, ...place };
  });
}

type Place = Pick<SourceTable, 'database' | 'schema' | 'identifier'>;

function placeOf({ name, from }: Ir.Source, { data }: Bindings): Place {
  const own = from.kind === 'table' ? from.table.split('.') : [name];
  const parts = data.get(name)?.table ?? own;
  const [identifier = name, schema, database] = [...parts].reverse();
  return { identifier, ...(schema !== undefined && { schema }), ...(database !== undefined && { database }) };
}

function keyOf({ database, schema }: Place): string {
  return JSON.stringify([database ?? null, schema ?? null]);
}

/** A table without a schema is looked for where the models go. */
export function sourcesYaml(tables: readonly SourceTable[]): Yaml {
  const groups = [...new Set(tables.map(({ group }) => group))];
  return {
    version: 2,
    sources: groups.map((group) => {
      const own = tables.filter((table) => table.group === group);
      const { database, schema } = own[0]!;
      return {
        name: group,
        ...(database !== undefined && { database: templateText(database) }),
        schema: schema === undefined ? '{{ target.schema }}' : templateText(schema),
        quoting: { database: true, schema: true, identifier: true },
        tables: own.map(tableYaml),
      };
    }),
  };
}

function tableYaml({ source, name, identifier }: SourceTable): Yaml {
  const words = source.doc ?? source.title;
  return {
    name,
    identifier: templateText(identifier),
    ...(words !== undefined && { description: templateText(words) }),
  };
}
