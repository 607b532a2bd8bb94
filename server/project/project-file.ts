import { z } from 'zod';
import { type DialectName, dialectNames } from '../targets/sql/dialects.ts';
import { type TargetName, targetNames } from '../targets/target.ts';
import { projectFileEn as words } from '../text/project-file-en.ts';

/** What rules can be compiled to, as the project file and the command line name it: `js`, `sql:postgres`. */
export const exportNames: readonly string[] = targetNames.flatMap((target) =>
  hasDialects(target) ? dialectNames.map((dialect) => `${target}:${dialect}`) : [target],
);

/** Something to compile to. */
export interface Export {
  readonly target: TargetName;
  /** Absent where the target has none. */
  readonly dialect?: DialectName;
}

export function hasDialects(target: TargetName): boolean {
  return target === 'sql' || target === 'dbt';
}

/** Undefined: there is no such target or dialect. */
export function exportOf(name: string): Export | undefined {
  if (!exportNames.includes(name)) return undefined;
  const [target, dialect] = name.split(':') as [TargetName, DialectName?];
  return { target, ...(dialect && { dialect }) };
}

/** What no name of a table or column holds: control characters, and halves of characters, which no statement can be written with. */
const unnameable = '\\u0000-\\u001f\\u007f\\ud800-\\udfff';
const name = new RegExp(`^[^${unnameable}]+$`, 'u');
const namePart = `[^.${unnameable}]+`;

/** Whether something on a database can be called so. */
export function isNameable(text: string): boolean {
  return name.test(text);
}

const table = z
  .union([
    z.string().regex(new RegExp(`^${namePart}(\\.${namePart}){0,2}$`, 'u')),
    z.array(z.string().regex(name)).min(1).max(3),
  ])
  .describe(words.table);

const binding = z.strictObject({
  table: table.optional(),
  columns: z.map(z.string(), z.string().regex(name)).describe(words.columns).optional(),
  unique: z.boolean().describe(words.unique).optional(),
});

/**
 * What stands in a project file. Objects whose names are the user's are maps, so that a name such as `__proto__` is one like any other. Nothing secret has
 * a place in it: addresses and passwords of servers come from the environment.
 */
export const projectSchema = z
  .strictObject({
    $schema: z.string().describe(words.schema).optional(),
    targets: z.array(z.enum(exportNames)).describe(words.targets).optional(),
    data: z.map(z.string(), binding).describe(words.data).optional(),
  })
  .describe(words.file);
