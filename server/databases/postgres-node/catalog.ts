import type { Type } from '../../ir/index.ts';
import type { DatabaseColumn, DatabaseRow, TableName } from '../database.ts';
import { decimalType, mostDigits } from '../decimal-type.ts';
import { namePath, quoted } from './names.ts';

/** Runs a statement of a few rows. */
export type Ask = (statement: string, values?: readonly string[]) => Promise<readonly DatabaseRow[]>;

export async function tablesOf(ask: Ask): Promise<readonly TableName[]> {
  const rows = await ask(`
    SELECT n.nspname, c.relname, pg_catalog.pg_table_is_visible(c.oid)
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
    ORDER BY 1, 2`);
  return rows.map(([schema, table, isVisible]) => (isVisible === 't' ? [table ?? ''] : [schema ?? '', table ?? '']));
}

/** The columns of a table; undefined where there is none. Domains are what they are made of. */
export async function columnsOf(table: TableName, ask: Ask): Promise<readonly DatabaseColumn[] | undefined> {
  const rows = await ask(
    `
    WITH RECURSIVE found AS (
      SELECT a.attnum, a.attname, a.atttypid AS type, a.atttypmod AS modifier,
        pg_catalog.format_type(a.atttypid, a.atttypmod) AS written
      FROM pg_catalog.pg_attribute AS a
      WHERE a.attrelid = pg_catalog.to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
    ), based AS (
      SELECT attnum, attname, written, type, modifier FROM found
      UNION ALL
      SELECT b.attnum, b.attname, b.written, t.typbasetype, t.typtypmod
      FROM based AS b JOIN pg_catalog.pg_type AS t ON t.oid = b.type AND t.typtype = 'd'
    )
    SELECT b.attname, b.written, t.typname, t.typtype, b.modifier
    FROM based AS b JOIN pg_catalog.pg_type AS t ON t.oid = b.type
    WHERE t.typtype <> 'd' ORDER BY b.attnum`,
    [namePath(table)],
  );
  return rows.length === 0 ? undefined : measured(table, rows.map(columnOf), ask);
}

interface Unmeasured extends DatabaseColumn {
  /** How many digits its numbers have nobody knows before all were seen. */
  readonly isOpen?: true;
}

function columnOf([name, written, type, kind, modifier]: DatabaseRow): Unmeasured {
  const column = { name: name ?? '', written: written ?? '' };
  if (kind === 'e') return { ...column, type: { kind: 'text' } };
  if (type === 'numeric') return numericColumn(column, Number(modifier));
  if (type === 'float4' || type === 'float8') return { ...column, type: decimalType(18, 6), float: true };
  const known = plainTypes.get(type ?? '');
  return { ...column, ...(known && { type: known }), ...(type === 'timestamptz' && { zoned: true }) };
}

const plainTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ...['text', 'varchar', 'bpchar', 'name', 'uuid'].map((name) => [name, { kind: 'text' }] as const),
  ['bool', { kind: 'yes-no' }],
  ['date', { kind: 'date' }],
  ['timestamp', { kind: 'timestamp' }],
  ['timestamptz', { kind: 'timestamp' }],
  ['int2', decimalType(5, 0)],
  ['int4', decimalType(10, 0)],
  ['int8', decimalType(19, 0)],
]);

/** PostgreSQL packs digits and places into one number; the places may be below zero. */
function numericColumn(column: DatabaseColumn, modifier: number): Unmeasured {
  if (modifier < 4) return { ...column, isOpen: true };
  const digits = ((modifier - 4) >> 16) & 0xffff;
  const scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
  if (scale < 0 || scale > digits || digits > mostDigits) return { ...column, isOpen: true };
  return { ...column, type: decimalType(digits, scale) };
}

/** One look at all rows tells how wide the numbers are of columns that set no bound. */
async function measured(
  table: TableName,
  columns: readonly Unmeasured[],
  ask: Ask,
): Promise<readonly DatabaseColumn[]> {
  const open = columns.filter(({ isOpen }) => isOpen).map(({ name }) => name);
  if (open.length === 0) return columns;
  const widths = open.flatMap((name) => {
    const value = `nullif(nullif(nullif(${quoted(name)}::numeric, 'NaN'), 'Infinity'), '-Infinity')`;
    return [`max(min_scale(${value}))`, `max(length(trunc(abs(${value}))::text))`];
  });
  const [row = []] = await ask(`SELECT ${widths.join(', ')} FROM ${namePath(table)}`);
  return columns.map(({ isOpen, ...column }) => {
    const at = open.indexOf(column.name) * 2;
    const type = isOpen && exact(Number(row[at] ?? 0), Number(row[at + 1] ?? 1));
    return type ? { ...column, type } : column;
  });
}

function exact(scale: number, whole: number): Type | undefined {
  return scale + whole > mostDigits ? undefined : decimalType(scale + whole, scale);
}
