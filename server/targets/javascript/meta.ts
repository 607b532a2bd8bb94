import { hashOf } from '../../ir/hash.ts';
import type { CompileInput } from '../target.ts';
import type { Core } from './core.ts';
import { typeText } from './declarations.ts';
import type { Tables } from './tables.ts';
import { quote } from './text.ts';

/** What a module says of itself: which rules and which numbers decide, and what it wants to know. */
export function metaOf(input: CompileInput, { fields }: Core, tables: Tables): string {
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
    `fields: ${list(fields.all.map(({ name, kind, type }) => ({ name, kind, type: typeText(type) })))}`,
    `data: ${list(tables.data.map(({ name }) => ({ name, columns: tables.columnsOf(name).map((each) => each.name) })))}`,
  ];
  return `{\n${about.map((each) => `  ${each},\n`).join('')}}`;
}

type Item = Readonly<Record<string, string | readonly string[]>>;

function list(items: readonly Item[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${record(item)},\n`).join('')}  ]`;
}

function record(item: Item): string {
  const entries = Object.entries(item).map(
    ([name, says]) => `${name}: ${typeof says === 'string' ? quote(says) : `[${says.map(quote).join(', ')}]`}`,
  );
  return `{ ${entries.join(', ')} }`;
}
