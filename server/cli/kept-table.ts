import type { TableName } from '../databases/database.ts';
import type { Program } from '../ir/program.ts';
import { isNameable } from '../project/project-file.ts';
import type { Bindings } from '../targets/bindings.ts';
import { usualTable } from '../targets/result-names.ts';
import { type DialectName, dialects } from '../targets/sql/dialects.ts';
import { mayBeOneTable } from '../targets/table-names.ts';
import { usageFailure } from './failure.ts';

/** The table that decisions, or another result, are kept in: one that the engine can name so, and that the rules do not read. */
export function keptTable(
  name: string | undefined,
  program: Program,
  { data }: Bindings,
  dialect: DialectName,
  result?: string,
): TableName {
  const parts = name?.split('.') ?? [usualTable(program, result)];
  const shown = parts.join('.');
  if (parts.length > 3 || parts.some((part) => part.trim() === '' || !isNameable(part))) {
    throw usageFailure(
      (words) => words.databases.badTable(shown),
      (words) => words.databases.badTableHelp,
    );
  }
  if (parts.some((part) => !dialects[dialect]?.isWholeName(part))) {
    throw usageFailure(
      (words) => words.databases.longTable(shown, dialect),
      (words) => words.databases.longTableHelp,
    );
  }
  const read = program.sources.map((source) => data.get(source.name)?.table ?? [source.name]);
  if (!read.some((table) => mayBeOneTable(table, parts))) return parts;
  throw usageFailure(
    (words) => words.databases.isInput(shown),
    (words) => words.databases.isInputHelp,
  );
}
