import { fieldsLines, ownedFields, todayCode } from './door.ts';
import { indented, type Line, line } from './lines.ts';
import type { Module } from './module.ts';
import type { RowCore } from './row-core.ts';
import { docComment, quote } from './text.ts';

/** `decideRow(data, row, …)`: decisions about a row of other data from values; nothing where there are none about other data. */
export function decideRowLines(
  module: Module,
  cores: readonly RowCore[],
  standard: string,
  says: string,
): readonly Line[] {
  if (cores.length === 0) return [];
  module.kernel.add('unknownData');
  const cases = cores.map((core) => {
    const name = decideOneLines(module, core, standard);
    return line(`  if (data === ${quote(core.data)}) return ${name}(row, ...rest);`);
  });
  return [
    line(docComment(says)),
    line('function decideRow(data, row, ...rest) {'),
    ...cases,
    line('  throw unknownData();'),
    line('}'),
    line(''),
  ];
}

/** Rows that belong to no customer have the day where others have that. */
function decideOneLines(module: Module, { asked, name, inputs, fields }: RowCore, standard: string): string {
  const own = module.newName('decideValuesOf');
  const customers = asked?.fields ?? [];
  const all = [...inputs, ...(asked?.inputs ?? [])];
  module.functions.push(
    line(`function ${own}(row, ${asked ? 'customer, ' : ''}asOf) {`),
    ...indented([
      ...(all.includes('today') ? [todayCode(module, standard)] : []),
      line(`const o = ${ownedFields(module, 'row', fields)};`),
      ...fieldsLines(module, fields, 'o', 'row'),
      ...(asked ? [line(`const u = ${ownedFields(module, 'customer', customers)};`)] : []),
      ...fieldsLines(module, customers, 'u', 'customer'),
      ...(asked?.statement() ?? []),
      line(`return ${name}(${inputs.join(', ')});`),
    ]),
    line('}'),
    line(''),
  );
  return own;
}
