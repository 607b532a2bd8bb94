import type * as Ir from '../ir/index.ts';
import type { Schema } from './schema.ts';

/** A file with more columns than that takes long to load whole: of such a one only those that are used are there, and others when they are. */
const mostColumns = 200;

/**
 * The program with all columns of its data, not only with those that its rules use: what loads data once for rules that are still being written
 * needs them all. It decides the same.
 */
export function withAllColumns(program: Ir.Program, { data }: Pick<Schema, 'data'>): Ir.Program {
  const sources = program.sources.map((source) => {
    const used = new Map(source.columns.map((column) => [column.name, column]));
    const all = [...(data.get(source.name)?.columns.values() ?? [])].map(
      ({ name, role, type, pii }): Ir.SourceColumn => used.get(name) ?? { name, role, type, pii },
    );
    return all.length < used.size || all.length > mostColumns ? source : { ...source, columns: all };
  });
  return { ...program, sources };
}
