import { z } from 'zod';
import { type DialectName, dialectNames } from '../targets/sql/dialects.ts';
import { type TargetName, targetNames } from '../targets/target.ts';

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
  .describe(
    'The table: "orders", "dw.orders" or "catalog.schema.orders". A list where a part holds a dot: ["dw", "orders.2026"]. Absent: a table named like the data.',
  );

const binding = z.strictObject({
  table: table.optional(),
  columns: z
    .map(z.string(), z.string().regex(name))
    .describe('Columns of the table by the names that the rules use, where they differ: { "total": "amt" }.')
    .optional(),
  unique: z
    .boolean()
    .describe(
      'You promise that no two rows of the table have one key, so that statements need not look for repeated rows.',
    )
    .optional(),
});

/**
 * What stands in a project file. Objects whose names are the user's are maps, so that a name such as `__proto__` is one like any other. Nothing secret has
 * a place in it: addresses and passwords of servers come from the environment.
 */
export const projectSchema = z
  .strictObject({
    $schema: z.string().describe('The address of this schema, for editors.').optional(),
    targets: z
      .array(z.enum(exportNames))
      .describe('What the rules are compiled to. Whatever one of these cannot hold is an error in the rules.')
      .optional(),
    data: z
      .map(z.string(), binding)
      .describe('Where data is on a database, by the names that the rules use: { "orders": { "table": "dw.orders" } }.')
      .optional(),
  })
  .describe('What the rules of a Patron project are compiled to, and where their data is.');
