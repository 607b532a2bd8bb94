import type { DataLook, LookColumn } from '../analysis/look.ts';
import { typeName } from '../analysis/types.ts';
import type * as Ir from '../ir/index.ts';
import type { LockedColumn, LockedData } from './lock.ts';

/** The columns that a look told, and what those that a program uses are in it. */
export function lockedColumns(look: DataLook, source: Ir.Source): ReadonlyMap<string, LockedColumn> {
  const used = new Map(source.columns.map((column) => [column.name, column]));
  return new Map(
    look.columns.map((column) => {
      const use = used.get(column.name);
      return [column.name, { ...lookedColumn(column, look.rows), ...(use && { as: useOf(use) }) }];
    }),
  );
}

/** What a column is in the rules: `text`, `key text`, `amount money CNY`, `item text of products`. A label is shown, and means nothing. */
export function useOf({ role, type, lookup }: Ir.SourceColumn): string {
  const means = role === 'column' || role === 'label' ? '' : `${role} `;
  return `${means}${typeName(type)}${lookup === undefined ? '' : ` of ${lookup}`}`;
}

/** How data hangs together with other data: `of customers by customer_id`. */
export function linkOf({ parent, attributesOf }: Pick<Ir.Source, 'parent' | 'attributesOf'>): string | undefined {
  if (parent) return `of ${parent.data} by ${parent.by}`;
  return attributesOf && `for ${attributesOf.data} by ${attributesOf.by}`;
}

function lookedColumn({ type, float, unique, known, numbers }: LookColumn, rows: number): LockedColumn {
  const held = type.kind === 'number' && type.held.kind === 'decimal' ? type.held : numbers;
  const name = typeName(type);
  return {
    type: names.find((each) => each === name) ?? 'text',
    ...(held && { digits: held.digits, scale: held.scale }),
    ...(float && { float }),
    ...(unique && known === rows && known > 0 && { unique }),
    ...(known === 0 && { empty: true }),
  };
}

const names = [
  'text',
  'number',
  'date',
  'timestamp',
  'yes/no',
  'list of text',
] as const satisfies LockedColumn['type'][];

/** What a look at the data would tell if it were there. */
export function lookOf({ format, columns, sheet, rows }: LockedData): DataLook {
  const found = [...columns].map(([name, column]) => lookColumn(name, column, Math.max(1, rows)));
  const look: DataLook = { format, columns: found, rows: Math.max(1, rows), locked: true };
  return format === 'excel' ? { ...look, sheets: [{ name: sheet ?? '', columns: found, rows: look.rows }] } : look;
}

function lookColumn(name: string, column: LockedColumn, rows: number): LookColumn {
  const { digits = 18, scale = 0, float, unique, empty } = column;
  const isNumber = column.type === 'number';
  return {
    name,
    type: isNumber ? { kind: 'number', held: { kind: 'decimal', digits, scale } } : plainTypes[column.type as Plain],
    known: empty ? 0 : rows,
    unique: unique === true,
    ...(float && { float }),
    ...(!isNumber && column.digits !== undefined && { numbers: { digits, scale } }),
  };
}

type Plain = Exclude<LockedColumn['type'], 'number'>;

const plainTypes: Readonly<Record<Plain, Ir.Type>> = {
  text: { kind: 'text' },
  date: { kind: 'date' },
  timestamp: { kind: 'timestamp' },
  'yes/no': { kind: 'yes-no' },
  'list of text': { kind: 'list', of: { kind: 'text' } },
};
