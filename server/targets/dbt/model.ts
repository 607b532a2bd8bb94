import type { Bindings, TableBinding } from '../bindings.ts';
import type { ResultName } from '../result-names.ts';
import { dialects } from '../sql/dialects.ts';
import type { ExportedStatement } from '../sql/export/export.ts';
import { headOf } from '../sql/export/head.ts';
import { compiledStatement } from '../sql/export/target.ts';
import type { CompileInput, Place } from '../target.ts';
import { plainJinja } from './jinja.ts';
import type { SourceTable } from './sources.ts';

export interface Model {
  readonly text: string;
  readonly places: readonly Place[];
  readonly columns: ExportedStatement['columns'];
}

/** The statement of a result as a template: tables are sources of dbt, and all else is said as it is. */
export function modelOf(input: CompileInput, result: ResultName, tables: readonly SourceTable[]): Model {
  const mark = freeMark(compiledStatement(input, result, { isSorted: false }).text);
  const marked = tables.map((table, index) => ({ table, name: `${mark}${index + 1}_` }));
  const bindings = markedBindings(input.bindings, marked);
  const statement = compiledStatement({ ...input, bindings }, result, { isSorted: false });
  const { text, places, columns } = statement;
  const identifier = dialects[input.options.dialect]!.identifier;
  const template = marked.reduce(
    (said, { table, name }) =>
      said.replaceAll(identifier(name).text, () => `{{ source('${table.group}', '${table.name}') }}`),
    plainJinja(text),
  );
  const head = headOf(input, 'dbt', result, statement).map(plainJinja);
  const by = head.length;
  return {
    text: `${head.join('\n')}\n${template.trimEnd()}\n`,
    places: places.map(({ lines: [from, to], origin }) => ({ lines: [from + by, to + by], origin })),
    columns,
  };
}

/** The beginning of names that stand nowhere in the statement yet. */
function freeMark(text: string): string {
  let mark = 'source_';
  while (text.includes(mark)) mark += '_';
  return mark;
}

function markedBindings(
  { data }: Bindings,
  marked: readonly { readonly table: SourceTable; readonly name: string }[],
): Bindings {
  const all = new Map<string, TableBinding>(data);
  for (const { table, name } of marked) {
    const own = data.get(table.source.name) ?? { columns: new Map(), isUnique: false };
    all.set(table.source.name, { ...own, table: [name] });
  }
  return { data: all };
}
