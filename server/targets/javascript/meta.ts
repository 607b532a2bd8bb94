import { hashOf } from '../../ir/hash.ts';
import type { CompileInput } from '../target.ts';
import type { Core } from './core.ts';
import { typeText } from './declarations.ts';
import type { Field } from './fields.ts';
import type { RowCore } from './row-core.ts';
import type { Tables } from './tables.ts';
import { quote } from './text.ts';

/** What a module says of itself: which rules and which numbers decide, and what it wants to know. */
export function metaOf(input: CompileInput, { fields }: Core, tables: Tables, rows: readonly RowCore[]): string {
  const { program, fits } = input;
  const lock = fits ? quote(hashOf([...fits].map(([name, { cuts }]) => [name, cuts]))) : 'null';
  const day = input.asOf ?? program.asOf.date;
  const about = [
    `program: ${quote(program.name)}`,
    `version: ${program.version}`,
    `hash: ${quote(hashOf(program))}`,
    `lock: ${lock}`,
    `asOf: ${day === undefined ? 'null' : quote(day)}`,
    `zone: ${quote(program.asOf.zone)}`,
    `subject: ${quote(program.subject)}`,
    `fields: ${list(fields.map(fieldItem))}`,
    `rows: ${list(rows.map((row) => rowItem(row)))}`,
    `data: ${list(tables.data.map(({ name }) => ({ name, columns: tables.columnsOf(name).map((each) => each.name) })))}`,
  ];
  return `{\n${about.map((each) => `  ${each},\n`).join('')}}`;
}

type Item = Readonly<Record<string, string | readonly string[] | readonly Item[]>>;

function fieldItem({ name, kind, type }: Field): Item {
  return { name, kind, type: typeText(type) };
}

/** Whose rows are decided about, and what has to be known of a row and of its customer. */
function rowItem({ data, fields, asked }: RowCore): Item {
  return { name: data, fields: fields.map(fieldItem), customer: (asked?.fields ?? []).map(fieldItem) };
}

function list(items: readonly Item[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${record(item)},\n`).join('')}  ]`;
}

function record(item: Item): string {
  return `{ ${Object.entries(item)
    .map(([name, says]) => `${name}: ${said(says)}`)
    .join(', ')} }`;
}

function said(says: Item[string]): string {
  if (typeof says === 'string') return quote(says);
  return `[${says.map((each) => (typeof each === 'string' ? quote(each) : record(each))).join(', ')}]`;
}
